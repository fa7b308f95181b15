#pragma once
/// Types of the core's events with their payloads (JSON, ids and versions only). Stable for ever; a changed payload
/// gets a new schema_version and an upcaster.
#include <string_view>

namespace vestnik::event_type {

/// {"lesson":1,"state":"held","version":2}; where they changed, what stood before: "state_before":"planned",
/// "teacher_before":5
inline constexpr std::string_view lesson_changed = "lesson.changed";
/// {"lessons":[1,2],"teacher":7,"teacher_before":5}: who gives them instead of the planned teacher
inline constexpr std::string_view lessons_substituted = "lessons.substituted";
/// {"substitution":1,"lesson":2}: the substitute signs for the filled lesson
inline constexpr std::string_view substitution_confirmed = "substitution.confirmed";
/// {"lesson":1,"rows":[{"mark":5,"student":7,"version":1}]}; what was recorded under a granted application names it:
/// "application":3
inline constexpr std::string_view marks_recorded = "marks.recorded";
/// {"lesson":1,"rows":[{"attendance":5,"student":7,"version":1}]}: only the rows that changed; [] for an all-present
/// roll; "application":3 as above
inline constexpr std::string_view attendance_recorded = "attendance.recorded";
/// {"rows":[{"attendance":5,"student":7,"version":2}]}: a reason was set
inline constexpr std::string_view reasons_recorded = "reasons.recorded";
/// {"notice":1,"student":7,"rows":[{"attendance":5,"student":7,"version":2}]}: absences that got its reason
inline constexpr std::string_view notice_entered = "notice.entered";
/// {"release":1,"student":7}
inline constexpr std::string_view student_released = "student.released";
/// {"rows":[{"final":5,"student":7,"version":1}]}
inline constexpr std::string_view finals_recorded = "finals.recorded";
/// {"sheet":3,"finals":[5,6]}: closed, and so published to families
inline constexpr std::string_view sheet_closed = "sheet.closed";
/// {"period":1,"version":2}: by when finals are due by order
inline constexpr std::string_view finals_due_set = "finals_due.set";
/// {"draft":1}: of what a draft holds nothing is told; an applied one has the event of its facts
inline constexpr std::string_view draft_kept = "draft.kept";
inline constexpr std::string_view draft_discarded = "draft.discarded";
inline constexpr std::string_view draft_applied = "draft.applied";
/// {"period":1,"version":2}: its bounds, by order
inline constexpr std::string_view period_moved = "period.moved";
/// {"application":1}
inline constexpr std::string_view application_filed = "application.filed";
/// {"application":1,"granted":true}
inline constexpr std::string_view application_decided = "application.decided";
/// {"guardian":1,"student":7}
inline constexpr std::string_view consent_recorded = "consent.recorded";
inline constexpr std::string_view consent_revoked = "consent.revoked";
/// {"person":7,"signed":true}: one of the staff discloses nothing, or no longer has signed so
inline constexpr std::string_view agreement_recorded = "agreement.recorded";
/// {"person":7,"given":true}: powers over personal data by order
inline constexpr std::string_view data_powers_set = "data_powers.set";
/// {"guardian":1,"student":7}
inline constexpr std::string_view guardian_attached = "guardian.attached";
inline constexpr std::string_view guardian_changed = "guardian.changed";
/// {"person":7}: what is kept of a person was handed out
inline constexpr std::string_view personal_data_exported = "personal_data.exported";
/// {"request":1,"person":7}
inline constexpr std::string_view correction_filed = "correction.filed";
/// {"request":1,"person":7,"done":true}
inline constexpr std::string_view correction_answered = "correction.answered";
/// {"act":1,"person":7,"rows":120}
inline constexpr std::string_view personal_data_erased = "personal_data.erased";
/// {"guardian":1,"student":7,"permitted":true}: what an adult student wants his family to know
inline constexpr std::string_view adult_word_recorded = "adult_word.recorded";
/// {"issue":1,"person":20,"student":7,"guardian":20}: a one-time code; no student for staff, no guardian for the
/// student himself
inline constexpr std::string_view credentials_issued = "credentials.issued";
/// {"group":1,"issued":[{"issue":1,"person":20,"student":7}]}
inline constexpr std::string_view credentials_issued_to_group = "credentials.issued_to_group";
/// {"issue":1,"person":20}: the slip was signed for
inline constexpr std::string_view credentials_received = "credentials.received";
/// {"stop":1,"person":20}: one of a family signs in no more for now, or again
inline constexpr std::string_view account_suspended = "account.suspended";
inline constexpr std::string_view account_renewed = "account.renewed";
/// {"stop":1,"person":20}: a user was removed by the administrator, or is back
inline constexpr std::string_view account_removed = "account.removed";
inline constexpr std::string_view account_restored = "account.restored";
/// {"person":20}: by its owner
inline constexpr std::string_view password_changed = "password.changed";
/// {"person":20}: by its owner, because somebody else may know it (labinsk-3.19b)
inline constexpr std::string_view password_exposed = "password.exposed";
/// {"person":20}
inline constexpr std::string_view second_factor_set = "second_factor.set";
inline constexpr std::string_view second_factor_removed = "second_factor.removed";
/// {"guardian":1,"student":7,"opted_out":true}
inline constexpr std::string_view opt_out_recorded = "opt_out.recorded";
/// {"person":1,"channel":"sms","opt_outs":[{"guardian":1,"student":7,"opted_out":true}]}: only what changed; no channel
/// where none was named
inline constexpr std::string_view preferences_set = "preferences.set";
/// {"person":7,"contact":5,"kind":"phone","did":"added"}: also "reopened", "confirmed", "closed"
inline constexpr std::string_view contact_recorded = "contact.recorded";
/// {"person":20,"rule":"weekly_results","subscribed":false}: e-mails of the rule no more, or again
inline constexpr std::string_view subscription_changed = "subscription.changed";
/// {"call":1,"obligation":4}
inline constexpr std::string_view call_recorded = "call.recorded";
/// {"timezone":"Asia/Novosibirsk"}: the institution's clock, set by the administrator
inline constexpr std::string_view timezone_set = "timezone.set";
/// {"task":1,"version":2}: the person says a duty is done
inline constexpr std::string_view duty_done = "duty.done";
/// {"leave":1,"person":7}
inline constexpr std::string_view leave_entered = "leave.entered";
/// {"leave":1}
inline constexpr std::string_view leave_withdrawn = "leave.withdrawn";
/// {"deliveries":[4,5]}: sheets of paper handed over to the guardians themselves, by a plugin: proof of informing
inline constexpr std::string_view sheets_handed_over = "sheets.handed_over";
/// {"guardian":20,"student":7}: a guardian asks for the child's results on paper, by a plugin (syzran-r.ct.4)
inline constexpr std::string_view report_requested = "report.requested";
/// {"group":1}: the class teacher sends each parent of the class the report on the child, by a plugin (labinsk-4.4.5)
inline constexpr std::string_view class_reports_requested = "class_reports.requested";
/// {"wave":1,"agreed":1,"needed":2,"released":false}: somebody agrees that a held wave goes out
inline constexpr std::string_view wave_agreed = "wave.agreed";
/// {"wave":1}: a false alarm, nothing of it leaves
inline constexpr std::string_view wave_cancelled = "wave.cancelled";
/// {"wave":1}: every message of a rule is held by hand
inline constexpr std::string_view rule_held = "rule.held";
/// {"person":20}: its owner wants no messages on a telephone
inline constexpr std::string_view telephone_stopped = "telephone.stopped";
/// {"grant":4,"person":7,"role":"secretary"}: by an order
inline constexpr std::string_view roles_granted = "roles.granted";
/// {"group":1,"person":7}: the class teacher or curator of a group, by an order
inline constexpr std::string_view class_teacher_appointed = "class_teacher.appointed";
/// {"grant":4}
inline constexpr std::string_view roles_revoked = "roles.revoked";
/// {"person":7}: every role, load and class of theirs ends
inline constexpr std::string_view staff_dismissed = "staff.dismissed";
/// {"object":"marks","operation":"write","role":"teacher","scope":"own_load"}: a cell of the table of rights, by the
/// administrator; "closed", or "back":true where it is the regulation's again
inline constexpr std::string_view right_switched = "right.switched";
/// {"counts":{"students":{"added":2,"changed":1}}}: kinds that nothing was done to are missing
inline constexpr std::string_view roster_imported = "roster.imported";
/// {"token":1}: a program's token of the actor's own
inline constexpr std::string_view token_issued = "token.issued";
inline constexpr std::string_view token_ended = "token.ended";
/// {"app_password":1}: a password of an outside client that reads as the actor
inline constexpr std::string_view app_password_issued = "app_password.issued";
inline constexpr std::string_view app_password_ended = "app_password.ended";
/// {"identity":1,"person":20}: by whom the person is signed in besides, set or ended by the administrator
inline constexpr std::string_view identity_linked = "identity.linked";
inline constexpr std::string_view identity_ended = "identity.ended";
/// {"export":1}: everything of the institution, by two people
inline constexpr std::string_view full_export_asked = "full_export.asked";
/// {"export":1,"approved":true}: by the second one
inline constexpr std::string_view full_export_decided = "full_export.decided";
/// {"export":1}: the archive was handed out to who asked for it
inline constexpr std::string_view full_export_taken = "full_export.taken";

}  // namespace vestnik::event_type
