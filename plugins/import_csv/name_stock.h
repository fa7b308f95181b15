#pragma once
/// Parts of invented people's names (`names.tsv`) and the words of generated files (`generated.tsv`), built in.
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::import_csv {

struct LastName {
  std::string masculine, feminine;
};
struct MaleName {
  std::string name, patronymic_of_sons, patronymic_of_daughters;
};

struct NameStock {
  std::vector<LastName> last;
  std::vector<MaleName> male;
  std::vector<std::string> female;
};

struct SubjectPlan {
  std::string name;
  int from_grade = 1;
  int to_grade = 11;
  int hours = 1;             ///< lessons a week
  bool own_teacher = false;  ///< taught by the class's own teacher
};

struct GeneratedWords {
  std::map<std::string, std::vector<std::string>, std::less<>> headings;           ///< by file
  std::map<std::string, std::vector<std::vector<std::string>>, std::less<>> rows;  ///< the same in every school
  std::map<std::string, std::string, std::less<>> words;
  std::vector<SubjectPlan> subjects;

  [[nodiscard]] const std::string& word(std::string_view name) const { return words.find(name)->second; }
};

[[nodiscard]] const NameStock& name_stock();
[[nodiscard]] const GeneratedWords& generated_words();

}  // namespace vestnik::import_csv
