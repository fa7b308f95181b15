#include "generated_school.h"

#include <algorithm>

#include "base/text.h"
#include "invented_people.h"
#include "name_stock.h"
#include "timetable_weaver.h"

namespace vestnik::import_csv {
namespace {

constexpr int usual_class_size = 25;
constexpr int grades = 11;
constexpr int days = 5;
constexpr int teacher_hours = 24;
constexpr int first_grade_born = 2019;

struct SchoolClass {
  std::string name;
  int grade = 1;
  std::size_t teacher = 0;  ///< its own teacher
};

struct Course {
  std::size_t group = 0;
  std::size_t teacher = 0;
  std::string subject;
  int hours = 1;
};

class SchoolMaker {
 public:
  SchoolMaker(int students, std::uint64_t seed) : students_(students), seed_(seed), random_(seed), people_(random_) {}

  GeneratedFiles run() {
    for (const auto& [file, heading] : words_.headings) {
      files_[file].push_back(heading);
      if (const auto fixed = words_.rows.find(file); fixed != words_.rows.end()) {
        files_[file].insert(files_[file].end(), fixed->second.begin(), fixed->second.end());
      }
    }
    institution();
    leaders();
    classes();
    courses();
    timetable();
    pupils();
    return std::move(files_);
  }

 private:
  void row(const std::string& file, std::vector<std::string> cells) { files_[file].push_back(std::move(cells)); }

  void institution() {
    row("institution.csv",
        {"school-" + std::to_string(seed_), words_.word("institution_name"), words_.word("short_name"),
         words_.word("kind"), words_.word("timezone"), words_.word("phone")});
  }

  std::size_t hire(std::string_view post) {
    staff_.push_back(people_.employee());
    row("staff.csv", {staff_.back(), words_.word(post), people_.phone(), people_.email(staff_.back())});
    return staff_.size() - 1;
  }

  void leaders() {
    for (const char* post : {"director", "deputy_head", "administrator"}) hire(post);
  }

  void classes() {
    const std::u32string letters = to_code_points(words_.word("letters"));
    const int most = grades * static_cast<int>(letters.size());
    const int number = std::min(most, (students_ + usual_class_size - 1) / usual_class_size);
    for (int at = 0; at < number; ++at) {
      const int grade = 1 + at % grades;
      const auto letter = static_cast<std::size_t>(at / grades);
      const std::string name = std::to_string(grade) + "-" + to_utf8(letters.substr(letter, 1));
      classes_.push_back({name, grade, hire("teacher")});
      hours_[classes_.back().teacher] = 0;
      row("groups.csv", {name, words_.word("class"), std::to_string(grade), staff_[classes_.back().teacher]});
    }
  }

  /// Somebody who teaches the subject and has the hours left; in the upper grades a class's own teacher comes first.
  std::size_t teacher_for(const SubjectPlan& plan, const SchoolClass& group) {
    if (plan.own_teacher) return group.teacher;
    std::vector<std::size_t>& able = able_[plan.name];
    for (const std::size_t teacher : able) {
      if (hours_[teacher] + plan.hours <= teacher_hours) return teacher;
    }
    const bool own_is_free = group.grade > 4 && hours_[group.teacher] == 0;
    able.push_back(own_is_free ? group.teacher : hire("teacher"));
    return able.back();
  }

  void courses() {
    for (std::size_t at = 0; at < classes_.size(); ++at) {
      for (const SubjectPlan& plan : words_.subjects) {
        if (classes_[at].grade < plan.from_grade || classes_[at].grade > plan.to_grade) continue;
        const std::size_t teacher = teacher_for(plan, classes_[at]);
        hours_[teacher] += plan.hours;
        courses_.push_back({at, teacher, plan.name, plan.hours});
        row("load.csv", {staff_[teacher], classes_[at].name, plan.name, std::to_string(plan.hours)});
      }
    }
  }

  void timetable() {
    std::vector<WeeklyLesson> lessons;
    std::vector<const Course*> of_lesson;
    for (const Course& course : courses_) {
      for (int hour = 0; hour < course.hours; ++hour) {
        lessons.push_back({course.group, course.teacher});
        of_lesson.push_back(&course);
      }
    }
    const std::vector<int> places = weave(lessons, classes_.size(), staff_.size());
    const auto weekdays = split(words_.word("weekdays"), '|');
    for (std::size_t at = 0; at < lessons.size(); ++at) {
      const Course& course = *of_lesson[at];
      row("timetable.csv",
          {classes_[course.group].name, std::string{weekdays[static_cast<std::size_t>(places[at] % days)]},
           std::to_string(places[at] / days + 1), course.subject, staff_[course.teacher],
           std::to_string(100 + course.teacher)});
    }
  }

  void pupils() {
    std::vector<Family> families;
    for (int number = 0; number < students_; ++number) {
      const SchoolClass& group = classes_[static_cast<std::size_t>(number) % classes_.size()];
      const bool sibling = !families.empty() && random_.below(100) < 12;
      if (!sibling) families.push_back(people_.family());
      const Family family =
          sibling ? families[static_cast<std::size_t>(random_.below(families.size()))] : families.back();
      pupil(number, group, family);
    }
  }

  void pupil(int number, const SchoolClass& group, const Family& family) {
    const InventedChild child = people_.child(family, first_grade_born - (group.grade - 1));
    const std::string file = std::to_string(10'000 + number);
    row("students.csv",
        {file, child.last, child.first, child.patronymic, child.birth_date, group.name, words_.word("enrolled")});
    guardian(family.mother, "mother", file);
    if (family.second) guardian(*family.second, "father", file);
  }

  void guardian(const InventedParent& parent, std::string_view relation, const std::string& file) {
    constexpr const char* channels[] = {"sms", "email", "internal"};
    const std::string paper = words_.word("enrolled") + " " + words_.word("number") + " " + std::to_string(++papers_);
    const bool consents = random_.below(100) < 92;
    const bool refuses = random_.below(100) < 3;
    row("guardians.csv", {parent.name, words_.word(relation), file, parent.phone, parent.email,
                          parent.wish < 3 ? words_.word(channels[parent.wish]) : std::string{},
                          consents ? paper : std::string{}, refuses ? paper : std::string{}});
  }

  const GeneratedWords& words_ = generated_words();
  int students_;
  std::uint64_t seed_;
  SeededRandom random_;
  PeopleMaker people_;
  std::vector<std::string> staff_;
  std::vector<SchoolClass> classes_;
  std::vector<Course> courses_;
  std::map<std::size_t, int> hours_;
  std::map<std::string, std::vector<std::size_t>> able_;
  int papers_ = 0;
  GeneratedFiles files_;
};

}  // namespace

GeneratedFiles generate_school(int students, std::uint64_t seed) { return SchoolMaker{students, seed}.run(); }

std::string to_csv(const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t at = 0; at < row.size(); ++at) {
      if (at > 0) text += ';';
      const bool plain = row[at].find_first_of(";\"\n") == std::string::npos;
      if (plain) {
        text += row[at];
        continue;
      }
      text += '"';
      for (const char c : row[at]) text += c == '"' ? std::string{"\"\""} : std::string{c};
      text += '"';
    }
    text += '\n';
  }
  return text;
}

}  // namespace vestnik::import_csv
