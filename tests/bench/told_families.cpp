#include "told_families.h"

#include <stdexcept>
#include <thread>

#include "mark_entry.h"
#include "measure.h"

namespace vestnik::bench {
namespace {

constexpr std::size_t lessons_a_round = 3;  ///< of every class

}  // namespace

ToldFamilies::ToldFamilies(OpenSchool& school, std::string channel) : school_(school), channel_(std::move(channel)) {
  for (const std::int64_t group :
       school.numbers("SELECT id FROM study_group WHERE institution_id = $1 ORDER BY id", {school.institution()})) {
    classes_.push_back(read_class(school, GroupId{group}));
  }
}

double ToldFamilies::messages_a_second() {
  record_round();
  const std::int64_t before = in_state("sent");
  const double busy_before = processor_seconds();
  std::atomic<bool> planned{false};
  std::atomic<bool> told{false};
  // Ended after the clock: with nothing left to tell, each waits a tenth of a second for more.
  std::vector<std::jthread> seconds_at_gateways;
  const double seconds = seconds_of([&] {
    std::jthread planner{[&] {
      while (school_.service().plan(school_.clock().now()) > 0) {
      }
      planned.store(true);
    }};
    for (std::size_t gateway = 0; gateway < school_.service().gateway_count(); ++gateway) {
      seconds_at_gateways.emplace_back([&, gateway] {
        while (!told.load()) {
          if (school_.service().deliver_ahead(gateway, school_.clock().now()).claimed > 0) continue;
          std::this_thread::sleep_for(std::chrono::milliseconds{1});
        }
      });
    }
    relay(planned);
    while (in_state("sending") > 0) std::this_thread::sleep_for(std::chrono::microseconds{200});
  });
  told.store(true);
  seconds_at_gateways.clear();
  messages_ = static_cast<std::size_t>(in_state("sent") - before);
  if (messages_ == 0) throw std::runtime_error{"nothing was sent"};
  microseconds_.push_back((processor_seconds() - busy_before) * 1e6 / static_cast<double>(messages_));
  return static_cast<double>(messages_) / seconds;
}

void ToldFamilies::record_round() {
  for (const SchoolClass& group : classes_) {
    for (std::size_t at = 0; at < lessons_a_round; ++at) {
      const auto& [lesson, teacher] = group.lessons.at(next_ + at);
      record_marks(school_, teacher, marks_for_all(lesson, group.students, 2));
    }
  }
  next_ += lessons_a_round;
}

void ToldFamilies::relay(const std::atomic<bool>& planned) {
  Service& service = school_.service();
  while (true) {
    const bool last_look = planned.load();
    std::size_t claimed = 0;
    for (std::size_t gateway = 0; gateway < service.gateway_count(); ++gateway) {
      claimed += service.deliver(gateway, school_.clock().now()).claimed;
    }
    if (claimed > 0) continue;
    if (last_look) return;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
}

std::int64_t ToldFamilies::in_state(std::string_view state) {
  return school_
      .numbers("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND channel = $2 AND state = $3",
               {school_.institution(), channel_, state})
      .at(0);
}

}  // namespace vestnik::bench
