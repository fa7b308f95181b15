-- Каждое сообщение, какое семья может получить, каждым способом, каким оно есть. Вымышленное положение.

regulation {
  api = 1, institution = "labinsk", order = "1", in_force_from = "2026-09-02", timezone = "Europe/Moscow",
}
marks { scale = { 2, 3, 4, 5 }, average = "plain" }
absence {
  clause = "1", codes = { "Н", "О" }, absent = "Н", reasons = { "УП", "НП" }, excused = "УП", unexcused = "НП",
  reason_clause = "1", reason_set_by = { "class_teacher" }, own_class_only = true,
}
periods { kind = "quarter", { "2026-09-01", "2026-10-25" }, { "2026-11-05", "2026-12-27" } }
final_mark { clause = "2", publish = "when_sheet_closed" }
inform {
  clause = "3", digest_at = "16:00", consent_required = true, paper_for_opted_out = true,
  wave = { at_least = 100 },
}

-- По факту.
notify "absence" {
  clause = "3.1", when = absent { code = "Н", first_of = "day", known = false }, tell = { "parents" },
  by = all_of { "sms", "email", "internal" }, settle = 5 * minutes, expires = "last_bell", afterwards = "digest",
}
notify "unexcused" {
  clause = "3.2", when = reason_set { reason = "НП" }, tell = { "parents" },
  by = all_of { "sms", "email", "internal" }, settle = 1 * minutes,
}
notify "low_mark" {
  clause = "3.3", when = mark { at_most = 2 }, tell = { "parents", "student" },
  by = all_of { "sms", "email", "internal" }, settle = 1 * minutes,
}
notify "mark" {
  clause = "3.4", when = mark {}, tell = { "parents" }, by = all_of { "email", "internal" }, digest = true,
}
notify "final" {
  clause = "3.5", when = final_published {}, tell = { "parents", "student" }, by = all_of { "email", "internal" },
  settle = 1 * minutes,
}

-- По событию.
notify "notice" {
  clause = "4.1", when = announcement { urgent = false }, tell = { "group" }, by = all_of { "email", "internal" },
}
notify "urgent_notice" {
  clause = "4.2", when = announcement { urgent = true }, tell = { "group" }, by = all_of { "sms", "email" },
}
notify "attestation_result" {
  clause = "4.3", when = event { name = "attestation_result" }, tell = { "parents", "student" },
  by = all_of { "email", "internal" },
}
notify "behaviour_note" {
  clause = "4.4", when = event { name = "behaviour_note" }, tell = { "addressees" },
  by = all_of { "email", "internal" },
}
notify "behaviour_note_passed" {
  clause = "4.5", when = event { name = "behaviour_note_passed" }, tell = { "parents" },
  by = all_of { "email", "internal", "print" },
}
notify "class_report" {
  clause = "4.6", when = event { name = "class_report" }, tell = { "parents" },
  by = all_of { "email", "internal", "print" },
}
notify "report_on_request" {
  clause = "4.7", when = event { name = "report_request" }, tell = { "addressees" }, by = first_of { "print" },
}
notify "reply" {
  clause = "4.8", when = event { name = "reply" }, tell = { "addressees" }, by = all_of { "email", "internal" },
}

-- По календарю.
notify "results" {
  clause = "5.1", every = "tuesday 15:00", about = "results", tell = { "parents", "student" },
  by = all_of { "email", "internal" },
}
notify "forecast" {
  clause = "5.2", every = before("quarter_end", 19 * days, "15:10"), about = "forecast",
  tell = { "parents", "student" }, by = all_of { "email", "internal" },
}
notify "visits" {
  clause = "5.3", every = "tuesday 15:20", about = "visits", tell = { "parents" },
  by = all_of { "sms", "email", "internal" },
}
notify "no_account" {
  clause = "5.4", every = "tuesday 15:30", about = "no_account", tell = { "parents", "class_teacher" },
  by = all_of { "sms", "email", "internal", "print" },
}
notify "class_visits" {
  clause = "5.5", every = "tuesday 15:40", about = "class_visits", tell = { "class_teacher" },
  by = all_of { "email", "internal" },
}
notify "weekly_paper" {
  clause = "5.6", every = "tuesday 16:10", tell = parents { opted_out_of_electronic = true },
  by = first_of { "print" },
}
