#include "fault/workbench.h"

#include <filesystem>
#include <stdexcept>

#include "roster/school_roster.h"
#include "storage/backup.h"
#include "storage/open.h"

namespace vestnik::fault {
namespace {

namespace fs = std::filesystem;

roster::SchoolRows class_of_pupils() {
  roster::SchoolRows rows;
  roster::GroupRow group;
  group.name = "8-Б";
  group.kind = "class";
  group.course = 8;
  rows.groups.push_back(group);
  for (int number = 1; number <= 3; ++number) {
    roster::StudentRow pupil;
    pupil.person.place = {"rows", number, ""};
    pupil.person.name = {"Новых", "Имя-" + std::to_string(number), ""};
    pupil.person.personal_file = "Н-" + std::to_string(number);
    pupil.person.birth_date = parse_iso_date("2012-03-05");
    pupil.group = group.name;
    rows.students.push_back(pupil);
  }
  return rows;
}

void record_and_plan(Workbench& bench) {
  bench.record("before");
  bench.engine().plan();
}

std::int64_t count_of(Workbench& bench, std::string_view sql) { return bench.engine().number(sql, {school_id}); }

std::vector<Deed> make_deeds() {
  const auto nothing = [](Workbench&) {};
  const auto told = [](Workbench& bench, std::string_view channel) {
    return bench.engine().number(
        "SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND channel = $2 AND state = 'sent'",
        {school_id, channel});
  };
  return {
      {"record", nothing, [](Workbench& bench) { return bench.record("deed"); },
       [](Workbench& bench) { return count_of(bench, "SELECT COUNT(*) FROM mark WHERE institution_id = $1"); }},
      {"import", nothing, [](Workbench& bench) { return bench.import_class(); },
       [](Workbench& bench) { return count_of(bench, "SELECT COUNT(*) FROM person WHERE institution_id = $1"); }},
      {"plan", [](Workbench& bench) { bench.record("before"); },
       [](Workbench& bench) {
         bench.engine().plan();
         return true;
       },
       [](Workbench& bench) { return count_of(bench, "SELECT COUNT(*) FROM obligation WHERE institution_id = $1"); }},
      {"claim, send, receipt: mails", record_and_plan,
       [](Workbench& bench) {
         bench.engine().deliver(Workbench::mail_relay);
         return true;
       },
       [told](Workbench& bench) { return told(bench, "email"); }},
      {"claim, receipt: internal mail", record_and_plan,
       [](Workbench& bench) {
         bench.engine().deliver(Workbench::letter_relay);
         return true;
       },
       [told](Workbench& bench) { return told(bench, "internal"); }},
      {"backup", [](Workbench& bench) { bench.record("before"); }, [](Workbench& bench) { return bench.back_up(); },
       [](Workbench& bench) { return fs::exists(bench.path() + ".backup") ? 1 : 0; }},
  };
}

}  // namespace

std::unique_ptr<Database> Workbench::fresh_copy(const std::string& pattern, const std::string& path) {
  for (const char* ending : {"", "-wal", "-shm", ".backup"}) fs::remove(path + ending);
  fs::copy_file(pattern, path);
  StorageOptions options;
  options.readers = 1;
  auto opened = open_sqlite(path, options);
  if (!opened) throw std::runtime_error{opened.problem().code};
  return *std::move(opened);
}

Workbench::Workbench(const Prepared& prepared, const SchoolPlan& plan, const std::string& pattern, std::string path)
    : prepared_(prepared),
      plan_(plan),
      path_(std::move(path)),
      engine_(prepared, fresh_copy(pattern, path_), clock_, random_, {&mails_, &letters_}) {}

bool Workbench::record(const std::string& token) {
  // The same students and lesson under the same token, however often it is tried.
  SeededRandom of_the_token{token.size()};
  const auto done = record_twos(engine_, plan_, token, of_the_token);
  if (done) acknowledged_.push_back(*done);
  return done.has_value();
}

bool Workbench::import_class() {
  SchoolRoster roster{{engine_.database(), engine_.recorder(), clock_, random_, prepared_.book}};
  roster::Order order;
  order.institution = "school";
  order.digest = "deed";
  order.accounts = roster::AccountPolicy::none;
  return !roster.import(class_of_pupils(), order).refused();
}

bool Workbench::back_up() { return backup_sqlite(path_, path_ + ".backup").ok(); }

std::int64_t Workbench::come_to_rest() {
  for (int hour = 0; hour < 3; ++hour) {
    engine_.settle();
    clock_.advance(std::chrono::hours{1});
  }
  return untold(engine_, acknowledged_);
}

const std::vector<Deed>& all_deeds() {
  static const std::vector<Deed> deeds = make_deeds();
  return deeds;
}

}  // namespace vestnik::fault
