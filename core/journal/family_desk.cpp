#include "journal/family_desk.h"

#include "journal/enter_notice.h"
#include "journal/stop_telephone.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

std::string absence_as_asked(const AbsenceNotice& notice) {
  std::string text;
  JsonWriter{text}
      .begin_object()
      .member("kind", notice.kind)
      .member("from", to_iso(notice.from))
      .member("to", to_iso(notice.to))
      .member("reason", notice.mark.reason)
      .member("reported_by", notice.reported_by)
      .end_object();
  return text;
}

}  // namespace

std::unique_ptr<Command> JournalFamilyDesk::report_absence(ReportedAbsence absence) {
  AbsenceNotice notice;
  notice.student = absence.student;
  notice.kind = std::move(absence.kind);
  notice.from = absence.from;
  notice.to = absence.to;
  notice.mark.reason = std::move(absence.reason);
  notice.reported_by = std::move(absence.reported_by);
  std::string as_asked = absence_as_asked(notice);
  return std::make_unique<EnterNotice>(std::move(notice), regulations_, std::move(as_asked));
}

std::unique_ptr<Command> JournalFamilyDesk::stop_telephone(PersonId person, std::string telephone) {
  return std::make_unique<StopTelephone>(person, std::move(telephone));
}

}  // namespace vestnik
