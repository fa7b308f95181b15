#include "fault/relay_world.h"

#include <algorithm>

#include "domain/delivery.h"
#include "journal/family_papers.h"
#include "journal/record_marks.h"
#include "journal/set_reasons.h"
#include "journal/take_roll.h"
#include "outbox/afterwards.h"
#include "storage/open.h"

namespace vestnik::fault {
namespace {

constexpr int steps_of_a_life = 90;
constexpr std::int64_t lessons_of_the_first_day = 8;
constexpr int deepest = 2;  ///< how many things may happen inside one another
const Instant first_bell = parse_iso_instant("2026-09-01T04:00:00Z").value();
constexpr Weather bad_weather{12, 8, 10, 14, 3};

GatewayInfo email_info() { return mails_info(); }
GatewayInfo text_info() {
  GatewayInfo info{"odd_sms", "sms", "sms", "phone", 50};
  info.can_ask = true;
  return info;
}

/// One thing inside another, however it ends.
class Deeper {
 public:
  explicit Deeper(int& depth) : depth_(depth) { ++depth_; }
  ~Deeper() { --depth_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;

 private:
  int& depth_;
};

bool has_left(std::string_view state) { return state == "sent" || state == "delivered" || state == "read"; }

/// How far a report has brought a message; what has not left counts alike.
int certainty_of(std::string_view state) {
  if (state == "delivered") return 3;
  if (state == "read") return 4;
  return state == "sent" ? 2 : 1;
}

}  // namespace

RelayWorld::RelayWorld(const Prepared& prepared, const SchoolPlan& plan, std::string path, std::uint64_t seed)
    : prepared_(prepared),
      plan_(plan),
      path_(std::move(path)),
      random_(seed),
      service_random_(~seed),
      alone_(seed % 2 == 0 ? Alone::yes : Alone::no),
      clock_(first_bell),
      mails_(email_info(), clock_, random_,
             {[this](const Message& message) { look_before_sending(message); },
              [this](const std::string& line) { note(line); }, [this] { meanwhile(); },
              [this](const ComingReport& report) { hear(report); }}),
      texts_(text_info(), clock_, random_,
             {[this](const Message& message) { look_before_sending(message); },
              [this](const std::string& line) { note(line); }, [this] { meanwhile(); },
              [this](const ComingReport& report) { hear(report); }}),
      letters_(clock_) {
  open();
}

void RelayWorld::open() {
  const Weather held = std::exchange(weather_, Weather{});
  StorageOptions options;
  options.readers = 1;
  auto real = open_sqlite(path_, options);
  if (!real) throw std::runtime_error{real.problem().code};
  // Two relays of every channel that leads out.
  engine_ = std::make_unique<Engine>(
      prepared_, std::make_unique<ShakyDatabase>(*std::move(real), weather_, random_), clock_, service_random_,
      std::vector<Relay::Gateway>{&mails_, &texts_, &letters_, &mails_, &texts_}, alone_);
  weather_ = held;
}

void RelayWorld::crash() {
  note("crash");
  engine_.reset();
  open();
  // What it was in the middle of may be on disk: a report that took back what was sent.
  note_what_is_sent();
}

void RelayWorld::run() {
  weather_ = bad_weather;
  for (int step = 0; step < steps_of_a_life; ++step) random_step();
  weather_ = {};
  come_to_rest();
  check_end();
}

void RelayWorld::live_through(Step step) {
  try {
    (this->*step)();
  } catch (const DatabaseError& broken) {
    note(std::string{"database: "} + broken.what());
  } catch (const Crash&) {
    if (depth_ > 0) throw;
    crash();
  }
}

void RelayWorld::random_step() {
  constexpr Step steps[]{&RelayWorld::record_mark,    &RelayWorld::record_mark,   &RelayWorld::correct_mark,
                         &RelayWorld::take_roll,      &RelayWorld::take_roll,     &RelayWorld::correct_roll,
                         &RelayWorld::revoke_consent, &RelayWorld::renew_consent, &RelayWorld::renew_consent,
                         &RelayWorld::plan,           &RelayWorld::plan,          &RelayWorld::plan,
                         &RelayWorld::deliver,        &RelayWorld::deliver,       &RelayWorld::deliver,
                         &RelayWorld::deliver,        &RelayWorld::deliver,       &RelayWorld::wait,
                         &RelayWorld::wait,           &RelayWorld::set_reason,    &RelayWorld::suppress_by_hand,
                         &RelayWorld::set_clock_back, &RelayWorld::hear_reports,  &RelayWorld::hear_reports,
                         &RelayWorld::replay_by_hand};
  live_through(steps[random_.below(std::size(steps))]);
}

void RelayWorld::meanwhile() {
  if (depth_ >= deepest) return;
  const Deeper deeper{depth_};
  note("meanwhile");
  for (std::uint64_t left = 1 + random_.below(3); left > 0; --left) random_step();
  note("back");
}

void RelayWorld::run_command(Command& command, const std::string& what) {
  const std::string key = "k" + std::to_string(++keys_);
  for (int attempt = 0; attempt < 2; ++attempt) {
    try {
      const auto outcome = engine_->run(plan_.administrator, command, key);
      note(what + " " + (outcome ? std::to_string(outcome->event.value) : outcome.problem().code));
      return;
    } catch (const DatabaseError&) {
      // A client tries again under the same key.
      note(what + " again");
    }
  }
}

void RelayWorld::record_mark() {
  const auto done = record_twos(*engine_, plan_, "m" + std::to_string(++keys_), random_);
  note("mark " + std::string{done ? "recorded" : "refused"});
}

void RelayWorld::correct_mark() {
  const std::int64_t marks = engine_->number("SELECT COUNT(*) FROM mark WHERE institution_id = $1", {school_id});
  if (marks == 0) return;
  MarksRequest request;
  MarkRow row;
  const auto which = static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(marks)));
  engine_->database().read(school_id, [&](Transaction& transaction) {
    transaction.query(
        "SELECT lesson_id, student_id, task_id, version, first_grade FROM mark WHERE institution_id = $1 ORDER BY id"
        " LIMIT 1 OFFSET $2",
        {school_id, which}, [&](const Row& held) {
          request.lesson = held.id<LessonId>(0);
          row.student = held.id<PersonId>(1);
          row.task = held.id<TaskId>(2);
          row.expected_version = held.integer(3);
          if (held.is_null(4) || held.integer(4) != 2) row.value = Mark{2, {}};
        });
  });
  request.rows.push_back(row);
  RecordMarks command{request};
  run_command(command, "corrected");
}

void RelayWorld::take_roll() {
  RollRequest request;
  const auto begun =
      std::clamp((clock_.now() - first_bell) / std::chrono::minutes{50} + 1, std::int64_t{1}, lessons_of_the_first_day);
  request.lesson = plan_.lessons[random_.below(static_cast<std::uint64_t>(begun))];
  request.rows.push_back({any_family().student, {"Н", ""}, 0, ""});
  TakeRoll command{request};
  run_command(command, "roll");
}

void RelayWorld::correct_roll() {
  RollRequest request;
  AttendanceRow row;
  const std::int64_t rows = engine_->number("SELECT COUNT(*) FROM attendance WHERE institution_id = $1", {school_id});
  if (rows == 0) return;
  const auto which = static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(rows)));
  engine_->database().read(school_id, [&](Transaction& transaction) {
    transaction.query(
        "SELECT lesson_id, student_id, version, code FROM attendance WHERE institution_id = $1 ORDER BY id"
        " LIMIT 1 OFFSET $2",
        {school_id, which}, [&](const Row& held) {
          request.lesson = held.id<LessonId>(0);
          row.student = held.id<PersonId>(1);
          row.expected_version = held.integer(2);
          row.mark.code = held.string(3).empty() ? "Н" : "";
        });
  });
  request.rows.push_back(row);
  TakeRoll command{request};
  run_command(command, "roll put right");
}

void RelayWorld::set_reason() {
  ReasonsRequest request;
  ReasonRow row;
  engine_->database().read(school_id, [&](Transaction& transaction) {
    transaction.query(
        "SELECT id, student_id, version FROM attendance WHERE institution_id = $1 AND code = 'Н' ORDER BY id DESC"
        " LIMIT 1",
        {school_id}, [&](const Row& held) {
          row.attendance = held.id<AttendanceId>(0);
          request.student = held.id<PersonId>(1);
          row.expected_version = held.integer(2);
        });
  });
  if (!row.attendance) return;
  row.reason = random_.below(2) == 0 ? "УП" : "НП";
  request.rows.push_back(row);
  SetReasons command{request};
  run_command(command, "reason");
}

void RelayWorld::revoke_consent() {
  const Family& family = any_family();
  const CivilDate today = TimeZone::find("Europe/Samara").value().local(clock_.now()).date;
  RevokeConsent command{family.guardians[random_.below(family.guardians.size())], family.student, today, "{}"};
  run_command(command, "revoked");
}

void RelayWorld::renew_consent() {
  const Family& family = any_family();
  const CivilDate today = TimeZone::find("Europe/Samara").value().local(clock_.now()).date;
  RecordConsent command{{family.guardians[random_.below(family.guardians.size())], family.student, "2", today, {}},
                        "{}"};
  run_command(command, "consented");
}

void RelayWorld::plan() { note("planned " + std::to_string(engine_->plan())); }

void RelayWorld::deliver() {
  const std::size_t relay = random_.below(engine_->relays());
  // One that is with its gateway lets nobody in besides; its sibling of the same channel may run meanwhile.
  if (at_work_[relay] > 0) return note("relay " + std::to_string(relay) + " is at work");
  const Deeper at_work{at_work_[relay]};
  const RelayStep step = engine_->deliver(relay);
  note("relay " + std::to_string(relay) + ": " + std::to_string(step.claimed) + " claimed, " +
       std::to_string(step.sent) + " sent, " + std::to_string(step.cancelled) + " cancelled");
  note_what_is_sent();
}

void RelayWorld::wait() {
  constexpr std::int64_t lengths[]{1, 5, 30, 120, 700, 1'800, 7'200};
  const std::int64_t length = lengths[random_.below(std::size(lengths))];
  clock_.advance(std::chrono::seconds{length});
  note("waited " + std::to_string(length));
}

void RelayWorld::hear_reports() {
  for (OddProvider* provider : {&mails_, &texts_}) {
    for (const ComingReport& coming : provider->take_reports()) hear(coming);
  }
}

void RelayWorld::hear(const ComingReport& coming) {
  const std::string& key =
      coming.report.idempotency_key.empty() ? coming.report.receipt : coming.report.idempotency_key;
  const DeliveryId delivery{std::stoll(key.substr(key.find('.') + 1))};
  const std::string before = state_of(delivery);
  const auto fates = engine_->reports().take(coming.gateway, std::span{&coming.report, 1});
  const std::string after = state_of(delivery);
  note("report on " + key + ": " + before + " → " + after);
  if (coming.forged && before != after) violated("a forged report moved " + key);
  if (certainty_of(before) >= 3 && certainty_of(after) < certainty_of(before)) {
    violated("a report moved " + key + " back from " + before + " to " + after);
  }
  const bool says_no = coming.report.kind == DeliveryReport::Kind::undelivered ||
                       coming.report.kind == DeliveryReport::Kind::no_such_address;
  if (before == "sent" && !has_left(after) && !says_no) {
    violated("a report moved " + key + " from sent to " + after);
  }
  static_cast<void>(fates);
  note_what_is_sent();
}

void RelayWorld::replay_by_hand() {
  engine_->write([&](Transaction& transaction) {
    note("replayed " + std::to_string(replay_dead(transaction, "", clock_.now())));
  });
}

void RelayWorld::suppress_by_hand() {
  const DeliveryId newest{
      engine_->number("SELECT COALESCE(MAX(id), 0) FROM delivery WHERE institution_id = $1", {school_id})};
  engine_->write([&](Transaction& transaction) {
    const auto taken = suppress(transaction, newest, clock_.now());
    note("taken back: " + (taken ? std::to_string(newest.value) : taken.problem().code));
  });
}

void RelayWorld::set_clock_back() {
  if (random_.below(4) != 0) return;
  clock_.advance(-std::chrono::hours{1});
  note("an hour back");
}

std::string RelayWorld::state_of(DeliveryId delivery) {
  // The world looks at what is there whatever the weather.
  const Weather held = std::exchange(weather_, Weather{});
  std::string state;
  engine_->database().read(school_id, [&](Transaction& transaction) {
    transaction.query("SELECT state FROM delivery WHERE institution_id = $1 AND id = $2", {school_id, delivery},
                      [&](const Row& row) { state = row.string(0); });
  });
  weather_ = held;
  return state;
}

void RelayWorld::look_before_sending(const Message& message) {
  const Weather held = std::exchange(weather_, Weather{});
  if (sent_.contains(message.delivery) && state_of(message.delivery) == "sending") {
    violated("sent again though it is on record as taken over: " + message.idempotency_key);
  }
  const std::int64_t without_consent = engine_->number(
      "SELECT COUNT(*) FROM delivery_obligation k JOIN obligation o ON o.institution_id = $1 AND o.id = k.obligation_id"
      " WHERE k.institution_id = $1 AND k.delivery_id = $2 AND NOT EXISTS (SELECT 1 FROM consent c"
      "   WHERE c.institution_id = $1 AND c.guardian_id = o.recipient_id AND c.student_id = o.student_id"
      "   AND c.revoked_on IS NULL)",
      {school_id, message.delivery});
  if (without_consent != 0) violated("sent without consent: " + message.idempotency_key);
  weather_ = held;
}

void RelayWorld::note_what_is_sent() {
  const Weather held = std::exchange(weather_, Weather{});
  sent_.clear();
  engine_->database().read(school_id, [&](Transaction& transaction) {
    transaction.query("SELECT id FROM delivery WHERE institution_id = $1 AND state IN ('sent', 'delivered', 'read')",
                      {school_id}, [&](const Row& row) { sent_.insert(row.id<DeliveryId>(0)); });
  });
  weather_ = held;
}

void RelayWorld::come_to_rest() {
  mails_.behave();
  texts_.behave();
  note("calm");
  constexpr int hours_of_rest = 60;
  for (int hour = 0; hour < hours_of_rest; ++hour) {
    live_through(&RelayWorld::hear_reports);
    engine_->settle();
    clock_.advance(std::chrono::hours{1});
  }
  note_what_is_sent();
}

void RelayWorld::check_end() {
  for (const std::string& breach : breaches(*engine_)) violated(breach);
  note_rows(
      "SELECT 'obligation ' || id || ' ' || rule || ' ' || state || ' ' || reason || ' ' || proof || ' of ' || "
      "fact_kind"
      " || ' ' || fact_id || '.' || fact_version || ' to ' || recipient_id || ' corrects ' || corrects"
      " FROM obligation WHERE institution_id = $1 ORDER BY id");
  note_rows(
      "SELECT 'delivery ' || id || ' ' || channel || ' ' || rule || ' ' || state || ' ' || reason || ' ' || attempts"
      " FROM delivery WHERE institution_id = $1 ORDER BY id");
  note_rows(
      "SELECT 'delivery ' || delivery_id || ' covers ' || obligation_id FROM delivery_obligation"
      " WHERE institution_id = $1 ORDER BY delivery_id, obligation_id");
  engine_->database().read(school_id, [&](Transaction& transaction) {
    transaction.query(
        "SELECT id, state FROM delivery WHERE institution_id = $1 AND state IN ('held', 'ready', 'retry', 'sending')",
        {school_id}, [&](const Row& row) {
          violated("a message that never ends: " + std::to_string(row.integer(0)) + " " + row.string(1));
        });
  });
}

void RelayWorld::note_rows(std::string_view sql) {
  engine_->database().read(school_id, [&](Transaction& transaction) {
    transaction.query(sql, {school_id}, [&](const Row& row) { note(row.string(0)); });
  });
}

void RelayWorld::violated(const std::string& what) {
  note("VIOLATED: " + what);
  violations_.push_back(what);
}

}  // namespace vestnik::fault
