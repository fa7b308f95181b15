#include "scenario/told_families.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "app/adoption.h"
#include "json/json_writer.h"
#include "records/account_store.h"

namespace vestnik::tests {
namespace {

constexpr std::string_view told_day = "2026-10-06";
constexpr std::string_view in_2a = "2-А";
constexpr std::string_view in_5b = "5-Б";

std::string path_of_group(GroupId group, std::string_view what) {
  return "/api/v1/groups/" + std::to_string(group.value) + std::string{what};
}

}  // namespace

ToldFamilies::ToldFamilies() : day_{{{"sample_labinsk", "labinsk"}, "Europe/Moscow", "2026-10-06T03:00:00Z"}} {
  const auto script = std::filesystem::path{VESTNIK_SOURCE_DIR} / "tests" / "scenario" / "every_message.lua";
  DaySchool& school = day_.school();
  const auto now = parse_iso_instant("2026-10-06T03:00:00Z").value();
  for (const Problem& problem : adopt_script(school.service(), school.institution(), script, now))
    ADD_FAILURE() << problem.code;
  find_people();
  rename_everybody();
  day_.at(told_day, "07:00");
  sign_consents();
}

std::int64_t ToldFamilies::number(std::string_view sql, std::initializer_list<Value> parameters) {
  return day_.count(sql, parameters);
}

void ToldFamilies::find_people() {
  masha = day_.person("Мельник Мария");
  artem = day_.person("Мельник Артём");
  nazar = day_.person("Бойко Назар");
  alyona = day_.person("Сова Алёна");
  darya = day_.person("Коваль Дарья");
  timur = day_.person("Левченко Тимур");
  mother = day_.person("Мельник Оксана");
  father = day_.person("Мельник Сергей");
  nazars_mother = day_.person("Бойко Яна");
  alyonas_mother = day_.person("Сова Нина");
  daryas_father = day_.person("Коваль Андрей");
  timurs_guardian = day_.person("Левченко Ольга");
  leads_2a = day_.person("Гончаренко Вера");
  leads_5b = day_.person("Бондарь Людмила");
  administrator = day_.person("Руденко Игорь");
  deputy_head = day_.person("Ткачёва Инна");
  group_2a = day_.school().group(in_2a);
  group_5b = day_.school().group(in_5b);
  students_ = {masha, artem, nazar, alyona, darya, timur};
  people_ = students_;
  people_.insert({mother, father, nazars_mother, alyonas_mother, daryas_father, timurs_guardian});
  EXPECT_EQ(people_.size(), 12U) << "somebody of the sample has another name";
}

std::array<std::string, 4> ToldFamilies::words_of(PersonId person) {
  const std::string id = std::to_string(person.value);
  return {"Щ" + id + "ъ", "Ъ" + id + "щ", "k" + id + "k@families.example",
          "+7900555" + std::to_string(1000 + person.value)};
}

/// Timur's guardian has a telephone and no way into the diary: she is told by SMS alone. Masha's father is told in the
/// diary alone. Nazar's mother is not let into the diary. Everybody else has every way.
void ToldFamilies::rename_everybody() {
  const InstitutionId school = day_.school().institution();
  day_.school().service().database().write(school, Priority::background, [&](Transaction& write) {
    for (const PersonId person : people_) {
      const auto words = words_of(person);
      write.execute(
          "UPDATE person SET last_name = $3, first_name = $4, patronymic = '' "
          "WHERE institution_id = $1 AND id = $2",
          {school, person, words[0], words[1]});
      write.execute("DELETE FROM contact WHERE institution_id = $1 AND person_id = $2", {school, person});
      write.execute("DELETE FROM preference WHERE institution_id = $1 AND person_id = $2", {school, person});
      if (students_.contains(person) || person == father) continue;
      for (const auto& [kind, word] : {std::pair{"email", words[2]}, std::pair{"phone", words[3]}}) {
        if (person == timurs_guardian && std::string_view{kind} == "email") continue;
        write.execute(
            "INSERT INTO contact (institution_id, id, person_id, kind, value, state, valid_from, recorded_at) "
            "VALUES ($1, $2, $3, $4, $5, 'confirmed', '2026-09-01', 0)",
            {school, write.next("contact"), person, kind, word});
      }
    }
    for (const PersonId guardian : {timurs_guardian, nazars_mother}) {
      const auto account = find_account_by_person(write, guardian);
      if (account) set_account_state(write, account->id, account_state::blocked);
    }
    return true;
  });
}

void ToldFamilies::expect(int status, const Answer& answer, std::string_view what) {
  EXPECT_EQ(answer.status, status) << what << ": " << answer.bytes;
}

void ToldFamilies::sign_consents() {
  for (const PersonId guardian : people_) {
    for (const PersonId child : children_of(guardian)) {
      const bool of_2a = child == masha || child == nazar || child == alyona;
      std::string body;
      JsonWriter{body}
          .begin_object()
          .member("guardian", guardian.value)
          .member("document", "61")
          .member("signed_on", "2026-10-05")
          .end_object();
      const Answer answer = day_.school().post(of_2a ? leads_2a : leads_5b, student_path(child, "/consents"), body);
      EXPECT_TRUE(answer.status == 200 || answer.status == 201 || answer.status == 409) << answer.bytes;
    }
  }
  const std::string opt_out = student_path(alyona, "/guardians/") + std::to_string(alyonas_mother.value) + "/opt-out";
  expect(200,
         day_.school().put(leads_2a, opt_out, R"({"opted_out":true,"from":"2026-10-06","document":"заявление № 7"})"),
         "paper");
}

std::vector<PersonId> ToldFamilies::children_of(PersonId guardian) {
  const InstitutionId school = day_.school().institution();
  std::vector<PersonId> children;
  day_.school().service().database().read(school, [&](Transaction& read) {
    children = read.all("SELECT DISTINCT student_id FROM guardianship WHERE institution_id = $1 AND guardian_id = $2",
                        {school, guardian}, [](const Row& row) { return row.id<PersonId>(0); });
  });
  return children;
}

std::set<PersonId> ToldFamilies::own(PersonId person) {
  std::set<PersonId> own{person};
  for (const PersonId child : children_of(person)) own.insert(child);
  return own;
}

std::vector<std::string> ToldFamilies::foreign_words(std::string_view text, PersonId reader) {
  std::set<PersonId> known;
  if (is_student(reader)) {
    for (const PersonId guardian : people_) {
      if (own(guardian).contains(reader)) known.insert(guardian);
    }
  }
  return foreign_words(text, own(reader), known);
}

std::vector<std::string> ToldFamilies::foreign_words(std::string_view text, const std::set<PersonId>& own,
                                                     const std::set<PersonId>& known) const {
  std::vector<std::string> found;
  for (const PersonId person : people_) {
    if (own.contains(person)) continue;
    const auto words = words_of(person);
    const auto first = known.contains(person) ? words.begin() + 2 : words.begin();
    std::copy_if(first, words.end(), std::back_inserter(found),
                 [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
  }
  return found;
}

void ToldFamilies::roll(std::string_view group, int number_of_lesson, const std::vector<Cell>& rows) {
  const LessonId lesson = day_.school().lesson(group, told_day, number_of_lesson);
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("rows").begin_array();
  for (const Cell& row : rows) {
    json.begin_object().member("student", row.student.value).member("code", row.value);
    json.member(
        "expected_version",
        number("SELECT version FROM attendance WHERE institution_id = $1 AND lesson_id = $2 AND student_id = $3",
               {day_.school().institution(), lesson, row.student}));
    json.end_object();
  }
  json.end_array().end_object();
  expect(200, day_.school().post(day_.school().teacher_of(lesson), lesson_path(lesson, "/attendance"), body), "roll");
}

void ToldFamilies::marks(std::string_view group, int number_of_lesson, const std::vector<Cell>& rows) {
  const InstitutionId school = day_.school().institution();
  const LessonId lesson = day_.school().lesson(group, told_day, number_of_lesson);
  const std::int64_t task =
      number("SELECT MAX(id) FROM task WHERE institution_id = $1 AND lesson_id = $2", {school, lesson});
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("rows").begin_array();
  for (const Cell& row : rows) {
    json.begin_object().member("student", row.student.value).member("mark", row.value);
    if (task != 0) json.member("task", task);
    json.member("expected_version",
                number("SELECT version FROM mark WHERE institution_id = $1 AND lesson_id = $2 AND student_id = $3",
                       {school, lesson, row.student}));
    json.member("comment", "вместо " + words_of(nazar)[0]).end_object();
  }
  json.end_array();
  if (task == 0) json.key("new_task").begin_object().member("kind", "oral").end_object();
  json.end_object();
  expect(200, day_.school().post(day_.school().teacher_of(lesson), lesson_path(lesson, "/marks"), body), "marks");
}

void ToldFamilies::reason(PersonId student, std::string_view word) {
  const InstitutionId school = day_.school().institution();
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("rows").begin_array().begin_object();
  json.member("attendance", number("SELECT MIN(id) FROM attendance WHERE institution_id = $1 AND student_id = $2 "
                                   "AND code = 'Н'",
                                   {school, student}));
  json.member("reason", word);
  json.member("expected_version",
              number("SELECT version FROM attendance WHERE institution_id = $1 AND id = "
                     "(SELECT MIN(id) FROM attendance WHERE institution_id = $1 AND student_id = $2 "
                     "AND code = 'Н')",
                     {school, student}));
  json.end_object().end_array().end_object();
  expect(200,
         day_.school().post(student == masha ? leads_2a : leads_5b, student_path(student, "/absence-reasons"), body),
         "reason");
}

/// Lessons begin; two classes, a brother and a sister at once; what was told is corrected by the way it was told: to
/// the mother by e-mail, to the father in the diary, to Timur's guardian by SMS.
void ToldFamilies::morning() {
  day_.at(told_day, "08:05");
  roll(in_2a, 1, {{masha, "Н"}, {nazar, "Н"}});
  roll(in_5b, 1, {{artem, "Н"}, {darya, "Н"}, {timur, "Н"}});
  day_.at(told_day, "08:12");
  roll(in_2a, 1, {{nazar, ""}});
  day_.at(told_day, "08:20");
  for (const PersonId student : {masha, artem, darya, timur}) reason(student, "НП");
  day_.at(told_day, "08:25");
  for (const PersonId student : {artem, timur}) reason(student, "УП");
  day_.at(told_day, "08:30");
  roll(in_5b, 1, {{artem, ""}, {timur, ""}});
  day_.at(told_day, "08:55");
  marks(in_2a, 2, {{masha, "2"}, {nazar, "2"}, {alyona, "2"}});
  marks(in_5b, 2, {{artem, "2"}, {darya, "2"}, {timur, "2"}});
  day_.at(told_day, "09:00");
  marks(in_2a, 2, {{masha, "3"}, {nazar, "4"}});
  marks(in_5b, 2, {{timur, "5"}});
  day_.at(told_day, "09:05");
}

void ToldFamilies::finals(PersonId by, std::string_view value, std::string_view comment) {
  const InstitutionId school = day_.school().institution();
  const auto place = [&](JsonWriter& json) {
    json.member("group", group_2a.value);
    json.member("subject",
                number("SELECT id FROM subject WHERE institution_id = $1 AND name = 'Математика'", {school}));
    json.member("period", number("SELECT id FROM study_period WHERE institution_id = $1 AND kind = 'quarter' "
                                 "AND number = 1",
                                 {school}));
  };
  std::string body;
  JsonWriter json{body};
  json.begin_object();
  place(json);
  json.member("confirmed", true).key("rows").begin_array();
  for (const PersonId student : {masha, nazar, alyona}) {
    json.begin_object().member("student", student.value).member("value", value).member("comment", comment);
    json.member(
        "expected_version",
        number("SELECT version FROM final_mark WHERE institution_id = $1 AND student_id = $2", {school, student}));
    json.end_object();
  }
  json.end_array().end_object();
  expect(200, day_.school().put(by, "/api/v1/finals", body), "finals");
  if (by == administrator) return;
  std::string sheet;
  JsonWriter closing{sheet};
  closing.begin_object();
  place(closing);
  closing.end_object();
  expect(201, day_.school().post(by, "/api/v1/sheets", sheet), "sheet");
}

void ToldFamilies::attestation(std::string_view value, int version) {
  const InstitutionId school = day_.school().institution();
  std::string body;
  JsonWriter json{body};
  json.begin_object().member(
      "subject", number("SELECT id FROM subject WHERE institution_id = $1 AND name = 'Математика'", {school}));
  json.member(
      "period",
      number("SELECT id FROM study_period WHERE institution_id = $1 AND kind = 'quarter' AND number = 1", {school}));
  json.member("kind", "exam").key("rows").begin_array().begin_object().member("student", darya.value);
  json.member("value", value).member("expected_version", version).end_object().end_array().end_object();
  expect(200, day_.school().put(leads_5b, path_of_group(group_5b, "/attestation"), body), "attestation");
}

void ToldFamilies::results() {
  finals(leads_2a, "3", "");
  day_.at(told_day, "10:05");
  finals(administrator, "4", "Ошибка в расчёте, приказ 7");
  attestation("4", 0);
  day_.at(told_day, "10:10");
  attestation("5", 1);
  day_.at(told_day, "10:15");
}

void ToldFamilies::announce(bool urgent) {
  std::string body;
  JsonWriter json{body};
  json.begin_object()
      .member("title", "Собрание")
      .key("groups")
      .begin_array()
      .value(group_2a.value)
      .value(group_5b.value);
  json.end_array().member("urgent", urgent).end_object();
  const Answer answer = day_.school().post(deputy_head, "/api/v1/announcements", body);
  expect(201, answer, "announcement");
  const JsonValue* result = answer.body.find("result");
  const std::int64_t id = result == nullptr ? 0 : integer_of(*result, "announcement");
  day_.at(told_day, urgent ? "10:50" : "10:40");
  expect(200, day_.school().post(deputy_head, "/api/v1/announcements/" + std::to_string(id) + "/withdrawal", ""),
         "withdrawal");
}

void ToldFamilies::words_of_teachers() {
  // Written for colleagues: it names another child, and the family is told the class teacher's words.
  std::string note;
  JsonWriter{note}.begin_object().member("text", "Дрался с " + words_of(artem)[0]).end_object();
  expect(201, day_.school().post(leads_5b, student_path(darya, "/notes"), note), "note");
  const std::int64_t id =
      number("SELECT MAX(id) FROM p_notes_note WHERE institution_id = $1", {day_.school().institution()});
  expect(200,
         day_.school().post(leads_5b, "/api/v1/notes/" + std::to_string(id) + "/pass", R"({"text":"Просим зайти"})"),
         "note passed");
  for (const auto& [who, group] : {std::pair{leads_2a, group_2a}, std::pair{leads_5b, group_5b}})
    expect(201, day_.school().post(who, path_of_group(group, "/reports"), ""), "reports");
  expect(201, day_.school().post(mother, student_path(masha, "/report-requests"), "{}"), "report on paper");
  day_.at(told_day, "10:30");
  announce(false);
  announce(true);
}

/// What comes by the calendar, and what expired on the way becomes a line of the digest.
void ToldFamilies::afternoon() {
  day_.at(told_day, "11:17");
  roll(in_5b, 4, {{timur, "Н"}});
  day_.at(told_day, "11:30");
  day_.at(told_day, "16:15");
}

void ToldFamilies::live() {
  morning();
  results();
  words_of_teachers();
  afternoon();
}

}  // namespace vestnik::tests
