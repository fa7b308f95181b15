#include "cell_reader.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik::import_csv {

void CellReader::refuse(std::string_view field, Problem problem) {
  report_.refuse(row_.place(field), std::move(problem));
  sound_ = false;
}

std::string CellReader::required(std::string_view field) {
  if (row_[field].empty()) refuse(field, Problem{"import.empty_cell"});
  return text(field);
}

PersonName CellReader::name() {
  const bool in_parts = !row_["last_name"].empty();
  auto name = in_parts ? parse_name_parts(row_["last_name"], row_["first_name"], row_["patronymic"])
                       : parse_full_name(row_["full_name"]);
  if (!name) {
    refuse(in_parts ? "last_name" : "full_name", name.problem());
    return {};
  }
  if (name->homoglyphs_folded) {
    report_.note(row_.place(in_parts ? "last_name" : "full_name"), Problem{"import.homoglyphs_folded"}, joined(*name));
  }
  return *name;
}

std::optional<CivilDate> CellReader::date(std::string_view field) {
  if (row_[field].empty()) return std::nullopt;
  const auto date = parse_date(row_[field]);
  if (date) return *date;
  refuse(field, date.problem());
  return std::nullopt;
}

CivilDate CellReader::required_date(std::string_view field) {
  if (row_[field].empty()) refuse(field, Problem{"import.empty_cell"});
  return date(field).value_or(CivilDate{});
}

std::optional<Paper> CellReader::paper(std::string_view field) {
  const std::string_view cell = row_[field];
  if (cell.empty() || word_table().value("yes_no", cell) == "no") return std::nullopt;
  const auto paper = parse_paper(cell);
  if (paper) return *paper;
  refuse(field, paper.problem());
  return std::nullopt;
}

WallTime CellReader::time(std::string_view field) {
  const auto time = parse_time(row_[field]);
  if (time) return *time;
  refuse(field, time.problem());
  return WallTime{};
}

int CellReader::whole(std::string_view field, int from, int to, std::optional<int> otherwise) {
  if (row_[field].empty() && otherwise) return *otherwise;
  const auto value = parse_whole(row_[field], from, to);
  if (value) return *value;
  refuse(field, value.problem());
  return from;
}

std::string CellReader::phone(std::string_view field) {
  if (row_[field].empty() || row_[field] == "-") return {};
  auto phone = parse_phone(row_[field]);
  if (phone) return *phone;
  refuse(field, phone.problem());
  return {};
}

std::string CellReader::email(std::string_view field) {
  if (row_[field].empty() || row_[field] == "-") return {};
  auto email = parse_email(row_[field]);
  if (email) return *email;
  refuse(field, email.problem());
  return {};
}

std::string CellReader::word(std::string_view field, std::string_view domain, std::string_view otherwise) {
  if (row_[field].empty()) return std::string{otherwise};
  const auto value = word_table().value(domain, row_[field]);
  if (value) return *value;
  refuse(field, Problem{"import.unknown_word"});
  return std::string{otherwise};
}

bool CellReader::yes_no(std::string_view field, bool otherwise) {
  return word(field, "yes_no", otherwise ? "yes" : "no") == "yes";
}

std::vector<std::string> CellReader::list(std::string_view field) const {
  std::string cell = text(field);
  std::replace(cell.begin(), cell.end(), ',', ';');
  std::vector<std::string> words;
  for (const std::string_view word : split(cell, ';')) {
    if (!trimmed(word).empty()) words.emplace_back(trimmed(word));
  }
  return words;
}

}  // namespace vestnik::import_csv
