#pragma once
/// The identifiers of the domain. All are counted per institution.
#include "base/ids.h"

namespace vestnik {

using PersonId = Id<struct PersonTag>;  ///< anybody: student, guardian, teacher; roles and links say what they are
using AccountId = Id<struct AccountTag>;
using GroupId = Id<struct GroupTag>;      ///< class, college group or a subgroup of one
using SubjectId = Id<struct SubjectTag>;  ///< school subject or college discipline
using PeriodId = Id<struct PeriodTag>;
using LessonId = Id<struct LessonTag>;
using TaskId = Id<struct TaskTag>;
using MarkId = Id<struct MarkTag>;
using AttendanceId = Id<struct AttendanceTag>;
using FinalId = Id<struct FinalTag>;
using SheetId = Id<struct SheetTag>;
using ApplicationId = Id<struct ApplicationTag>;
using EventId = Id<struct EventTag>;  ///< gapless and in commit order within an institution
using ObligationId = Id<struct ObligationTag>;
using DeliveryId = Id<struct DeliveryTag>;

}  // namespace vestnik
