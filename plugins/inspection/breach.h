#pragma once
/// A breach notice: the class teacher tells the deputy heads which lessons of the own class were filled late or not at
/// all (yarovoe-4.3.2, labinsk-4.4.2).
#include <optional>
#include <string>
#include <vector>

#include "plugins/inspection/lesson_entries.h"
#include "ports/plugin.h"
#include "ports/recorder.h"

namespace vestnik::inspection {

using BreachId = Id<struct BreachTag>;

inline constexpr std::string_view breach_sent = "breach.sent";
inline constexpr std::size_t most_breach_lessons = 200;

struct BreachWish {
  GroupId group;  ///< with its subgroups
  Days days;
  std::vector<LessonId> lessons;  ///< which of them; empty: all that are late or unfilled
  std::string words;
};

/// Event "breach.sent" {"breach":1}. What is late is found here and now: nobody is accused by a list made by hand.
/// Problems: "access.not_found" (a group out of reach), "inspection.bad_interval", "inspection.nothing_late",
/// "inspection.too_many_late" {most}.
class SendBreach final : public Command {
 public:
  explicit SendBreach(BreachWish wish) : wish_(std::move(wish)) {}

  [[nodiscard]] std::string_view event_type() const override { return breach_sent; }
  [[nodiscard]] Permission permission() const override { return {"breach", "send"}; }
  [[nodiscard]] Object object() const override { return Object::group(wish_.group); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  BreachWish wish_;
  std::vector<LessonEntry> faults_;
};

/// Word "breach" to the deputy heads. Throws std::runtime_error when the payload names no notice.
[[nodiscard]] EventAudience breach_audience(Transaction& transaction, const Event& event);
/// Texts "author", "group_name", "words"; truth "has_words"; list "faults" of "day", "subject_name", "teacher_name",
/// "is_late", "is_missing".
[[nodiscard]] TemplateData breach_words(Transaction& transaction, std::int64_t breach);

}  // namespace vestnik::inspection
