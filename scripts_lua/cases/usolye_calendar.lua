-- Календарь положения Усольского сельскохозяйственного техникума:
-- когда напоминают, к какому дню ждут, кому сообщают, если не сделано, и когда уходят письма.

case { clause = "usolye-3.4b.1", "Классный руководитель проверяет журнал раз в неделю",
  turn = { duty = "class_teacher_check", from = "2026-09-14", to = "2026-09-20" },
  expect = "due", due = { "2026-09-19" },
  escalate = { "2026-09-21" }, of = { "class_teacher" }, to = { "head_of_department" } }

case { clause = "usolye-4.6.4", "Итоги недели смотрят к её концу",
  turn = { duty = "weekly_results", from = "2026-09-14", to = "2026-09-20" },
  expect = "due", due = { "2026-09-19" },
  of = { "class_teacher" } }

case { clause = "usolye-3.4b.2", "Заведующий отделением проверяет раз в месяц",
  turn = { duty = "department_check", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-30" },
  remind = { "2026-09-25" }, escalate = { "2026-10-01" }, of = { "head_of_department" }, to = { "deputy_head" } }

case { clause = "usolye-3.4b.3", "Заведующий учебной частью проверяет раз в месяц",
  turn = { duty = "studies_check", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-30" },
  remind = { "2026-09-25" }, escalate = { "2026-10-01" }, of = { "head_of_studies" }, to = { "deputy_head" } }

case { clause = "usolye-3.4b.4", "Заместитель директора проверяет раз в семестр",
  turn = { duty = "deputy_check", from = "2026-12-01", to = "2027-01-31" },
  expect = "due", due = { "2026-12-30" },
  remind = { "2026-12-16" }, escalate = { "2026-12-31" }, of = { "deputy_head" }, to = { "director" } }

case { clause = "usolye-7.3", "Результаты экзамена сообщают в день экзамена",
  turn = { duty = "results_published", from = "2026-09-14", to = "2026-09-14" },
  expect = "due", due = { "2026-09-14" },
  of = { "head_of_department" } }

case { clause = "usolye-3.4a", "Журнал заполняется в день занятия",
  turn = { duty = "daily_filling", from = "2026-09-19", to = "2026-09-21" },
  expect = "due", due = { "2026-09-19", "2026-09-21" },
  remind = { "2026-09-19", "2026-09-21" }, escalate = { "2026-09-21", "2026-09-22" }, of = { "teacher" },
  to = { "head_of_department" } }

case { clause = "usolye-3.4a", "И домашнее задание — в тот же день",
  turn = { duty = "homework", from = "2026-09-14", to = "2026-09-14" },
  expect = "due", due = { "2026-09-14" },
  of = { "teacher" } }

case { clause = "usolye-3.3 (partial: срок)", "Данные группы сверяют раз в месяц",
  turn = { duty = "group_data", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-30" },
  of = { "class_teacher" } }

case { clause = "usolye-7.2", "Прогноз — за две недели до конца семестра",
  turn = { message = "forecast", from = "2026-12-01", to = "2026-12-31" },
  expect = "due", due = { "2026-12-16 18:00" },
  to = { "parents", "student" }, by = { "preferred", "email", "internal" } }
case { clause = "usolye-3.3 (partial: срок)", "Кому исполняется 18, спрашивают, что сообщать семье",
  turn = { duty = "of_age", from = "2026-09-14", to = "2026-09-14" },
  expect = "due", due = { "2026-09-14" },
  of = { "class_teacher" } }
