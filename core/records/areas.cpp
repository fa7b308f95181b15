#include "records/areas.h"

#include <unordered_map>

namespace vestnik {
namespace {

using Tables = std::unordered_map<std::string_view, Areas>;

const Tables& tables() {
  constexpr Areas accounts{Area::accounts};
  constexpr Areas rights{Area::rights};
  constexpr Areas lessons{Area::lessons};
  constexpr Areas results{Area::results};
  constexpr Areas addresses{Area::addresses};
  constexpr Areas names{Area::rights, Area::lessons};
  constexpr Areas nothing{};
  static const Tables known{
      {"account", {Area::accounts, Area::addresses}},
      {"session", accounts},
      {"program_token", accounts},
      {"program_token_permission", accounts},
      {"app_password", accounts},
      {"app_session", accounts},
      {"outside_identity", nothing},
      {"second_factor", accounts},
      {"institution", names},
      {"person", names},
      {"study_group", names},
      {"role_grant", rights},
      {"right_switch", rights},
      {"membership", rights},
      {"teaching", rights},
      {"substitution", rights},
      {"class_teacher", rights},
      {"class_teacher_order", nothing},
      {"guardianship", rights},
      {"consent", rights},
      {"adult_word", rights},
      {"staff_agreement", rights},
      {"staff_power", nothing},
      {"correction_request", nothing},
      {"erasure_act", nothing},
      {"full_export", nothing},
      {"lesson", lessons},
      {"subject", lessons},
      // What lessons are made from: who keeps a calendar in memory keeps it under the lessons.
      {"calendar_day", lessons},
      {"study_period", lessons},
      {"timetable_slot", lessons},
      {"mark", results},
      {"mark_version", results},
      {"family_word", results},
      {"task", {Area::lessons, Area::results}},
      {"attendance", results},
      {"attendance_version", results},
      {"roll_call", results},
      {"final_mark", results},
      {"final_version", results},
      {"final_basis", results},
      {"sheet", results},
      // Read anew whenever they are needed.
      {"contact", addresses},
      {"opt_out", addresses},
      {"preference", addresses},
      {"latin_sms", addresses},
      {"pace_wish", addresses},
      {"unsubscription", nothing},
      {"unsubscribe_secret", nothing},
      {"declared_kind", nothing},
      {"bell", nothing},
      {"lesson_filling", nothing},
      {"lesson_past", nothing},
      {"absence_notice", nothing},
      {"student_release", nothing},
      {"own_timezone", nothing},
      {"application", nothing},
      {"application_lesson", nothing},
      {"draft", nothing},
      {"draft_mark", nothing},
      {"draft_attendance", nothing},
      {"draft_lesson", nothing},
      {"draft_task", nothing},
      {"event", nothing},
      {"audit_link", nothing},
      {"audit_payload", nothing},
      {"idempotency", nothing},
      {"regulation_version", nothing},
      {"regulation_trial", nothing},
      {"regulation_trial_group", nothing},
      {"regulation_withdrawal", nothing},
      {"planner_cursor", nothing},
      {"event_audience", nothing},
      {"waiting_event", nothing},
      {"listener_cursor", nothing},
      {"obligation", nothing},
      {"delivery", nothing},
      {"delivery_obligation", nothing},
      {"attempt", nothing},
      {"early_report", nothing},
      {"wave", nothing},
      {"wave_delivery", nothing},
      {"wave_vote", nothing},
      {"escalation", nothing},
      {"channel_use", nothing},
      {"call_task", nothing},
      {"job_place", nothing},
      {"summary", nothing},
      {"duty_task", nothing},
      {"duty_list", nothing},
      {"staff_leave", nothing},
      {"session_use", nothing},
      {"sign_in", nothing},
      {"recovery_code", nothing},
      {"credential_issue", nothing},
      {"account_stop", nothing},
      {"counter", nothing},
      {"schema_version", nothing},
  };
  return known;
}

}  // namespace

std::optional<Areas> areas_of_core_table(std::string_view table) {
  const auto found = tables().find(table);
  return found == tables().end() ? std::nullopt : std::optional{found->second};
}

Areas areas_of_table(std::string_view table) {
  if (const auto known = areas_of_core_table(table)) return *known;
  return table.starts_with("p_") ? Areas{} : Areas::all();
}

}  // namespace vestnik
