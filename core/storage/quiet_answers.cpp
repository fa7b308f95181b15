#include "storage/quiet_answers.h"

#include <algorithm>
#include <cctype>

#include "storage/changed_table.h"

namespace vestnik::storage {
namespace {

/// A table that is written to more often is not worth keeping answers of.
constexpr std::uint64_t most_writes = 64;
/// Answers of one statement; then they are dropped, for most name a day that is over.
constexpr std::size_t most_answers = 5'000;
constexpr std::string_view journal_prefix = "was.";

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; }

/// Calls `each` with every word of a statement; a name after "was." keeps its prefix.
template <class Each>
void for_words(std::string_view sql, Each&& each) {
  for (std::size_t at = 0; at < sql.size();) {
    std::size_t end = at;
    while (end < sql.size() && in_word(sql[end])) ++end;
    if (end > at) each(sql.substr(at, end - at));
    at = end + 1;
  }
}

void write_key(Parameters parameters, std::string& key) {
  key.clear();
  for (const Value& value : parameters) {
    const auto& held = value.held();
    if (const auto* number = std::get_if<std::int64_t>(&held)) {
      key += 'i';
      key.append(reinterpret_cast<const char*>(number), sizeof *number);
    } else if (const auto* text = std::get_if<std::string_view>(&held)) {
      const std::size_t size = text->size();
      key += 't';
      key.append(reinterpret_cast<const char*>(&size), sizeof size).append(*text);
    } else {
      key += 'n';
    }
  }
}

}  // namespace

class QuietAnswers::KeptRow final : public Row {
 public:
  explicit KeptRow(const Cell* cells) : cells_(cells) {}
  [[nodiscard]] bool is_null(int column) const override { return std::holds_alternative<std::monostate>(at(column)); }
  [[nodiscard]] std::int64_t integer(int column) const override { return held<std::int64_t>(column); }
  [[nodiscard]] std::string_view text(int column) const override { return held<std::string>(column); }

 private:
  [[nodiscard]] const Cell& at(int column) const { return cells_[column]; }
  template <class Kind>
  [[nodiscard]] const Kind& held(int column) const {
    const auto* value = std::get_if<Kind>(&at(column));
    if (value == nullptr) throw DatabaseError{DatabaseError::Kind::failure, "a column of another type"};
    return *value;
  }
  const Cell* cells_;
};

QuietAnswers::QuietAnswers(SqliteConnection& connection, std::function<void(std::string_view)> before_first)
    : connection_(connection), before_first_(std::move(before_first)) {
  connection.query("SELECT name FROM main.sqlite_schema WHERE type = 'table'", {},
                   [&](const Row& row) { place_of_table_.emplace(row.string(0), place_of_table_.size()); });
  writes_.assign(place_of_table_.size(), 0);
}

QuietAnswers::Statement& QuietAnswers::statement_of(std::string_view sql) {
  if (const auto found = by_address_.find(sql.data()); found != by_address_.end() && found->second->text == sql) {
    return *found->second;
  }
  auto held = statements_.find(sql);
  if (held == statements_.end()) {
    auto statement = std::make_unique<Statement>();
    statement->text = sql;
    learn(*statement);
    before_first_(sql);
    const std::string_view text = statement->text;
    held = statements_.emplace(text, std::move(statement)).first;
  }
  by_address_[sql.data()] = held->second.get();
  return *held->second;
}

// Views, functions and the journal's own tables are nobody's name here, so a statement that reads them is asked anew;
// but a view stands on tables and is known by its name, "v1_…", which no table has.
void QuietAnswers::learn(Statement& statement) const {
  const auto changed = changed_table(statement.text);
  statement.writes = !changed || !changed->empty();
  statement.keeps = !statement.writes && statement.text.find("v1_") == std::string::npos &&
                    statement.text.find("sqlite_") == std::string::npos &&
                    statement.text.find("pragma_") == std::string::npos;
  for_words(statement.text, [&](std::string_view word) {
    if (word.starts_with(journal_prefix)) statement.keeps = false;
    const auto table = place_of_table_.find(std::string{word.substr(0, word.find('.'))});
    if (table != place_of_table_.end()) statement.tables.push_back(table->second);
  });
  // A write that reads other tables leaves them as they are; there are no triggers in a journal.
  if (statement.writes && changed) {
    const auto written = place_of_table_.find(std::string{*changed});
    if (written != place_of_table_.end()) statement.tables = {written->second};
  }
  std::ranges::sort(statement.tables);
  statement.tables.erase(std::unique(statement.tables.begin(), statement.tables.end()), statement.tables.end());
  if (statement.tables.empty()) statement.keeps = false;
}

void QuietAnswers::note_write(const Statement& statement) {
  ++written_;
  for (const std::size_t table : statement.tables) ++writes_[table];
}

bool QuietAnswers::is_quiet(const Statement& statement) const {
  return statement.keeps &&
         std::ranges::all_of(statement.tables, [&](std::size_t table) { return writes_[table] <= most_writes; });
}

std::uint64_t QuietAnswers::writes_to(const Statement& statement) const {
  std::uint64_t writes = 0;
  for (const std::size_t table : statement.tables) writes += writes_[table];
  return writes;
}

void QuietAnswers::ask(Statement& statement, Parameters parameters, Answer& answer) {
  answer.writes = writes_to(statement);
  auto cells = std::make_shared<Cells>();
  connection_.query(statement.text, parameters, [&](const Row& row) {
    // The driver below is this folder's own.
    const auto& held = static_cast<const SqliteRow&>(row);
    statement.columns = held.columns();
    for (int column = 0; column < statement.columns; ++column) {
      if (held.is_null(column)) {
        cells->emplace_back();
      } else if (held.is_integer(column)) {
        cells->emplace_back(held.integer(column));
      } else {
        cells->emplace_back(std::string{held.text(column)});
      }
    }
  });
  answer.cells = std::move(cells);
}

void QuietAnswers::query(std::string_view sql, Parameters parameters, const EachRow& each) {
  Statement& statement = statement_of(sql);
  if (!is_quiet(statement)) {
    if (statement.writes) note_write(statement);
    return connection_.query(sql, parameters, each);
  }
  if (statement.answers.size() >= most_answers) statement.answers.clear();
  write_key(parameters, key_);
  const auto [held, fresh] = statement.answers.try_emplace(key_);
  if (fresh || held->second.writes != writes_to(statement)) ask(statement, parameters, held->second);
  // Held on to: `each` may ask again, and so drop what is kept.
  const std::shared_ptr<const Cells> cells = held->second.cells;
  for (std::size_t at = 0; at < cells->size(); at += static_cast<std::size_t>(statement.columns)) {
    each(KeptRow{&(*cells)[at]});
  }
}

std::int64_t QuietAnswers::execute(std::string_view sql, Parameters parameters) {
  note_write(statement_of(sql));
  return connection_.execute(sql, parameters);
}

}  // namespace vestnik::storage
