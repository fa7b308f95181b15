#include "plugins/inspection/make_report.h"

#include "answers/institution_day.h"
#include "base/text.h"
#include "json/json_writer.h"
#include "plugins/inspection/activity.h"
#include "plugins/inspection/filling_page.h"
#include "plugins/inspection/filling_routes.h"
#include "plugins/inspection/group_page.h"
#include "plugins/inspection/report_store.h"

namespace vestnik::inspection {

std::string content_of(Transaction& transaction, const Report& report, Instant now, const std::string& absence_code) {
  switch (report.kind) {
    case ReportKind::filling: {
      // By the calendar it is the whole institution's; a head's own is of the department.
      const Reach reach = report.author ? Reach::of(transaction, report.author, report.made_on) : Reach::everything();
      return write_filling(transaction, read_filling(transaction, {reach, PersonId{}}, report.days, now, absence_code));
    }
    case ReportKind::activity: return write_activity(transaction, read_activity(transaction, report.days));
    case ReportKind::group: return write_group(transaction, report.group, report.days, now, absence_code);
    case ReportKind::analysis: break;
  }
  return "{}";
}

Permission MakeReport::permission() const {
  return {"control_reports", report_.kind == ReportKind::group ? "make_own" : "make"};
}

Result<Facts> MakeReport::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  report_.author = actor.person;
  report_.author_role = to_text(role);
  report_.made_on = *today;
  report_.made_at = now;
  if (report_.days.until < report_.days.from ||
      days_between(report_.days.from, report_.days.until) > longest_interval) {
    return Problem{"inspection.bad_interval", {{"field", "until"}, {"most", std::to_string(longest_interval)}}};
  }
  const Reach reach = Reach::of(transaction, actor.person, *today);
  if (report_.kind == ReportKind::group) {
    if (!report_.group) return Problem{"inspection.group_needed", {{"field", "group_id"}}};
    if (!reach.covers(report_.group)) return Problem{"access.not_found"};
  } else if (report_.kind == ReportKind::activity && !reach.everywhere()) {
    return Problem{"access.not_found"};
  }
  if (report_.kind == ReportKind::analysis && trimmed(report_.words).empty()) {
    return Problem{"inspection.no_analysis", {{"field", "words"}}};
  }
  return Facts{};
}

std::string MakeReport::describe() const {
  std::string text;
  JsonWriter{text}
      .begin_object()
      .member("kind", to_text(report_.kind))
      .member("group", report_.group.value)
      .member("words", report_.words)
      .end_object();
  return text;
}

Result<Written> MakeReport::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  report_.content =
      content_of(transaction, report_, now, absence_code(regulations_, transaction.institution(), report_.made_on));
  const ReportId id = add_report(transaction, report_);
  Written written;
  JsonWriter{written.payload}.begin_object().member("report", id.value).end_object();
  JsonWriter{written.answer}.begin_object().member("report", id.value).member("version", 1).end_object();
  return written;
}

Result<Facts> DecideReport::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  auto report = find_report(transaction, verdict_.report);
  if (!report || report->kind != ReportKind::group || report->author == actor.person) {
    return Problem{"access.not_found"};
  }
  if (!Reach::of(transaction, actor.person, *today).covers(report->group)) return Problem{"access.not_found"};
  if (report->version != verdict_.expected_version) {
    return Problem{"inspection.stale_version", {{"current", std::to_string(report->version)}}};
  }
  if (report->state != "made") return Problem{"inspection.decided_already"};
  if (!verdict_.accepted && trimmed(verdict_.words).empty()) return Problem{"inspection.no_word", {{"field", "words"}}};
  report_ = *std::move(report);
  return Facts{};
}

std::string DecideReport::describe() const {
  std::string text;
  JsonWriter{text}
      .begin_object()
      .member("report", verdict_.report.value)
      .member("accepted", verdict_.accepted)
      .member("words", verdict_.words)
      .end_object();
  return text;
}

Result<Written> DecideReport::write(Transaction& transaction, const Actor& actor, std::span<const Decision>, Instant) {
  const std::int64_t version =
      decide_report(transaction, report_, verdict_.accepted ? "accepted" : "returned", verdict_.words, actor.person);
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("report", verdict_.report.value)
      .member("version", version)
      .end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik::inspection
