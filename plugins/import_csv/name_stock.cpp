#include "name_stock.h"

#include <stdexcept>

#include "base/text.h"
#include "built_in.h"

namespace vestnik::import_csv {
namespace {

/// Fields of every line after the remark and the heading.
std::vector<std::vector<std::string>> lines_of(std::string_view tsv, std::size_t fields) {
  std::vector<std::vector<std::string>> lines;
  int number = 0;
  for (const std::string_view line : split(tsv, '\n')) {
    if (++number <= 2 || line.empty()) continue;
    std::vector<std::string> parts;
    for (const std::string_view part : split(line, '\t')) parts.emplace_back(part);
    if (parts.size() != fields) throw std::invalid_argument("built-in table, line " + std::to_string(number));
    lines.push_back(std::move(parts));
  }
  return lines;
}

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> list;
  for (const std::string_view part : split(text, '|')) list.emplace_back(part);
  return list;
}

SubjectPlan subject_of(const std::vector<std::string>& fields) {
  return {fields.at(0), std::stoi(fields.at(1)), std::stoi(fields.at(2)), std::stoi(fields.at(3)),
          fields.at(4) == "own"};
}

NameStock read_names() {
  NameStock stock;
  for (auto& line : lines_of(built_in_names(), 4)) {
    if (line[0] == "last") stock.last.push_back({line[1], line[2]});
    if (line[0] == "male") stock.male.push_back({line[1], line[2], line[3]});
    if (line[0] == "female") stock.female.push_back(line[1]);
  }
  return stock;
}

GeneratedWords read_words() {
  GeneratedWords words;
  for (auto& line : lines_of(built_in_generated(), 3)) {
    if (line[0] == "file") words.headings[line[1]] = list_of(line[2]);
    if (line[0] == "row") words.rows[line[1]].push_back(list_of(line[2]));
    if (line[0] == "word") words.words[line[1]] = line[2];
    if (line[0] == "subject") words.subjects.push_back(subject_of(list_of(line[2])));
  }
  return words;
}

}  // namespace

const NameStock& name_stock() {
  static const NameStock stock = read_names();
  return stock;
}

const GeneratedWords& generated_words() {
  static const GeneratedWords words = read_words();
  return words;
}

}  // namespace vestnik::import_csv
