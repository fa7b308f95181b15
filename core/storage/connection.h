#pragma once
/// One session with a database engine, as WriterDatabase drives it: transactions, savepoints, prepared statements.
/// A driver is one implementation of this class; everything above it is the same for both engines.
///
/// One thread at a time. Every method but rollback() throws DatabaseError.
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "ports/database.h"

namespace vestnik::storage {

using Parameters = std::span<const Value>;
using EachRow = std::function<void(const Row&)>;

class Connection {
 public:
  virtual ~Connection() = default;

  /// Begins a transaction that sees one snapshot, taken by its first statement, and may not write.
  virtual void begin_read() = 0;
  /// Begins a transaction that is alone in writing to the database, over all processes.
  virtual void begin_write() = 0;
  /// Returns after the commit is on disk. After a failure nothing of the transaction is kept; call rollback().
  virtual void commit() = 0;
  /// Ends whatever transaction is open. A session that cannot do that is given up and made anew by the next begin.
  virtual void rollback() noexcept = 0;
  /// Whether a transaction is still open: a full disk or a lost server may have ended it behind our back.
  [[nodiscard]] virtual bool in_transaction() const = 0;

  /// One level of savepoints inside a write transaction.
  virtual void savepoint() = 0;
  /// Keeps what was written since savepoint(). Throws `constraint` when that breaks a deferred foreign key, so that
  /// the commit of the group cannot fail because of one command.
  virtual void release() = 0;
  virtual void rollback_to() = 0;

  /// The statements of a call nest: `each` may ask again, with the same text too.
  virtual void query(std::string_view sql, Parameters parameters, const EachRow& each) = 0;
  virtual std::int64_t execute(std::string_view sql, Parameters parameters) = 0;

  /// Differs from the last answer when another session, of this process or of another, has committed since. Outside a
  /// transaction or at its beginning. 0 when the engine does not tell.
  [[nodiscard]] virtual std::int64_t data_version() = 0;
};

}  // namespace vestnik::storage
