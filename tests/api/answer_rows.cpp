#include "api/answer_rows.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>

#include "base/text.h"

namespace vestnik::api_proof {
namespace {

const std::filesystem::path api_folder = std::filesystem::path{VESTNIK_SOURCE_DIR} / "tests" / "api";

std::string or_nothing(std::string_view field) { return field == "-" ? std::string{} : std::string{field}; }

void each_line(const char* file, std::size_t fields,
               const std::function<void(const std::string& place, const std::vector<std::string_view>&)>& use) {
  std::ifstream stream{api_folder / file};
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const std::string place = file + (':' + std::to_string(number));
    const auto parts = split(line, '\t');
    if (line.front() != '@' && parts.size() != fields) throw std::runtime_error{place + " has not all its fields"};
    use(place, parts);
  }
}

}  // namespace

std::vector<AnswerRow> answer_rows() {
  std::vector<AnswerRow> rows;
  each_line("answers.tsv", 7, [&](const std::string& place, const std::vector<std::string_view>& fields) {
    AnswerRow row;
    row.place = place;
    if (fields[0].starts_with('@')) {
      const auto space = fields[0].find(' ');
      row.word = fields[0].substr(0, space);
      if (space != std::string_view::npos) row.target = fields[0].substr(space + 1);
      return rows.push_back(std::move(row));
    }
    row.operation = fields[0];
    row.target = fields[1] == "-" ? row.operation.substr(row.operation.find('/')) : std::string{fields[1]};
    row.body = or_nothing(fields[2]);
    row.who = fields[3];
    row.status = std::stoi(std::string{fields[4]});
    row.keep = or_nothing(fields[5]);
    row.key = or_nothing(fields[6]);
    rows.push_back(std::move(row));
  });
  return rows;
}

std::vector<AnsweredElsewhere> answered_elsewhere() {
  std::vector<AnsweredElsewhere> all;
  each_line("elsewhere.tsv", 3, [&](const std::string&, const std::vector<std::string_view>& fields) {
    all.push_back({std::string{fields[0]}, std::string{fields[1]}, std::string{fields[2]}});
  });
  return all;
}

}  // namespace vestnik::api_proof
