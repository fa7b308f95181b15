-- Положение школы, на которой измеряется скорость: правила настоящие, но письмо о каждой двойке уходит сразу.

regulation {
  api = 1,
  institution = "school-1",
  title = "Положение об электронном журнале",
  order = "приказ № 84 от 29.08.2026",
  in_force_from = "2026-09-01",
  timezone = "Europe/Samara",
}

marks { scale = { 2, 3, 4, 5 }, average = "weighted" }

absence {
  codes = { "Н", "О" }, absent = "Н", reasons = { "УП", "НП" }, excused = "УП", unexcused = "НП",
  reason_set_by = { "class_teacher" }, own_class_only = true,
}

periods {
  kind = "quarter",
  { "2026-09-01", "2026-10-25" },
  { "2026-11-05", "2026-12-27" },
  { "2027-01-11", "2027-03-21" },
  { "2027-03-31", "2027-05-26" },
}

lesson { clause = "6.1", held_only = true }
lesson { clause = "6.2", task_required = true }

editing {
  clause = "7.4", what = { "grades", "attendance" }, open_for = 30 * days, counted_from = "lesson",
  roles = { "teacher", "class_teacher" },
}

inform { digest_at = "16:00", quiet = { "21:00", "07:00" }, call_when_no_way = true }

notify "low_mark" {
  clause = "7.5", when = mark { at_most = 2 }, tell = { "parents" }, by = first_of { "email" }, priority = 30,
  guarded = false,
}
