#include "app/day_school.h"

#include "base/text.h"
#include "records/account_store.h"

namespace vestnik {
namespace {

net::HttpOptions client_options() {
  net::HttpOptions options;
  options.largest_answer = std::size_t{4} << 20U;
  return options;
}

/// The school's own settings, but on a port the system chooses.
class AnyPort final : public Settings {
 public:
  explicit AnyPort(const Settings& below) : below_(below) {}
  [[nodiscard]] std::optional<std::string> find(std::string_view key) const override {
    if (key == "http.port") return "0";
    return below_.find(key);
  }

 private:
  const Settings& below_;
};

}  // namespace

std::string Answer::text(std::string_view member) const {
  const JsonValue* value = body.find(member);
  const std::string* held = value == nullptr ? nullptr : value->text();
  return held == nullptr ? std::string{} : *held;
}

DaySchool::DaySchool(const CommandSession& session, const SchoolStart& start)
    : session_(session),
      start_(start),
      clock_(parse_iso_instant(start.first).value()),
      settings_(std::make_unique<AnyPort>(session.settings())),
      client_(client_options()),
      zone_(TimeZone::find(start.zone).value()) {}

std::unique_ptr<DaySchool> DaySchool::open(const CommandSession& session, const SchoolStart& start) {
  std::unique_ptr<DaySchool> school{new DaySchool{session, start}};
  return school->prepare() ? std::move(school) : nullptr;
}

bool DaySchool::prepare() {
  service_ = session_.open_service(clock_, random_, true);
  if (!service_) return false;
  const auto made = set_up_school(*service_, session_, start_.sample);
  if (!made) return false;
  institution_ = *made;
  service_->database().write(institution_, Priority::background, [&](Transaction& transaction) {
    // The story begins when every family has used its activation code already.
    transaction.execute("UPDATE account SET state = $2 WHERE institution_id = $1",
                        {institution_, account_state::active});
    return true;
  });
  auto runner = Runner::start(*service_, *settings_, clock_, random_, Runner::Work::requests_only);
  if (!runner) {
    session_.complain(runner.problem());
    return false;
  }
  runner_ = *std::move(runner);
  return true;
}

void DaySchool::at(std::string_view date, std::string_view time) {
  Instant next = zone_.instant(parse_iso_date(date).value(), parse_clock(time.substr(0, 5)).value());
  if (time.size() == 8) next += std::chrono::seconds{std::stoi(std::string{time.substr(6)})};
  // Minute by minute, as a running service would: what fell due on the way leaves at its own time.
  for (Instant minute = clock_.now() + std::chrono::minutes{1}; minute < next; minute += std::chrono::minutes{1}) {
    clock_.set(minute);
    service_->settle(minute);
  }
  clock_.set(next);
  service_->settle(next);
  // Everybody signs in anew: a session does not last from one scene to another that is twelve hours away.
  tokens_.clear();
  date_ = date;
  time_ = time;
}

std::string DaySchool::address() const { return "http://127.0.0.1:" + std::to_string(runner_->port()); }

Answer DaySchool::get(PersonId who, const std::string& path) { return call(who, "GET", path, {}); }
Answer DaySchool::post(PersonId who, const std::string& path, const std::string& body) {
  return call(who, "POST", path, body);
}
Answer DaySchool::put(PersonId who, const std::string& path, const std::string& body) {
  return call(who, "PUT", path, body);
}

Answer DaySchool::call(PersonId who, const std::string& method, const std::string& path, const std::string& body) {
  net::HttpRequest request;
  request.method = method;
  request.url = address() + path;
  request.body = body;
  request.headers.emplace_back("Authorization", "Bearer " + token_of(who));
  if (method != "GET") {
    request.headers.emplace_back("Content-Type", "application/json");
    request.headers.emplace_back("Idempotency-Key", "day-" + std::to_string(++calls_));
  }
  const auto results = client_.send({&request, 1}, std::chrono::steady_clock::now() + std::chrono::seconds{20});
  Answer answer;
  answer.status = results.front().status;
  answer.bytes = results.front().body;
  if (auto parsed = JsonValue::parse(answer.bytes)) answer.body = *std::move(parsed);
  service_->settle(clock_.now());
  return answer;
}

const std::string& DaySchool::token_of(PersonId who) {
  const auto held = tokens_.find(who);
  if (held != tokens_.end()) return held->second;
  const AccountId account{
      number("SELECT id FROM account WHERE institution_id = $1 AND person_id = $2", {institution_, who})};
  return tokens_[who] = service_->sessions().open_for(Actor{institution_, who, account}).token;
}

std::int64_t DaySchool::number(std::string_view sql, std::initializer_list<Value> parameters) {
  std::int64_t found = 0;
  service_->database().read(institution_, [&](Transaction& transaction) {
    transaction.query(sql, parameters, [&](const Row& row) { found = row.is_null(0) ? 0 : row.integer(0); });
  });
  return found;
}

PersonId DaySchool::person(std::string_view name) {
  const auto words = split(name, ' ');
  return PersonId{number("SELECT id FROM person WHERE institution_id = $1 AND last_name = $2 AND first_name = $3",
                         {institution_, words.at(0), words.at(1)})};
}

PersonId DaySchool::guardian_of(PersonId child) {
  return PersonId{number("SELECT MIN(guardian_id) FROM guardianship WHERE institution_id = $1 AND student_id = $2",
                         {institution_, child})};
}

LessonId DaySchool::lesson(std::string_view group_name, std::string_view date, int at) {
  return LessonId{
      number("SELECT MIN(id) FROM lesson WHERE institution_id = $1 AND group_id = $2 AND date = $3 "
             "AND number = $4",
             {institution_, group(group_name), date, at})};
}

PersonId DaySchool::teacher_of(LessonId lesson) {
  return PersonId{
      number("SELECT actual_teacher_id FROM lesson WHERE institution_id = $1 AND id = $2", {institution_, lesson})};
}

GroupId DaySchool::group(std::string_view name) {
  return GroupId{number("SELECT id FROM study_group WHERE institution_id = $1 AND name = $2", {institution_, name})};
}

}  // namespace vestnik
