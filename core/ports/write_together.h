#pragma once
/// Several commands of one thread that may share a commit: what falls due at one hour in many institutions need not be
/// synced one by one. Beside ports/database.h, because a database may well know nothing of it; then they are written
/// one after another.
#include <exception>
#include <functional>
#include <span>

#include "ports/database.h"

namespace vestnik {

/// One command, and what became of it.
struct WriteOrder {
  InstitutionId institution;
  std::function<bool(Transaction&)> use;  ///< as Database::write() takes it
  std::exception_ptr failure{};           ///< what write() would have thrown; none: it was answered
};

/// Implemented by a database with a group commit. Any thread.
class WritesTogether {
 public:
  virtual ~WritesTogether();
  /// See the function below; the two are the same where the database can do it.
  virtual void write_together(Priority priority, std::span<WriteOrder> orders) = 0;
};

/// Runs each order as Database::write() would, in their order, and returns when all are answered. Each has a savepoint
/// of its own: one that fails takes no other down, but a commit that fails is the failure of all that shared it.
/// Whatever is more urgent goes first, between any two of them. Never call it from inside a transaction.
void write_together(Database& database, Priority priority, std::span<WriteOrder> orders);

}  // namespace vestnik
