#pragma once
/// Answers of one session, kept while the tables they were read from stand still. Of a scratch alone: nobody else
/// writes to it, so that every write is seen here.
///
/// Whose child somebody is and by which telephone he is reached is asked with every mark and changes a few times a
/// year; asking SQLite costs twenty times more than looking it up. One thread.
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "storage/sqlite_connection.h"

namespace vestnik::storage {

class QuietAnswers {
 public:
  /// The connection outlives this. Knows the tables that are there now. `before_first` is given every statement before
  /// it runs for the first time.
  QuietAnswers(SqliteConnection& connection, std::function<void(std::string_view)> before_first);

  void query(std::string_view sql, Parameters parameters, const EachRow& each);
  std::int64_t execute(std::string_view sql, Parameters parameters);
  /// How many statements have written so far.
  [[nodiscard]] std::uint64_t writes() const { return written_; }

 private:
  using Cell = std::variant<std::monostate, std::int64_t, std::string>;
  using Cells = std::vector<Cell>;  ///< row after row
  class KeptRow;

  struct Answer {
    std::uint64_t writes = 0;  ///< to the statement's tables, when it was read
    std::shared_ptr<const Cells> cells;
  };
  struct Statement {
    std::string text;
    bool writes = false;
    bool keeps = false;               ///< a SELECT of tables alone: its answers may be kept
    std::vector<std::size_t> tables;  ///< read, or written to
    int columns = 0;
    std::unordered_map<std::string, Answer> answers;  ///< by parameters
  };

  Statement& statement_of(std::string_view sql);
  void learn(Statement& statement) const;
  void note_write(const Statement& statement);
  [[nodiscard]] bool is_quiet(const Statement& statement) const;
  [[nodiscard]] std::uint64_t writes_to(const Statement& statement) const;
  void ask(Statement& statement, Parameters parameters, Answer& answer);

  SqliteConnection& connection_;
  std::string key_;  ///< of the parameters asked with; kept for its room
  std::function<void(std::string_view)> before_first_;
  std::unordered_map<std::string, std::size_t> place_of_table_;
  std::vector<std::uint64_t> writes_;  ///< by table
  std::uint64_t written_ = 0;
  std::unordered_map<std::string_view, std::unique_ptr<Statement>> statements_;
  std::unordered_map<const char*, Statement*> by_address_;  ///< of literals; the text is compared
};

}  // namespace vestnik::storage
