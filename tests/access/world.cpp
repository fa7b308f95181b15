#include "access/world.h"

#include <sqlite3.h>

#include <fstream>
#include <set>

#include "app/settings_file.h"
#include "base/digest.h"
#include "journal/lesson_maker.h"
#include "lua/loader.h"
#include "records/account_store.h"
#include "records/calendar_store.h"
#include "records/contact_store.h"
#include "records/credential_store.h"
#include "records/group_store.h"
#include "records/guardian_store.h"
#include "records/institution_store.h"
#include "records/leave_store.h"
#include "records/lesson_store.h"
#include "records/load_store.h"
#include "records/mark_store.h"
#include "records/person_store.h"
#include "records/subject_store.h"
#include "records/substitution_store.h"
#include "records/timetable_store.h"

namespace vestnik::access_proof {
namespace {

const std::filesystem::path tree{VESTNIK_SOURCE_DIR};
const Instant long_ago = parse_iso_instant("2026-08-25T06:00:00Z").value();
const Instant noon = parse_iso_instant("2026-09-14T08:00:00Z").value();

CivilDate on(const char* iso) { return parse_iso_date(iso).value(); }
std::optional<CivilDate> until(const char* iso) { return iso == nullptr ? std::nullopt : std::optional{on(iso)}; }

/// Says of rights only what the matrix leaves to every regulation (syzran-m.ann.2): the table is about the matrix as it
/// is shipped.
constexpr const char* silent_regulation = R"lua(
regulation { api = 1, institution = "school", title = "Положение", order = "1", in_force_from = "2026-09-01",
  timezone = "Europe/Samara" }
marks { clause = "1", scale = { 2, 3, 4, 5 } }
absence { clause = "2", codes = { "Н", "О" }, absent = "Н", reasons = { "УП", "НП" }, excused = "УП",
  unexcused = "НП", reason_clause = "2", reason_set_by = { "class_teacher", "administrator" } }
periods { clause = "3", kind = "quarter", { "2026-09-01", "2026-10-25" } }
announcements { clause = "4", by = { "administrator", "director", "deputy_head", "head_of_studies",
  "head_of_department", "teacher", "class_teacher", "secretary", "psychologist", "medical_worker", "hr_specialist",
  "dispatcher", "ict_department", "technical_staff", "parent" } }
)lua";

/// Tables that a refusal may write to: the audit keeps it, and who is signed in is no fact.
const std::set<std::string, std::less<>> kept_apart{"audit",   "audit_link", "audit_head",  "audit_payload",
                                                    "session", "counter",    "idempotency", "session_use"};

/// The shipped settings, and the plugins with doors that a school has to ask for.
std::unique_ptr<Settings> settings_with_every_door(const tests::TemporaryFolder& folder) {
  const std::filesystem::path file = tree / "config" / "vestnik.properties";
  const auto secret = [&](const char* name, const char* text) {
    const std::string path = folder.path(name);
    std::ofstream{path} << text;
    return "file:" + path;
  };
  const std::string shipped = load_settings({file}).value()->text("plugins.enabled", "");
  return load_settings({file}, {{"gateway.maildir.folder", folder.path("messages")},
                                {"plugins.enabled", shipped + " netschool oidc telegram sms_http"},
                                {"oidc.issuer", "https://id.example"},
                                {"oidc.client_id", "vestnik"},
                                {"oidc.redirect_uri", "https://school.example/oidc/callback"},
                                {"gateway.telegram.bot", "school_bot"},
                                {"gateway.telegram.token", secret("telegram_token", "1:nothing")},
                                {"gateway.sms_http.driver", "smsc_ru"},
                                {"paths.share", tree.string()},
                                {"gateway.sms_http.password", secret("sms_password", "nothing")},
                                {"gateway.sms_http.push_secret", secret("push_secret", "0123456789abcdef")}})
      .value();
}

bool kept_apart_table(const std::string& name) { return kept_apart.contains(name) || name.starts_with("sqlite_"); }

}  // namespace

World::World()
    : clock_(noon),
      settings_(settings_with_every_door(folder_)),
      service_(Service::open({{tree, folder_.root() / "data", std::filesystem::path{VESTNIK_BINARY_DIR} / "plugins"},
                              *settings_,
                              clock_,
                              random_,
                              false})
                   .value()) {
  service_->database().write(school, Priority::person, [&](Transaction& transaction) {
    add_institution(transaction, {school, "school", "Школа № 39", "Школа 39", "school", "Europe/Samara", "351234"});
    fill(transaction);
    return true;
  });
  service_->database().write(elsewhere, Priority::person, [&](Transaction& transaction) {
    add_institution(transaction, {elsewhere, "elsewhere", "Школа № 40", "Школа 40", "school", "Europe/Samara", "40"});
    // Numbers are counted by institution: those of one school must not be those of somebody at the other.
    for (int taken = 0; taken < 500; ++taken) (void)transaction.next("person");
    staff(transaction, "administrator_elsewhere", Role::administrator);
    add_study_period(transaction, {{{}, PeriodKind::quarter, 1, on("2026-09-01"), on("2026-10-25")}, "1"}, long_ago);
    return true;
  });
  auto loaded = load_regulation("silent.lua", silent_regulation);
  if (!loaded.regulation) throw std::runtime_error{"the regulation does not load: " + loaded.problems.at(0).code};
  service_->regulations().put(school, loaded.regulation);
  service_->regulations().put(elsewhere, std::move(loaded.regulation));
  std::vector<std::string> here;
  for (const auto& [name, id] : ids_) {
    if (actors_.contains(name) && name != "administrator_elsewhere") here.push_back(name);
  }
  open_sessions(school, here);
  open_sessions(elsewhere, {"administrator_elsewhere"});
  tokens_["no_session"] = "";
  service_->database().write(school, Priority::person, [&](Transaction& transaction) {
    set_account_state(transaction, actors_.at("blocked").account, account_state::blocked);
    return true;
  });
}

PersonId World::person(Transaction& transaction, const std::string& name) {
  const PersonId id =
      add_person(transaction, {{}, std::string{canary} + "ова " + name, "Имя", "", std::nullopt, ""}, long_ago);
  const AccountId account = add_account(transaction, id, name, "", long_ago);
  set_password_hash(transaction, account, "-");
  ids_[name] = id.value;
  actors_[name] = Actor{transaction.institution(), id, account, false};
  return id;
}

PersonId World::staff(Transaction& transaction, const std::string& name, Role role, const char* from, const char* to,
                      std::int64_t group) {
  const PersonId id = person(transaction, name);
  const std::int64_t grant = add_grant(
      transaction, {0, id, role, group == 0 ? "institution" : "group", group, on(from), until(to), "1", on(from)},
      long_ago);
  ids_["grant_of_" + name] = grant;
  return id;
}

void World::open_sessions(InstitutionId institution, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    Actor actor = actors_.at(name);
    actor.institution = institution;
    tokens_[name] = service_->sessions().open_for(actor).token;
  }
}

void World::fill(Transaction& transaction) {
  add_school_classes(transaction);
  add_families(transaction);
  add_teachers(transaction);
  add_orders(transaction);
  add_lessons(transaction);
  add_facts(transaction);
}

void World::add_school_classes(Transaction& transaction) {
  ids_["group"] = add_group(transaction, {{}, "7-А", "class", 7, "Первое", "", {}}).value;
  ids_["other_group"] = add_group(transaction, {{}, "7-Б", "class", 7, "Второе", "", {}}).value;
  ids_["algebra"] = add_subject(transaction, "Алгебра").value;
  ids_["physics"] = add_subject(transaction, "Физика").value;
  ids_["period"] =
      add_study_period(transaction, {{{}, PeriodKind::quarter, 1, on("2026-09-01"), on("2026-10-25")}, "1"}, long_ago)
          .value;
  set_bell(transaction, {"", 1, WallTime{8 * 60 + 30}, WallTime{9 * 60 + 15}});
  set_bell(transaction, {"", 2, WallTime{9 * 60 + 30}, WallTime{10 * 60 + 15}});
}

void World::add_families(Transaction& transaction) {
  const auto enrol = [&](const char* name, const char* group, const char* to = nullptr) {
    const PersonId student = person(transaction, name);
    add_membership(transaction, {0, GroupId{ids_.at(group)}, student, on("2026-09-01"), until(to)}, long_ago);
    return student;
  };
  const PersonId anna = enrol("anna", "group");
  const PersonId boris = enrol("boris", "group");
  enrol("vera", "other_group");
  enrol("former_student", "group", "2026-09-13");
  const auto guardian = [&](const char* name, PersonId child, bool sees, const char* to = nullptr) {
    add_guardianship(
        transaction,
        {0, person(transaction, name), child, "guardian", "", sees, sees, sees, on("2026-09-01"), until(to)}, long_ago);
  };
  guardian("mother", anna, true);
  guardian("father", anna, true);
  guardian("barred_parent", anna, false);
  guardian("former_parent", anna, true, "2026-09-13");
  guardian("other_parent", boris, true);
}

void World::add_teachers(Transaction& transaction) {
  const auto teach = [&](PersonId who, const char* group, const char* subject, const char* to = nullptr) {
    add_teaching(transaction,
                 {0, who, GroupId{ids_.at(group)}, SubjectId{ids_.at(subject)}, on("2026-09-01"), until(to)}, long_ago);
  };
  teach(person(transaction, "teacher"), "group", "algebra");
  const PersonId class_teacher = person(transaction, "class_teacher");
  teach(class_teacher, "group", "physics");
  add_class_teacher(transaction, {0, GroupId{ids_.at("group")}, class_teacher, on("2026-09-01"), std::nullopt},
                    long_ago);
  // Leads the class and teaches nobody.
  add_class_teacher(transaction,
                    {0, GroupId{ids_.at("group")}, person(transaction, "curator"), on("2026-09-01"), std::nullopt},
                    long_ago);
  const PersonId other_teacher = person(transaction, "other_teacher");
  teach(other_teacher, "other_group", "algebra");
  add_class_teacher(transaction, {0, GroupId{ids_.at("other_group")}, other_teacher, on("2026-09-01"), std::nullopt},
                    long_ago);
  teach(person(transaction, "former_teacher"), "group", "physics", "2026-09-13");
  const PersonId both = person(transaction, "teacher_and_parent");
  teach(both, "other_group", "physics");
  add_guardianship(
      transaction,
      {0, both, PersonId{ids_.at("anna")}, "guardian", "", true, true, true, on("2026-09-01"), std::nullopt}, long_ago);
  staff(transaction, "substitute", Role::teacher);
  staff(transaction, "past_substitute", Role::teacher);
}

void World::add_orders(Transaction& transaction) {
  for (const Role role :
       {Role::administrator, Role::director, Role::deputy_head, Role::secretary, Role::medical_worker,
        Role::psychologist, Role::hr_specialist, Role::dispatcher, Role::head_of_department, Role::head_of_studies,
        Role::ict_department, Role::archive, Role::technical_staff, Role::education_authority})
    staff(transaction, std::string{to_text(role)}, role);
  staff(transaction, "second_administrator", Role::administrator);
  staff(transaction, "head_here", Role::head_of_department, "2026-09-01", nullptr, ids_.at("group"));
  staff(transaction, "head_elsewhere", Role::head_of_department, "2026-09-01", nullptr, ids_.at("other_group"));
  const PersonId head_of_algebra = person(transaction, "head_of_algebra");
  RoleGrant of_algebra{0,
                       head_of_algebra,
                       Role::head_of_department,
                       std::string{role_reach::subject},
                       ids_.at("algebra"),
                       on("2026-09-01"),
                       std::nullopt,
                       "1",
                       on("2026-09-01")};
  ids_["grant_of_head_of_algebra"] = add_grant(transaction, of_algebra, long_ago);
  staff(transaction, "former_administrator", Role::administrator, "2026-09-01", "2026-09-13");
  staff(transaction, "future_administrator", Role::administrator, "2026-09-15");
  staff(transaction, "blocked", Role::administrator);
  person(transaction, "stranger");
}

void World::add_lessons(Transaction& transaction) {
  const auto monday = [&](const char* group, const char* subject, const char* who, int number) {
    TimetableSlot slot;
    slot.group = GroupId{ids_.at(group)};
    slot.subject = SubjectId{ids_.at(subject)};
    slot.teacher = PersonId{ids_.at(who)};
    slot.number = number;
    slot.valid_from = on("2026-09-01");
    add_slot(transaction, slot);
  };
  monday("group", "algebra", "teacher", 1);
  monday("group", "physics", "class_teacher", 2);
  monday("other_group", "algebra", "other_teacher", 1);
  make_lessons(transaction, TimeZone::find("Europe/Samara").value(), on("2026-09-01"), on("2026-09-30"), long_ago);
  const auto lesson = [&](const char* name, const char* date, const char* group, const char* subject) {
    ids_[name] = lessons_of(transaction, GroupId{ids_.at(group)}, SubjectId{ids_.at(subject)}, on(date), on(date))
                     .at(0)
                     .facts->id.value;
  };
  lesson("lesson", "2026-09-14", "group", "algebra");
  lesson("substituted_lesson", "2026-09-14", "group", "physics");
  lesson("past_lesson", "2026-09-07", "group", "physics");
  lesson("other_lesson", "2026-09-14", "other_group", "algebra");
}

void World::add_facts(Transaction& transaction) {
  const auto substitution = [&](const char* name, const char* lesson, const char* who, bool over) {
    const LessonId id{ids_.at(lesson)};
    if (!over) set_actual_teacher(transaction, id, PersonId{ids_.at(who)}, {.at = long_ago});
    ids_[name] = add_substitution(transaction, {{},
                                                id,
                                                PersonId{ids_.at(who)},
                                                PersonId{ids_.at("class_teacher")},
                                                "",
                                                "7",
                                                PersonId{ids_.at("administrator")},
                                                long_ago,
                                                over ? std::optional{noon} : std::nullopt,
                                                std::nullopt})
                     .value;
    if (over) end_substitution(transaction, id, noon);
  };
  substitution("substitution", "substituted_lesson", "substitute", false);
  substitution("past_substitution", "past_lesson", "past_substitute", true);
  const PersonId anna{ids_.at("anna")};
  ids_["contact"] = add_contact(transaction,
                                {0, anna, std::string{contact_kind::phone}, std::string{telephone},
                                 std::string{contact_state::unconfirmed}, on("2026-09-01"), std::nullopt},
                                long_ago);
  ids_["mark"] =
      write_mark(transaction, LessonId{ids_.at("lesson")}, {{}, {}, anna, std::nullopt, 0}, parse_mark("5").value(),
                 {PersonId{ids_.at("teacher")}, std::string{canary} + "ый отзыв", {}, "", noon})
          .id.value;
  ids_["call"] = transaction.next("call_task");
  transaction.execute(
      "INSERT INTO call_task (institution_id, id, student_id, assignee_id, obligation_id, rule, clause, reason, state, "
      "created_at, answer) VALUES ($1, $2, $3, $4, 0, 'absence', '1', 'no_way', 'open', 0, '')",
      {transaction.institution(), ids_.at("call"), anna, ids_.at("class_teacher")});
  ids_["issue"] =
      add_issue(transaction, {0, actors_.at("mother").account, PersonId{ids_.at("mother")}, anna,
                              PersonId{ids_.at("class_teacher")}, long_ago, noon, std::nullopt, std::nullopt, ""});
  ids_["leave"] = add_leave(transaction, {0, PersonId{ids_.at("teacher")}, "trip", on("2026-09-20"), on("2026-09-21")},
                            PersonId{ids_.at("administrator")}, long_ago);
}

std::map<std::string, std::string> World::tables() const {
  sqlite3* database = nullptr;
  if (sqlite3_open_v2(database_file().c_str(), &database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
    throw std::runtime_error{"the database cannot be looked at"};
  const auto rows = [&](const std::string& sql, const std::function<void(std::string)>& each) {
    const auto take = [](void* context, int count, char** values, char**) {
      std::string row;
      for (int at = 0; at < count; ++at) row += (values[at] == nullptr ? "\x01" : values[at]) + std::string{'\x02'};
      (*static_cast<const std::function<void(std::string)>*>(context))(std::move(row));
      return 0;
    };
    auto* context = const_cast<std::function<void(std::string)>*>(&each);
    if (sqlite3_exec(database, sql.c_str(), take, context, nullptr) != SQLITE_OK)
      throw std::runtime_error{"a table cannot be read: " + sql};
  };
  std::vector<std::string> names;
  rows("SELECT name FROM sqlite_master WHERE type = 'table'", [&](std::string row) {
    row.pop_back();
    if (!kept_apart_table(row)) names.push_back(std::move(row));
  });
  std::map<std::string, std::string> held;
  for (const std::string& name : names) {
    std::string all;
    rows("SELECT * FROM \"" + name + '"', [&](const std::string& row) { all += row + '\n'; });
    held[name] = digest(all);
  }
  sqlite3_close(database);
  return held;
}

}  // namespace vestnik::access_proof
