#include "records/personal_tables.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/text.h"
#include "records/institution_terms.h"

namespace vestnik {
namespace {

using Kind = PersonalColumn::Kind;
using Shown = PersonalColumn::Shown;

constexpr std::string_view tables_header = "table\tcolumn\tkind\tsource\tcolumns\tmeaning";
constexpr std::string_view with_erasure = "\terasure";  ///< the last field of plugins' files
constexpr std::size_t table_fields = 6;

bool is_sql_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char each) {
    return (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '_';
  });
}

std::optional<Kind> kind_of(std::string_view word) {
  if (word == "own") return Kind::own;
  if (word == "others") return Kind::others;
  if (word == "deed") return Kind::deed;
  if (word == "closed") return Kind::closed;
  return std::nullopt;
}

std::optional<Shown::As> as_of(std::string_view word) {
  if (word.empty()) return Shown::As::text;
  if (word == "at") return Shown::As::instant;
  if (word == "yes") return Shown::As::truth;
  if (word == "subject") return Shown::As::subject;
  if (word == "group") return Shown::As::group;
  return std::nullopt;
}

/// "word_contact": a code of the messages' family "privacy.as_contact"; "word_notify.state" of another's.
constexpr std::string_view of_family = "word_";
constexpr std::string_view own_family = "privacy.as_";

std::optional<Shown> shown_of(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  const std::string_view left = text.substr(0, equals);
  const auto colon = left.find(':');
  const std::string_view name = left.substr(0, colon);
  const std::string_view manner = colon == std::string_view::npos ? std::string_view{} : left.substr(colon + 1);
  if (!is_sql_name(name)) return std::nullopt;
  Shown shown{std::string{name}, std::string{text.substr(equals + 1)}, Shown::As::word, ""};
  if (manner.starts_with(of_family)) {
    const std::string family{manner.substr(of_family.size())};
    shown.family = family.find('.') == std::string::npos ? std::string{own_family} + family : family;
    return shown;
  }
  const auto as = as_of(manner);
  if (!as) return std::nullopt;
  shown.as = *as;
  return shown;
}

std::optional<PersonalColumn> column_of(const std::vector<std::string_view>& fields) {
  if (fields.size() != table_fields && fields.size() != table_fields + 1) return std::nullopt;
  const auto kind = kind_of(fields[2]);
  if (!kind || !is_sql_name(fields[0]) || !is_sql_name(fields[1])) return std::nullopt;
  PersonalColumn column;
  column.table = fields[0];
  column.column = fields[1];
  column.kind = *kind;
  column.source = *kind == Kind::own ? std::string{fields[3]} : column.table;
  column.meaning = trimmed(fields[5]);
  if (fields.size() > table_fields) {
    column.erasure = parse_erasure(fields[table_fields]);
    if (!column.erasure) return std::nullopt;
  }
  if (!is_sql_name(column.source)) return std::nullopt;
  if (*kind != Kind::own) return column;
  for (const std::string_view each : split(fields[4], ';')) {
    const auto shown = shown_of(each);
    if (!shown) return std::nullopt;
    column.columns.push_back(*shown);
  }
  return column;
}

Result<void> read_file(const std::filesystem::path& file, std::vector<PersonalColumn>& to) {
  std::ifstream stream{file};
  const std::string text{std::istreambuf_iterator<char>{stream}, {}};
  std::size_t number = 0;
  bool header_seen = false;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (trimmed(line).empty() || line.front() == '#') continue;
    if (!header_seen && (line == tables_header || line == std::string{tables_header} + std::string{with_erasure})) {
      header_seen = true;
      continue;
    }
    auto column = column_of(split(line, '\t'));
    if (!header_seen || !column) {
      return Problem{"privacy.table_wrong", {{"file", file.filename().string()}, {"line", std::to_string(number)}}};
    }
    const std::string component = file.stem().string();
    column->component = component == "core" ? component : "plugin:" + component;
    to.push_back(*std::move(column));
  }
  return {};
}

std::string expression(const Shown& shown) {
  const std::string name = "t." + shown.name;
  switch (shown.as) {
    case Shown::As::subject:
      return "(SELECT s.name FROM subject s WHERE s.institution_id = $1 AND s.id = " + name + ")";
    case Shown::As::group:
      return "(SELECT s.name FROM study_group s WHERE s.institution_id = $1 AND s.id = " + name + ")";
    case Shown::As::text: return "CAST(" + name + " AS TEXT)";
    default: return name;
  }
}

/// What stands under an account is its owner's.
std::string whose(const PersonalColumn& column) {
  const std::string here = "institution_id = $1 AND " + column.column;
  if (column.column != "account_id") return here + " = $2";
  return here + " IN (SELECT a.id FROM account a WHERE a.institution_id = $1 AND a.person_id = $2)";
}

std::string question_of(const PersonalColumn& column) {
  std::string sql = "SELECT ";
  for (const Shown& each : column.columns) sql += (sql.size() > 7 ? ", " : "") + expression(each);
  return sql + " FROM " + column.source + " t WHERE t." + whose(column) + " ORDER BY 1";
}

struct Manner {
  const KeptWords& said;
  std::optional<TimeZone> zone;
};

std::string words_of(const Row& row, int at, const Shown& shown, const Manner& manner) {
  if (row.is_null(at)) return {};
  if (shown.as == Shown::As::truth) return row.truth(at) ? manner.said.yes : manner.said.no;
  if (shown.as == Shown::As::word && manner.said.of) return manner.said.of(shown.family, row.string(at));
  if (shown.as != Shown::As::instant) return row.string(at);
  if (!manner.zone) return to_iso(row.instant(at));
  const LocalTime local = manner.zone->local(row.instant(at));
  return to_iso(local.date) + " " + to_clock(local.time);
}

PersonalSection rows_of(Transaction& transaction, const PersonalColumn& column, PersonId person, const Manner& manner) {
  PersonalSection section{column.meaning, column.kind, 0, {}};
  transaction.query(question_of(column), {transaction.institution(), person}, [&](const Row& row) {
    PersonalRow words;
    for (int at = 0; at < static_cast<int>(column.columns.size()); ++at) {
      const Shown& shown = column.columns[static_cast<std::size_t>(at)];
      if (auto text = words_of(row, at, shown, manner); !text.empty()) words.emplace_back(shown.words, std::move(text));
    }
    section.rows.push_back(std::move(words));
  });
  section.count = static_cast<std::int64_t>(section.rows.size());
  return section;
}

PersonalSection count_of(Transaction& transaction, const PersonalColumn& column, PersonId person) {
  PersonalSection section{column.meaning, column.kind, 0, {}};
  transaction.query("SELECT COUNT(*) FROM " + column.table + " WHERE " + whose(column),
                    {transaction.institution(), person}, [&](const Row& row) { section.count = row.integer(0); });
  return section;
}

}  // namespace

Result<PersonalTables> PersonalTables::load(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{folder, error}) {
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  }
  if (error) return Problem{"privacy.table_wrong", {{"file", folder.filename().string()}, {"line", "0"}}};
  // What the core keeps comes first; it is what a person looks for.
  std::ranges::sort(files, {}, [](const auto& file) { return std::pair{file.stem() != "core", file.stem()}; });
  PersonalTables tables;
  for (const auto& file : files) {
    if (const auto read = read_file(file, tables.columns_); !read) return read.problem();
  }
  return tables;
}

std::vector<std::string> installed_components(Transaction& transaction) {
  return transaction.all("SELECT DISTINCT component FROM schema_version ORDER BY component", {},
                         [](const Row& row) { return row.string(0); });
}

ErasedRows erase_listed(Transaction& transaction, const PersonalTables& tables, PersonId person, bool keep_summary) {
  const auto installed = installed_components(transaction);
  ErasedRows rows;
  for (const PersonalColumn& column : tables.columns()) {
    const bool here = std::ranges::find(installed, column.component) != installed.end();
    if (!here || !column.erasure || (keep_summary && column.erasure->with_summary)) continue;
    erase_rows(transaction, {column.table, column.column}, *column.erasure, person, rows);
  }
  return rows;
}

std::vector<PersonalSection> kept_of(Transaction& transaction, const PersonalTables& tables, PersonId person,
                                     const KeptWords& words) {
  const auto installed = installed_components(transaction);
  const Manner manner{words, zone_of_institution(transaction)};
  std::vector<PersonalSection> sections;
  for (const PersonalColumn& column : tables.columns()) {
    if (std::ranges::find(installed, column.component) == installed.end()) continue;
    auto section =
        column.kind == Kind::own ? rows_of(transaction, column, person, manner) : count_of(transaction, column, person);
    if (section.count > 0) sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace vestnik
