#pragma once
/// What came of a history under a regulation: values, gathered by simulate/world.h and set side by side by
/// simulate/comparison.h. Nothing in here names a person but by number.
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "base/problem.h"
#include "base/time.h"
#include "domain/ids.h"

namespace vestnik {

/// One row of one command.
struct Entry {
  std::int64_t command = 0;  ///< number of its audit link, or of its event, negative, where the link was erased
  std::uint32_t row = 0;
  std::uint16_t ground = 0;  ///< 0: it stands; else place in Lived::grounds
  std::uint16_t kind = 0;    ///< place in Lived::kinds
  LessonId lesson;
  PersonId student;
};

struct MessageKind {
  std::string rule;
  std::string clause;
  std::string channel;
  auto operator<=>(const MessageKind&) const = default;
};

struct MessageCount {
  std::int64_t sent = 0;
  std::int64_t cancelled = 0;  ///< superseded, expired, no consent any more
  std::int64_t unsent = 0;     ///< dead, or still waiting
  std::int64_t segments = 0;   ///< parts of an SMS, of what was sent
};

/// Whom somebody must be told of what: what both runs agree to call the same.
struct NewsKey {
  std::string rule;
  std::string fact_kind;
  /// What the fact is about, never an id that a run made: the lesson, the student and the task of a mark.
  std::array<std::int64_t, 3> fact{};
  std::int64_t version = 0;
  bool correction = false;
  std::int64_t recipient = 0;
  std::int64_t student = 0;
  bool operator==(const NewsKey&) const = default;

  struct Hash {
    std::size_t operator()(const NewsKey& key) const noexcept {
      const auto number = [](std::int64_t value) { return static_cast<std::uint64_t>(value); };
      const std::hash<std::string> text;
      return hash_of({text(key.rule), text(key.fact_kind), number(key.fact[0]), number(key.fact[1]),
                      number(key.fact[2]), number(key.version), number(key.recipient), number(key.student)});
    }
  };
};

struct News {
  std::optional<Instant> told_at;
  std::string way;  ///< channel, "phone", or why there was none
  bool family = false;
  bool operator==(const News&) const = default;
};

/// A million and more: in no order, so nothing may be written out in theirs.
using NewsByKey = std::unordered_map<NewsKey, News, NewsKey::Hash>;
using Messages = std::map<MessageKind, MessageCount>;

struct Lived {
  /// Why rows may not stand, each code and clause once, with the details of its first row: a million rows point at a
  /// few dozen of these. The first is none.
  std::vector<Problem> grounds{Problem{""}};
  std::vector<std::string> kinds;  ///< words of commands: "marks.recorded"
  std::vector<Entry> entries;      ///< by command, then by row
  Messages messages;
  NewsByKey news;
  std::int64_t calls = 0;
  std::int64_t commands = 0;
  std::int64_t as_recorded = 0;  ///< events that no rule of the core was asked about
  std::int64_t differing = 0;    ///< commands that the audit remembers otherwise: outcome or findings
};

}  // namespace vestnik
