#include "scenario/scenario.h"

#include <stdexcept>

#include "app/delivery_prose.h"
#include "base/wall_text.h"
#include "json/json_writer.h"

namespace vestnik::tests {
namespace {

CommonOptions options_of(const TemporaryFolder& folder) {
  CommonOptions options;
  options.data = folder.path("data");
  options.plugins = VESTNIK_BINARY_DIR "/plugins";
  return options;
}

}  // namespace

Scenario::Scenario(const SchoolStart& start, const OwnSettings& own)
    : session_(CommandSession::open(options_of(folder_), own)) {
  if (session_) school_ = DaySchool::open(*session_, start);
  if (!school_) throw std::runtime_error{"no school"};
}

std::unique_ptr<Service> Scenario::another_service(const Clock& clock, Random& random) {
  auto service = session_->open_service(clock, random, false);
  if (!service) throw std::runtime_error{"no second service"};
  return service;
}

Answer Scenario::take_roll(std::string_view group, std::string_view date, int number, const Roll& roll) {
  const LessonId lesson = school_->lesson(group, date, number);
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("rows").begin_array();
  for (const auto& [name, code] : roll) {
    const PersonId student = person(name);
    const std::int64_t version =
        count("SELECT version FROM attendance WHERE institution_id = $1 AND lesson_id = $2 AND student_id = $3",
              {school_->institution(), lesson, student});
    json.begin_object().member("student", student.value).member("code", code);
    json.member("expected_version", version).end_object();
  }
  json.end_array().end_object();
  return school_->post(school_->teacher_of(lesson), lesson_path(lesson, "/attendance"), body);
}

Answer Scenario::set_reason(std::string_view by, std::string_view student, std::string_view date, int number,
                            std::string_view reason, std::string_view document) {
  std::int64_t id = 0;
  std::int64_t version = 0;
  school_->service().database().read(school_->institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT a.id, a.version FROM attendance a JOIN lesson l ON l.institution_id = a.institution_id "
        "AND l.id = a.lesson_id WHERE a.institution_id = $1 AND a.student_id = $2 AND l.date = $3 AND l.number = $4",
        {school_->institution(), person(student), date, number}, [&](const Row& row) {
          id = row.integer(0);
          version = row.integer(1);
        });
  });
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("rows").begin_array().begin_object();
  json.member("attendance", id).member("reason", reason).member("expected_version", version);
  json.end_object().end_array();
  if (!document.empty()) json.member("comment", document);
  json.end_object();
  return school_->post(person(by), student_path(person(student), "/absence-reasons"), body);
}

Answer Scenario::diary(PersonId reader, PersonId student, std::string_view date) {
  const std::string day{date};
  return school_->get(reader, student_path(student, "/diary?from=" + day + "&to=" + day));
}

std::vector<Told> Scenario::told(PersonId person) {
  const Answer answer = school_->get(person, "/api/v1/me/notifications");
  std::vector<Told> all;
  for (const JsonValue& one : list_of(answer.body, "notifications")) {
    all.push_back({text_of(one, "channel"), text_of(one, "rule"), text_of(one, "clause"), text_of(one, "state"),
                   text_of(one, "subject"), text_of(one, "text"), text_of(one, "changed_at")});
  }
  return all;
}

std::vector<Told> Scenario::told_by(PersonId person, std::string_view channel) {
  auto all = told(person);
  std::erase_if(all, [&](const Told& one) { return one.channel != channel; });
  return all;
}

std::vector<Planned> Scenario::planned(std::string_view administrator) {
  const Answer answer = school_->get(person(administrator), "/api/v1/deliveries");
  std::vector<Planned> all;
  for (const JsonValue& one : list_of(answer.body, "deliveries")) {
    all.push_back({integer_of(one, "id"), integer_of(one, "recipient"), text_of(one, "channel"), text_of(one, "rule"),
                   text_of(one, "clause"), text_of(one, "state"), text_of(one, "reason")});
  }
  return all;
}

std::vector<Call> Scenario::calls(std::string_view class_teacher) {
  const Answer answer = school_->get(person(class_teacher), "/api/v1/calls");
  std::vector<Call> all;
  for (const JsonValue& one : list_of(answer.body, "calls")) {
    all.push_back({integer_of(one, "id"), integer_of(one, "student"), text_of(one, "clause"), text_of(one, "reason")});
  }
  return all;
}

std::vector<CallMade> Scenario::calls_made(std::string_view class_teacher) {
  const Answer answer = school_->get(person(class_teacher), "/api/v1/calls?state=done");
  std::vector<CallMade> all;
  for (const JsonValue& one : list_of(answer.body, "calls")) {
    all.push_back({text_of(one, "child"), text_of(one, "date"), integer_of(one, "lesson"), text_of(one, "clause"),
                   text_of(one, "answer"), text_of(one, "proof_text")});
  }
  return all;
}

std::string Scenario::why(std::int64_t delivery) {
  return printed([&](Transaction& transaction) {
    return why_in_words(transaction, DeliveryId{delivery}, today_, session_->messages());
  });
}

std::string Scenario::proof_of_absence(std::string_view student, std::string_view date) {
  const std::int64_t absence = count(
      "SELECT MIN(a.id) FROM attendance a JOIN lesson l ON l.institution_id = a.institution_id "
      "AND l.id = a.lesson_id WHERE a.institution_id = $1 AND a.student_id = $2 AND l.date = $3",
      {school_->institution(), person(student), date});
  return printed([&](Transaction& transaction) {
    return fact_in_words(transaction, "attendance", absence, today_, session_->messages());
  });
}

std::string Scenario::printed(const std::function<std::vector<std::string>(Transaction&)>& lines) {
  std::string text;
  school_->service().database().read(school_->institution(), [&](Transaction& transaction) {
    for (const std::string& line : lines(transaction)) text += line + "\n";
  });
  return text;
}

std::vector<std::string> Scenario::children_of(PersonId guardian) {
  const Answer answer = school_->get(guardian, "/api/v1/me");
  std::vector<std::string> names;
  for (const JsonValue& child : list_of(answer.body, "children")) names.push_back(text_of(child, "name"));
  return names;
}

std::int64_t Scenario::count(std::string_view sql, std::initializer_list<Value> parameters) {
  return school_->number(sql, parameters);
}

std::string Scenario::one_text(std::string_view sql, std::initializer_list<Value> parameters) {
  std::string found;
  school_->service().database().read(school_->institution(), [&](Transaction& transaction) {
    transaction.query(sql, parameters, [&](const Row& row) { found = row.string(0); });
  });
  return found;
}

std::string Scenario::wall(std::string_view iso_instant) const {
  return to_russian_short(school_->zone().local(parse_iso_instant(iso_instant).value()));
}

std::string lesson_path(LessonId lesson, std::string_view what) {
  return "/api/v1/lessons/" + std::to_string(lesson.value) + std::string{what};
}

std::string student_path(PersonId student, std::string_view what) {
  return "/api/v1/students/" + std::to_string(student.value) + std::string{what};
}

std::string text_of(const JsonValue& object, std::string_view member) {
  const JsonValue* value = object.find(member);
  const std::string* held = value == nullptr ? nullptr : value->text();
  return held == nullptr ? std::string{} : *held;
}

std::int64_t integer_of(const JsonValue& object, std::string_view member) {
  const JsonValue* value = object.find(member);
  const std::int64_t* held = value == nullptr ? nullptr : value->integer();
  return held == nullptr ? 0 : *held;
}

const JsonValue::Array& list_of(const JsonValue& object, std::string_view member) {
  static const JsonValue::Array none;
  const JsonValue* value = object.find(member);
  const JsonValue::Array* held = value == nullptr ? nullptr : value->array();
  return held == nullptr ? none : *held;
}

std::string refusal(const Answer& answer) {
  return answer.text("clause") + " " + answer.text("title") + " " + answer.text("detail");
}

}  // namespace vestnik::tests
