#include "simulate/comparison.h"

#include <algorithm>

namespace vestnik {
namespace {

bool earlier(const Entry& one, const Entry& other) {
  return std::pair{one.command, one.row} < std::pair{other.command, other.row};
}

bool stands(const Entry* entry) { return entry != nullptr && entry->ground == 0; }

void count(const Entry* entry, EntryCount& to) {
  if (entry == nullptr) return;
  ++(entry->ground == 0 ? to.standing : to.refused);
}

/// Walks both runs' rows together.
class EntryComparer {
 public:
  EntryComparer(const Lived& before, const Lived& after, Comparison& to) : before_(before), after_(after), to_(to) {}

  void run() {
    auto one = before_.entries.begin();
    auto other = after_.entries.begin();
    while (one != before_.entries.end() || other != after_.entries.end()) {
      const bool only_one = other == after_.entries.end() || (one != before_.entries.end() && earlier(*one, *other));
      const bool only_other = !only_one && (one == before_.entries.end() || earlier(*other, *one));
      const Entry* was = only_other ? nullptr : &*one++;
      const Entry* would_be = only_one ? nullptr : &*other++;
      take(was, would_be);
    }
  }

 private:
  void take(const Entry* was, const Entry* would_be) {
    count(was, to_.before);
    count(would_be, to_.after);
    if (stands(was) == stands(would_be)) return;
    // A whole command that could not be read says nothing row by row: its one word stands for the rows it has.
    if (stands(was)) {
      add(*was, would_be != nullptr ? ground_of(after_, *would_be) : whole_of(was->command), true);
    } else if (was != nullptr) {
      add(*would_be, ground_of(before_, *was), false);
    } else if (refused_whole(would_be->command)) {
      add(*would_be, whole_ground(before_, would_be->command), false);
    }
  }

  static const Entry* first_of(const Lived& run, std::int64_t command) {
    const Entry sought{command, 0, 0, 0, {}, {}};
    const auto found = std::lower_bound(run.entries.begin(), run.entries.end(), sought, earlier);
    return found != run.entries.end() && found->command == command ? &*found : nullptr;
  }
  [[nodiscard]] const Problem& whole_of(std::int64_t command) const { return whole_ground(after_, command); }
  static const Problem& whole_ground(const Lived& run, std::int64_t command) {
    const Entry* first = first_of(run, command);
    return run.grounds[first == nullptr ? 0 : first->ground];
  }
  [[nodiscard]] bool refused_whole(std::int64_t command) const {
    const Entry* first = first_of(before_, command);
    return first != nullptr && first->ground != 0;
  }
  static const Problem& ground_of(const Lived& run, const Entry& entry) { return run.grounds[entry.ground]; }

  void add(const Entry& entry, const Problem& ground, bool refused) {
    const Lived& run = refused ? before_ : after_;
    const GroundKey key{run.kinds[entry.kind], ground.code, ground.clause};
    GroundCount& held = (refused ? to_.refused : to_.possible)[key];
    if (held.rows++ == 0) held.example = ground;
    to_.changed.push_back({entry.command, entry.row, refused, key, entry.lesson, entry.student});
  }

  const Lived& before_;
  const Lived& after_;
  Comparison& to_;
};

void count_families(const NewsByKey& news, std::int64_t FamilyCount::*place, Comparison& to) {
  for (const auto& [key, one] : news) {
    if (one.family && one.told_at && key.student != 0) ++(to.families[PersonId{key.student}].*place);
  }
}

void compare_news(const NewsByKey& before, const NewsByKey& after, Comparison& to) {
  const auto told = [](const NewsByKey& news, const NewsKey& key) -> const News* {
    const auto found = news.find(key);
    return found != news.end() && found->second.told_at ? &found->second : nullptr;
  };
  for (const auto& [key, one] : before) {
    if (!one.told_at) continue;
    const News* other = told(after, key);
    if (other == nullptr) {
      ++to.news_lost;
    } else if (*other->told_at < *one.told_at) {
      ++to.news_earlier;
    } else if (*other->told_at > *one.told_at) {
      ++to.news_later;
    } else if (other->way != one.way) {
      ++to.news_otherwise;
    }
  }
  for (const auto& [key, one] : after) {
    if (one.told_at && told(before, key) == nullptr) ++to.news_gained;
  }
}

// The journal ends before the message is due.
bool still_waits(const News& recorded, const News& run, const Record& record) {
  return !recorded.told_at && recorded.way == "open" && run.told_at && *run.told_at > record.last_sending;
}

}  // namespace

Comparison compare(const Lived& before, const Lived& after) {
  Comparison comparison;
  EntryComparer{before, after, comparison}.run();
  count_families(before.news, &FamilyCount::before, comparison);
  count_families(after.news, &FamilyCount::after, comparison);
  for (const auto& [student, family] : comparison.families) {
    if (family.after > family.before) ++comparison.families_with_more;
    if (family.after < family.before) ++comparison.families_with_less;
  }
  compare_news(before.news, after.news, comparison);
  return comparison;
}

std::int64_t differing_news(const Lived& run, const Record& record) {
  std::int64_t differing = 0;
  for (const auto& [key, one] : run.news) {
    const auto found = record.news.find(key);
    if (found == record.news.end()) {
      ++differing;
    } else if (!(found->second == one) && !still_waits(found->second, one, record)) {
      ++differing;
    }
  }
  for (const auto& [key, one] : record.news) {
    if (!run.news.contains(key)) ++differing;
  }
  return differing;
}

MessageCount sum_of(const Messages& messages) {
  MessageCount sum;
  for (const auto& [kind, count] : messages) {
    sum.sent += count.sent;
    sum.cancelled += count.cancelled;
    sum.unsent += count.unsent;
    sum.segments += count.segments;
  }
  return sum;
}

}  // namespace vestnik
