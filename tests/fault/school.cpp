#include "fault/school.h"

#include <stdexcept>

#include "internal_mail/letter_gateway.h"
#include "records/account_store.h"
#include "records/consent_store.h"
#include "records/contact_store.h"
#include "records/group_store.h"
#include "records/guardian_store.h"
#include "records/institution_store.h"
#include "records/load_store.h"
#include "records/migrations.h"
#include "records/person_store.h"
#include "records/role_store.h"
#include "records/subject_store.h"
#include "storage/migrate.h"
#include "storage/open.h"

namespace vestnik::fault {
namespace {

constexpr std::string_view school_zone = "Europe/Samara";
constexpr int lessons_a_day = 8;
const CivilDate first_school_day = parse_iso_date("2026-09-01").value();
const Instant before_school = parse_iso_instant("2026-08-25T06:00:00Z").value();

void make_schema(const std::string& path) {
  const auto database = open_sqlite(path).value();
  if (!migrate(*database, "core", core_migrations()) ||
      !migrate(*database, "plugin:internal_mail", internal_mail::migrations())) {
    throw std::runtime_error{"the schema could not be made"};
  }
}

/// Writes the people and the lessons, in one transaction.
class SchoolWriter {
 public:
  explicit SchoolWriter(Transaction& transaction) : transaction_(transaction) {}

  SchoolPlan write(int students, int lessons) {
    add_institution(transaction_,
                    {school_id, "school", "Школа № 39", "Школа 39", "school", std::string{school_zone}, "351234"});
    plan_.administrator = person("Белов", 0);
    add_grant(transaction_,
              {0, plan_.administrator, Role::administrator, "institution", 0, first_school_day, std::nullopt, "1"},
              before_school);
    const PersonId teacher = person("Юдина", 0);
    plan_.group = add_group(transaction_, {{}, "7-А", "class", 7, "", "", {}});
    add_class_teacher(transaction_, {0, plan_.group, teacher, first_school_day, std::nullopt}, before_school);
    for (int number = 1; number <= students; ++number) plan_.families.push_back(family(number));
    const SubjectId subject = add_subject(transaction_, "алгебра");
    for (int number = 0; number < lessons; ++number) plan_.lessons.push_back(lesson(number, subject, teacher));
    return std::move(plan_);
  }

 private:
  PersonId person(const char* last_name, int number) {
    const std::string first_name = "Имя-" + std::to_string(number);
    return add_person(transaction_, {{}, last_name, first_name, "", std::nullopt, ""}, before_school);
  }

  Family family(int number) {
    Family made{person("Ученик", number), {}};
    add_membership(transaction_, {0, plan_.group, made.student, first_school_day, std::nullopt}, before_school);
    made.guardians.push_back(guardian(made.student, number, "mother"));
    if (number % 3 == 0) made.guardians.push_back(guardian(made.student, number, "father"));
    return made;
  }

  PersonId guardian(PersonId student, int number, const std::string& relation) {
    const PersonId made = person(relation == "mother" ? "Мать" : "Отец", number);
    add_guardianship(transaction_, {0, made, student, relation, "", true, true, true, first_school_day, std::nullopt},
                     before_school);
    const std::string name = relation + std::to_string(number);
    const std::string phone = "+7927" + std::to_string(1'000'000 + 2 * number + (relation == "mother" ? 0 : 1));
    add_contact(transaction_, {0, made, "email", name + "@families.example", "confirmed", first_school_day, {}},
                before_school);
    add_contact(transaction_, {0, made, "phone", phone, "confirmed", first_school_day, {}}, before_school);
    set_account_state(transaction_, add_account(transaction_, made, name, "", before_school), account_state::active);
    add_consent(transaction_, {0, made, student, std::string{consent_kind::electronic}, "1", first_school_day, {}},
                before_school);
    return made;
  }

  LessonId lesson(int number, SubjectId subject, PersonId teacher) {
    const LessonId made = transaction_.next_id<LessonId>("lesson");
    const CivilDate day{std::chrono::sys_days{first_school_day} + std::chrono::days{number / lessons_a_day}};
    const Instant starts =
        TimeZone::find(school_zone).value().instant(day, WallTime{8 * 60 + number % lessons_a_day * 50});
    transaction_.execute(
        "INSERT INTO lesson (institution_id, id, date, number, group_id, subject_id, planned_teacher_id,"
        " actual_teacher_id, starts_at, ends_at, academic_hours, room, state, topic, homework, version, changed_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, 1, '', 'held', '', '', 1, 0)",
        {school_id, made, day, number % lessons_a_day + 1, plan_.group, subject, teacher, starts,
         starts + std::chrono::minutes{45}});
    return made;
  }

  Transaction& transaction_;
  SchoolPlan plan_;
};

NotifyRule two_is_told() {
  NotifyRule rule = tests::low_mark_rule();
  rule.mode = ChannelMode::all_of;
  rule.channels = {"internal", "email"};
  rule.settle = {};
  rule.in_doubt = InDoubt::send_again;
  return rule;
}

}  // namespace

SchoolPlan make_school(const std::string& path, int students, int lessons) {
  make_schema(path);
  SchoolPlan plan;
  // Opened anew: statistics of a new schema are stated at the next opening.
  open_sqlite(path).value()->write(school_id, Priority::person, [&](Transaction& transaction) {
    plan = SchoolWriter{transaction}.write(students, lessons);
    return true;
  });
  return plan;
}

Instant school_noon() { return parse_iso_instant("2026-09-14T08:00:00Z").value(); }

GatewayInfo letters_info() { return {"internal_mail", "internal", "mail", "", 200}; }
GatewayInfo mails_info() { return {"email_smtp", "email", "email", "email", 100}; }

Prepared::Prepared(std::vector<GatewayInfo> open)
    : matrix(AccessMatrix::load(VESTNIK_SOURCE_DIR "/config/access_matrix.tsv").value()),
      renderer(TemplateRenderer::load(VESTNIK_SOURCE_DIR "/templates", {"email", "sms", "mail"}).value()),
      gateways(std::move(open)) {
  book.regulation->rules = {two_is_told()};
}

}  // namespace vestnik::fault
