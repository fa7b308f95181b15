#pragma once
/// What a family's short answer means. It proposes and never decides, so a doubtful one is left to the class teacher.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "ports/render.h"

namespace vestnik::replies {

enum class Meaning : std::uint8_t {
  absence,  ///< the child is ill, until a day or just today
  stop,     ///< the stop word, and nothing beside it
  unread,   ///< a person must read it
};

/// The words it goes by, lower-case; of illnesses and weekdays the beginnings, for case and gender do not matter.
struct ReplyWords {
  std::vector<std::string> illness;
  std::vector<std::string> weekdays;  ///< from Monday
  std::vector<std::string> stop;
  std::vector<std::string> until;
  std::vector<std::string> tomorrow;
  std::vector<std::string> negation;
};
[[nodiscard]] ReplyWords reply_words(const MessageCatalogue& messages);

struct Reading {
  Meaning meaning = Meaning::unread;
  std::optional<CivilDate> until;  ///< of an absence: its last day, included
  bool operator==(const Reading&) const = default;
};

/// «болеет до среды», «заболел», «температура до 16.09», «СТОП». A weekday is the next one of its name, never today; a
/// day without a year is the next one to come. Days gone by or more than `farthest_days` ahead are left to a person,
/// and so is whatever says «не болеет». Pure.
[[nodiscard]] Reading read_reply(const ReplyWords& words, std::string_view text, CivilDate today);

inline constexpr int farthest_days = 60;

}  // namespace vestnik::replies
