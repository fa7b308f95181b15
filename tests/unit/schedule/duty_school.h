#pragma once
/// A school whose staff owe things: lists are planned by the scheduler and delivered by mail as in the service.
#include <string>
#include <vector>

#include "http/message_catalogue.h"
#include "schedule/core_matters.h"
#include "schedule/duty_lists.h"
#include "schedule/duty_words.h"
#include "schedule/scheduler.h"
#include "support/notify_world.h"

namespace vestnik::tests {

/// A regulation with duties set by hand.
class DutyRegulation final : public FixedRegulation {
 public:
  std::vector<DutyRule> held;
  std::vector<CheckingNorm> norms;
  AttendanceTerms terms_of_attendance;
  MarkTerms terms_of_marks;
  std::span<const DutyRule> duties() const override { return held; }
  std::span<const CheckingNorm> checking_norms() const override { return norms; }
  const AttendanceTerms& attendance() const override { return terms_of_attendance; }
  const MarkTerms& marks() const override { return terms_of_marks; }
};

/// One regulation, of whatever making, for every institution and day.
struct OneRegulation final : RegulationBook {
  std::shared_ptr<const Regulation> regulation;
  std::shared_ptr<const Regulation> in_force(InstitutionId, CivilDate) const override { return regulation; }
};

struct DutySchool {
  /// With duties set by hand, or those of a regulation that is in force as it is.
  explicit DutySchool(std::shared_ptr<const Regulation> shipped = nullptr);

  NotifyWorld world;
  School& school = world.school;
  std::shared_ptr<DutyRegulation> regulation = std::make_shared<DutyRegulation>();
  MessageTable messages;
  DutyBook book{core_duty_matters(), {}};
  DutyLists lists{book, world.channels};
  OneRegulation in_force;
  DutyWords words{book, in_force, messages};
  PluginEvents facts;
  std::unique_ptr<Scheduler> scheduler;

  PersonId head;    ///< deputy head, no lessons
  PersonId savina;  ///< gives the lessons of 7-А and leads it
  PersonId orlov;   ///< gives none on 14.09
  GroupId group;
  PersonId ilya;
  PersonId alina;
  SubjectId geography;

  /// A rule for `of`, due every day with lessons, escalated to the deputy head.
  DutyRule& rule(std::string name, std::string matter, std::vector<Role> of = {Role::teacher});
  void grant(PersonId person, std::string_view role);
  void teach(PersonId teacher, GroupId group, SubjectId subject);
  LessonId lesson(PersonId teacher, std::string_view date, int number, std::string_view from, std::string_view until);
  void roll(LessonId lesson);
  void topic(LessonId lesson);
  void fill(LessonId lesson);
  std::int64_t work(LessonId lesson, std::string_view kind);
  void grade(LessonId lesson, std::int64_t work, PersonId student);
  void leave(PersonId person, std::string_view from, std::string_view to);
  void quarter(std::string_view from, std::string_view until);

  /// The scheduler alone.
  void plan_at(std::string_view date, std::string_view time);
  /// The scheduler, then the relay of internal mail.
  void run_at(std::string_view date, std::string_view time);
  void deliver_at(std::string_view date, std::string_view time);
  /// The messages that have come since the last question, to whom with their text.
  std::vector<Message> sent();
  /// "savina open", by task.
  std::vector<std::string> tasks();
};

}  // namespace vestnik::tests
