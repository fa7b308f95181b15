#include "access/table.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "base/text.h"

namespace vestnik::access_proof {
namespace {

const std::filesystem::path folder = std::filesystem::path{VESTNIK_SOURCE_DIR} / "tests" / "access";

Object object_named(std::string_view kind, std::int64_t id) {
  if (id == nobodys_id) return Object::institution();
  if (kind == "students" || kind == "student") return Object::student(PersonId{id});
  if (kind == "groups" || kind == "group") return Object::group(GroupId{id});
  if (kind == "lessons" || kind == "lesson") return Object::lesson(LessonId{id});
  if (kind == "people" || kind == "staff" || kind == "person") return Object::person(PersonId{id});
  return Object::institution();
}

/// "/api/v1/students/17/diary": the student.
Object object_of_path(std::string_view target) {
  const auto parts = split(target.substr(0, target.find('?')), '/');
  for (std::size_t at = 3; at + 1 < parts.size(); ++at) {
    const std::string_view next = parts[at + 1];
    if (!next.empty() && next.find_first_not_of("0123456789") == std::string_view::npos)
      return object_named(parts[at], std::stoll(std::string{next}));
  }
  return Object::institution();
}

class TableReader {
 public:
  TableReader(const std::map<std::string, std::string>& principals, const std::map<std::string, std::int64_t>& ids)
      : principals_(principals), ids_(ids) {}

  void read(const std::filesystem::path& path) {
    std::ifstream stream{path};
    std::string line;
    for (int number = 1; std::getline(stream, line); ++number) {
      place_ = path.filename().string() + ':' + std::to_string(number);
      if (line.empty() || line.front() == '#' || line.starts_with("route\t")) continue;
      if (line.front() == '@') {
        define(line);
      } else {
        rows.push_back(row(line));
      }
    }
  }

  std::vector<Expected> rows;

 private:
  [[noreturn]] void complain(const std::string& what) const { throw std::runtime_error{place_ + ": " + what}; }

  /// `@staff = director @heads`
  void define(const std::string& line) {
    const auto equals = line.find('=');
    if (equals == std::string::npos) complain("is no group");
    const std::string name{trimmed(std::string_view{line}.substr(0, equals))};
    groups_[name] = people(std::string_view{line}.substr(equals + 1));
  }

  std::set<std::string> people(std::string_view words) {
    std::set<std::string> found;
    for (const std::string_view word : split(words, ' ')) {
      const std::string name{trimmed(word)};
      if (name.empty() || name == "-") continue;
      if (const auto group = groups_.find(name); group != groups_.end()) {
        found.insert(group->second.begin(), group->second.end());
      } else if (principals_.contains(name)) {
        found.insert(name);
      } else {
        complain("nobody is called " + name);
      }
    }
    return found;
  }

  Expected row(const std::string& line) {
    const auto fields = split(line, '\t');
    if (fields.size() != 8) complain("has " + std::to_string(fields.size()) + " fields instead of 8");
    Expected expected;
    expected.file = place_;
    expected.route = fields[0];
    expected.target = fields[1] == "-" ? expected.route.substr(expected.route.find('/')) : std::string{fields[1]};
    expected.body = fields[2] == "-" ? std::string{} : with_ids(std::string{fields[2]}, ids_);
    expected.target = with_ids(expected.target, ids_);
    if (expected.target.find('{') != std::string::npos) complain("there is no such id in " + expected.target);
    expected.everybody = fields[3] == "*";
    if (!expected.everybody) expected.who = people(fields[3]);
    if (fields[4] != "-") {
      for (const std::string_view status : split(fields[4], '/'))
        expected.refused.insert(std::stoi(std::string{status}));
    }
    expected.by_matrix = fields[7] != "skip";
    read_object(fields[7], expected);
    expected.once = fields[5] == "once";
    if (!expected.once && fields[5] != "-") expected.granted = std::stoi(std::string{fields[5]});
    return expected;
  }

  /// "-", "group:other_group", "duty.view_all", "institution", and then further names.
  void read_object(std::string_view field, Expected& expected) {
    const std::string_view word = field.substr(0, field.find(' '));
    if (word.find(':') != std::string_view::npos) {
      expected.object = object_of(word);
    } else if (word != "institution") {
      expected.object = object_of_path(expected.target);
    }
    if (word.find('.') != std::string_view::npos) expected.permission = word;
    if (word.size() < field.size()) expected.further = people(field.substr(word.size()));
  }
  /// "group:other_group"
  Object object_of(std::string_view words) const {
    const auto colon = words.find(':');
    const auto id = ids_.find(std::string{words.substr(colon + 1)});
    if (id == ids_.end()) complain("there is no " + std::string{words});
    return object_named(words.substr(0, colon), id->second);
  }

  const std::map<std::string, std::string>& principals_;
  const std::map<std::string, std::int64_t>& ids_;
  std::map<std::string, std::set<std::string>> groups_;
  std::string place_;
};

}  // namespace

std::string with_ids(std::string text, const std::map<std::string, std::int64_t>& ids) {
  for (const auto& [name, id] : ids) {
    const std::string word = '{' + name + '}';
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
      text.replace(at, word.size(), std::to_string(id));
    }
  }
  return text;
}

std::vector<Expected> expected_answers(const std::map<std::string, std::string>& principals,
                                       const std::map<std::string, std::int64_t>& ids) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  }
  // Groups stand in the first of them.
  std::ranges::sort(files);
  TableReader reader{principals, ids};
  for (const auto& file : files) reader.read(file);
  return std::move(reader.rows);
}

}  // namespace vestnik::access_proof
