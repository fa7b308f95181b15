#pragma once
/// The journal's schema in a scratch, made for writing: a row lies in its primary key and nowhere else, and an index is
/// built when the first statement comes that would use it. A school's journal has indexes for every page and report;
/// a simulation asks for a few of them, and each of the others would cost every row of a million.
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "storage/sqlite_connection.h"

namespace vestnik::storage {

/// One thread. Throws DatabaseError.
class ScratchSchema {
 public:
  /// Makes tables, views and what keeps rows unique. `scratch` is empty, has the journal attached as "was" and outlives
  /// this. `journal`: the URI that the journal was attached by.
  ScratchSchema(SqliteConnection& scratch, const std::string& journal);

  /// Before a statement runs for the first time. Statements that are being stepped through go on undisturbed.
  void make_ready_for(std::string_view sql);

 private:
  void build(const std::string& index);

  SqliteConnection& scratch_;
  std::unique_ptr<SqliteConnection> whole_;                  ///< the same without rows and with every index
  std::map<std::string, std::string, std::less<>> waiting_;  ///< statements that build the others, by index
};

}  // namespace vestnik::storage
