#include "waiting_school.h"

#include <stdexcept>

#include "journal/take_roll.h"
#include "mark_entry.h"

namespace vestnik::bench {
namespace {

using namespace std::chrono_literals;

constexpr auto planner_looks = 50ms;
constexpr auto relay_looks = 100ms;

template <class Step>
std::jthread repeating(std::chrono::milliseconds idle, Step step) {
  return std::jthread{[idle, step](const std::stop_token& stop) mutable {
    while (!stop.stop_requested()) {
      if (!step()) std::this_thread::sleep_for(idle);
    }
  }};
}

}  // namespace

std::vector<Outcome> BenchGateway::deliver(std::span<const Message> messages, Deadline deadline) {
  if (dead) {
    std::this_thread::sleep_until(deadline);
    return std::vector<Outcome>(messages.size(), Unknown{"silence"});
  }
  for (const Message& message : messages) {
    if (each.count() > 0) std::this_thread::sleep_for(each);
    if (taken) taken(message);
  }
  return std::vector<Outcome>(messages.size(), Sent{});
}

WaitingSchool::WaitingSchool(const std::filesystem::path& data)
    : school_(data, {{"plugins.enabled", "import_csv maildir internal_mail diary bulletin mail"}}) {
  for (const std::int64_t group :
       school_.numbers("SELECT id FROM study_group WHERE institution_id = $1 ORDER BY id", {school_.institution()})) {
    SchoolClass one = read_class(school_, GroupId{group});
    std::erase_if(one.students, [&](PersonId student) { return !can_be_told_of(student); });
    if (!one.students.empty() && !one.lessons.empty()) classes_.push_back(std::move(one));
  }
  // What waits later is made like these.
  for (int absence = 0; absence < 20; ++absence) record_absence();
  while (school_.service().plan(school_.clock().now()) > 0) {
  }
  first_source_ = school_
                      .numbers("SELECT MIN(id) FROM obligation WHERE institution_id = $1 AND rule = 'absence'",
                               {school_.institution()})
                      .at(0);
  sources_ = school_
                 .numbers("SELECT COUNT(*) FROM obligation WHERE institution_id = $1 AND rule = 'absence'",
                          {school_.institution()})
                 .at(0);
  empty();
}

// Not every family of a generated school has a telephone and wants messages.
bool WaitingSchool::can_be_told_of(PersonId student) {
  return school_
             .numbers(
                 "SELECT COUNT(*) FROM guardianship g JOIN contact c ON c.institution_id = g.institution_id"
                 " AND c.person_id = g.guardian_id AND c.kind = 'phone' AND c.state NOT IN ('dead', 'unconfirmed')"
                 " WHERE g.institution_id = $1 AND g.student_id = $2 AND g.is_told = 1 AND g.valid_to IS NULL"
                 " AND NOT EXISTS (SELECT 1 FROM opt_out r WHERE r.institution_id = $1"
                 "   AND r.guardian_id = g.guardian_id AND r.student_id = g.student_id)",
                 {school_.institution(), student})
             .at(0) > 0;
}

void WaitingSchool::record_absence() {
  const SchoolClass& group = classes_.at(next_absence_ % classes_.size());
  const std::size_t turn = next_absence_ / classes_.size();
  const auto& [lesson, teacher] = group.lessons.at(turn / group.students.size());
  ++next_absence_;
  RollRequest request;
  request.lesson = lesson;
  request.rows.push_back({group.students.at(turn % group.students.size()), AttendanceMark{"Н", ""}, 0, {}});
  TakeRoll command{std::move(request)};
  const std::string key = "absence-" + std::to_string(next_absence_);
  const auto recorded =
      school_.service().recorder().run(school_.actor(teacher), command, {key, digest(key)}, school_.clock().now());
  if (!recorded || !recorded->event) throw std::runtime_error{"an absence was not recorded"};
}

void WaitingSchool::record_low_marks() {
  const SchoolClass& group = classes_.at(next_marks_ % classes_.size());
  const auto& [lesson, teacher] = group.lessons.at(next_marks_ / classes_.size());
  ++next_marks_;
  record_marks(school_, teacher, marks_for_all(lesson, group.students, 2));
}

void WaitingSchool::fill(std::size_t messages) {
  const std::int64_t base = next_id_;
  next_id_ += static_cast<std::int64_t>(messages);
  school_.write([&](Transaction& transaction) {
    transaction.execute(
        "INSERT INTO obligation (institution_id, id, event_id, fact_kind, fact_id, fact_version, fact_date, rule,"
        " clause, recipient_id, student_id, corrects, state, reason, proof, created_at)"
        " WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < $2)"
        " SELECT o.institution_id, $3 + n.k, o.event_id, o.fact_kind, o.fact_id, $3 + n.k, o.fact_date, o.rule,"
        " o.clause, o.recipient_id, o.student_id, 0, 'open', '', '', o.created_at FROM n JOIN obligation o"
        " ON o.institution_id = $1 AND o.id = $4 + n.k % $5",
        {transaction.institution(), messages, base, first_source_, sources_});
    transaction.execute(
        "INSERT INTO delivery (institution_id, id, recipient_id, channel, template, rule, clause, merge_key, remaining,"
        " in_doubt, afterwards, state, reason, priority, due_at, created_at, changed_at, fence, attempts, gateway,"
        " receipt, address, subject, body, html)"
        " WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < $2)"
        " SELECT o.institution_id, $3 + n.k, o.recipient_id, 'sms', 'absence', 'digest', o.clause, '', '', 'leave', '',"
        " 'held', '', 80, $4, $4, $4, 0, 0, '', '', '', '', '', '' FROM n JOIN obligation o"
        " ON o.institution_id = $1 AND o.id = $3 + n.k",
        {transaction.institution(), messages, base, school_.clock().now()});
    transaction.execute(
        "INSERT INTO delivery_obligation (institution_id, delivery_id, obligation_id)"
        " WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < $2) SELECT $1, $3 + k, $3 + k FROM "
        "n",
        {transaction.institution(), messages, base});
  });
}

void WaitingSchool::empty() {
  school_.write([](Transaction& transaction) {
    transaction.execute(
        "UPDATE delivery SET state = 'cancelled' WHERE institution_id = $1 AND state IN ('held', 'ready', 'retry')",
        {transaction.institution()});
  });
}

RelayParts WaitingSchool::parts() {
  Service& service = school_.service();
  return {service.database(),      service.regulations(), service.channels(), service.renderer(),
          service.plugin_events(), school_.clock(),       school_.random()};
}

RunningSchool::RunningSchool(WaitingSchool& school, const std::vector<BenchGateway*>& gateways) {
  OpenSchool& open = school.open();
  const Instant began = open.clock().now();
  const auto steady_began = std::chrono::steady_clock::now();
  threads_.push_back(repeating(1ms, [&open, began, steady_began] {
    open.clock().set(began + std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - steady_began));
    return false;
  }));
  threads_.push_back(repeating(planner_looks, [&open] { return open.service().plan(open.clock().now()) > 0; }));
  for (BenchGateway* gateway : gateways) {
    RelayParts parts = school.parts();
    parts.limits.deliver_within = 5s;
    relays_.push_back(std::make_unique<Relay>(parts, gateway));
    Relay* relay = relays_.back().get();
    threads_.push_back(repeating(
        relay_looks, [&open, relay] { return relay->step(open.institution(), open.clock().now()).claimed > 0; }));
  }
}

RunningSchool::~RunningSchool() {
  for (std::jthread& thread : threads_) thread.request_stop();
}

}  // namespace vestnik::bench
