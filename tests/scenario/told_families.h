#pragma once
/// A Tuesday at the school near Labinsk on which its five families are told everything that can be told, each by every
/// way there is for it (every_message.lua). Every name, address and telephone of a family is a word that stands
/// nowhere else: what is told to one family is searched for the words of the others.
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/scenario.h"

namespace vestnik::tests {

class ToldFamilies {
 public:
  ToldFamilies();

  [[nodiscard]] Scenario& day() { return day_; }
  /// Guardians and students.
  [[nodiscard]] const std::set<PersonId>& people() const { return people_; }
  [[nodiscard]] bool is_student(PersonId person) const { return students_.contains(person); }
  [[nodiscard]] std::vector<PersonId> children_of(PersonId guardian);
  /// Whom a person may read of: the own self, the own children.
  [[nodiscard]] std::set<PersonId> own(PersonId person);
  /// Words of others that a text holds and its reader has no business with. A student knows the names of the own
  /// guardians; they do not know each other's.
  [[nodiscard]] std::vector<std::string> foreign_words(std::string_view text, PersonId reader);
  /// Words of everybody but these; of those that are known, their addresses.
  [[nodiscard]] std::vector<std::string> foreign_words(std::string_view text, const std::set<PersonId>& own,
                                                       const std::set<PersonId>& known = {}) const;
  /// Words of a person: surname, first name, address, telephone.
  [[nodiscard]] static std::array<std::string, 4> words_of(PersonId person);

  // The people of the sample, found before they were renamed.
  PersonId masha, artem;                 ///< of two classes, brother and sister
  PersonId nazar, alyona, darya, timur;  ///< the only children
  PersonId mother, father;               ///< of Masha and Artyom
  PersonId nazars_mother, alyonas_mother, daryas_father, timurs_guardian;
  PersonId leads_2a, leads_5b, administrator, deputy_head;
  GroupId group_2a, group_5b;

  /// Lives through the day.
  void live();

 private:
  /// What is written of a student.
  struct Cell {
    PersonId student;
    std::string value;
  };
  void find_people();
  void rename_everybody();
  void sign_consents();
  void expect(int status, const Answer& answer, std::string_view what);
  void roll(std::string_view group, int number, const std::vector<Cell>& rows);
  void marks(std::string_view group, int number, const std::vector<Cell>& rows);
  void reason(PersonId student, std::string_view word);
  void finals(PersonId by, std::string_view value, std::string_view comment);
  void attestation(std::string_view value, int version);
  void announce(bool urgent);
  void morning();
  void results();
  void words_of_teachers();
  void afternoon();
  std::int64_t number(std::string_view sql, std::initializer_list<Value> parameters = {});

  Scenario day_;
  std::set<PersonId> people_;
  std::set<PersonId> students_;
};

}  // namespace vestnik::tests
