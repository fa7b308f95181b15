#include "fuzz/api_world.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "app/school_setup.h"
#include "records/account_store.h"

namespace vestnik::fuzz {
namespace {

CommonOptions places_in(const tests::TemporaryFolder& folder) {
  CommonOptions options;
  options.data = folder.path("data");
  options.plugins = VESTNIK_BINARY_DIR "/plugins";
  return options;
}

struct NamedQuestion {
  const char* of;
  const char* sql;
};

constexpr std::array<NamedQuestion, 9> id_questions{
    {{"student", "SELECT DISTINCT student_id FROM guardianship WHERE institution_id = $1 ORDER BY student_id LIMIT 40"},
     {"guardian",
      "SELECT DISTINCT guardian_id FROM guardianship WHERE institution_id = $1 ORDER BY guardian_id LIMIT 40"},
     {"lesson", "SELECT id FROM lesson WHERE institution_id = $1 AND date <= '2026-09-16' ORDER BY id DESC LIMIT 60"},
     {"group", "SELECT id FROM study_group WHERE institution_id = $1 ORDER BY id"},
     {"teacher", "SELECT DISTINCT teacher_id FROM teaching WHERE institution_id = $1 ORDER BY teacher_id"},
     {"person", "SELECT id FROM person WHERE institution_id = $1 ORDER BY id LIMIT 60"},
     {"subject", "SELECT id FROM subject WHERE institution_id = $1 ORDER BY id"},
     {"period", "SELECT id FROM study_period WHERE institution_id = $1 ORDER BY id"},
     {"mark", "SELECT id FROM mark WHERE institution_id = $1 ORDER BY id LIMIT 40"}}};

}  // namespace

ApiWorld::ApiWorld()
    : session_(CommandSession::open(places_in(folder_), {{"http.port", "0"}})),
      clock_(parse_iso_instant("2026-09-14T02:00:00Z").value()) {
  if (!session_) throw std::runtime_error{"no session"};
  service_ = session_->open_service(clock_, random_, true);
  if (!service_) throw std::runtime_error{"no service"};
  const auto made = set_up_school(*service_, *session_, {"sample", "syzran"});
  if (!made) throw std::runtime_error{"no school"};
  institution_ = *made;
  clock_.set(parse_iso_instant("2026-09-16T06:00:00Z").value());
  service_->settle(clock_.now());
  read_ids();
  make_sessions();
  auto runner = Runner::start(*service_, session_->settings(), clock_, random_, Runner::Work::requests_only);
  if (!runner) throw std::runtime_error{"no runner: " + runner.problem().code};
  runner_ = *std::move(runner);
}

ApiWorld::~ApiWorld() { runner_->stop(); }

const std::vector<std::int64_t>& ApiWorld::ids(std::string_view of) const {
  static const std::vector<std::int64_t> none;
  const auto found = ids_.find(of);
  return found == ids_.end() ? none : found->second;
}

void ApiWorld::live(std::chrono::seconds passed) {
  clock_.set(clock_.now() + passed);
  service_->settle(clock_.now());
  read_ids();
  renew_sessions();
}

void ApiWorld::renew_sessions() {
  open_accounts();
  for (Principal& one : principals_) {
    if (one.actor && !service_->sessions().who(one.token)) one.token = service_->sessions().open_for(*one.actor).token;
  }
}

void ApiWorld::open_accounts() {
  service_->database().write(institution_, Priority::background, [&](Transaction& transaction) {
    transaction.execute("UPDATE account SET state = $2 WHERE institution_id = $1",
                        {institution_, account_state::active});
    return true;
  });
}

void ApiWorld::make_sessions() {
  open_accounts();
  std::map<std::string, std::pair<PersonId, AccountId>> found;
  const auto add = [&](const char* sql) {
    service_->database().read(institution_, [&](Transaction& transaction) {
      transaction.query(sql, {institution_}, [&](const Row& row) {
        found.emplace(row.string(0), std::pair{row.id<PersonId>(1), row.id<AccountId>(2)});
      });
    });
  };
  add("SELECT g.role, a.person_id, a.id FROM role_grant g JOIN account a ON a.institution_id = g.institution_id AND"
      " a.person_id = g.person_id WHERE g.institution_id = $1 ORDER BY a.id");
  add("SELECT 'class_teacher', a.person_id, a.id FROM class_teacher g JOIN account a ON"
      " a.institution_id = g.institution_id AND a.person_id = g.teacher_id WHERE g.institution_id = $1 ORDER BY a.id");
  add("SELECT 'teacher', a.person_id, a.id FROM teaching g JOIN account a ON"
      " a.institution_id = g.institution_id AND a.person_id = g.teacher_id WHERE g.institution_id = $1 ORDER BY a.id");
  add("SELECT 'parent', a.person_id, a.id FROM guardianship g JOIN account a ON"
      " a.institution_id = g.institution_id AND a.person_id = g.guardian_id WHERE g.institution_id = $1 ORDER BY a.id");
  add("SELECT 'student', a.person_id, a.id FROM guardianship g JOIN account a ON"
      " a.institution_id = g.institution_id AND a.person_id = g.student_id WHERE g.institution_id = $1 ORDER BY a.id");
  for (const auto& [name, who] : found) {
    const Actor actor{institution_, who.first, who.second};
    principals_.push_back({name, service_->sessions().open_for(actor).token, actor});
  }
  principals_.push_back({"nobody", "", {}});
  principals_.push_back({"forged", std::string(64, 'a'), {}});
}

void ApiWorld::read_ids() {
  service_->database().read(institution_, [&](Transaction& transaction) {
    for (const NamedQuestion& question : id_questions) {
      ids_[question.of] = transaction.all(question.sql, {institution_}, [](const Row& row) { return row.integer(0); });
    }
  });
}

}  // namespace vestnik::fuzz
