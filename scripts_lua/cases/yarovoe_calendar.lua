-- Календарь положения Яровского политехнического техникума:
-- когда напоминают, к какому дню ждут, кому сообщают, если не сделано, и когда уходят письма.

case { clause = "yarovoe-3.5", "Администратор проверяет журнал раз в месяц",
  turn = { duty = "administrator_check", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-30" },
  remind = { "2026-09-25" }, of = { "administrator" } }

case { clause = "yarovoe-4.3.1", "Куратор смотрит посещаемость раз в неделю",
  turn = { duty = "weekly_attendance", from = "2026-09-14", to = "2026-09-20" },
  expect = "due", due = { "2026-09-19" },
  of = { "curator" } }

case { clause = "yarovoe-4.5.5", "Заместитель директора проверяет раз в месяц",
  turn = { duty = "deputy_check", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-30" },
  remind = { "2026-09-25" }, of = { "deputy_head" } }

case { clause = "yarovoe-8.4", "Журнал заполняется в день занятия",
  turn = { duty = "daily_filling", from = "2026-09-19", to = "2026-09-21" },
  expect = "due", due = { "2026-09-19", "2026-09-21" },
  remind = { "2026-09-19", "2026-09-21" }, escalate = { "2026-09-21", "2026-09-22" }, of = { "teacher" },
  to = { "deputy_head" } }

case { clause = "yarovoe-3.4", "И домашнее задание — в тот же день",
  turn = { duty = "homework", from = "2026-09-14", to = "2026-09-14" },
  expect = "due", due = { "2026-09-14" },
  of = { "teacher" } }

case { clause = "yarovoe-5.3", "Итоговые оценки — за два дня до конца полугодия",
  turn = { duty = "final_marks", from = "2026-12-01", to = "2026-12-31" },
  expect = "due", due = { "2026-12-28" },
  remind = { "2026-12-24" }, escalate = { "2026-12-29" }, of = { "teacher" },
  to = { "curator", "deputy_head" } }

case { clause = "yarovoe-3.3 (partial: срок)", "Данные группы сверяют раз в месяц",
  turn = { duty = "group_data", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-30" },
  of = { "curator" } }

case { clause = "yarovoe-4.5.2 (partial: срок)", "Расписание составлено к 1 сентября",
  turn = { duty = "timetable", from = "2026-08-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-01" },
  remind = { "2026-08-25" }, of = { "deputy_head" } }

case { clause = "yarovoe-4.3.3 (partial: срок)", "Подгруппы — за десять дней от начала года",
  turn = { duty = "subgroups", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-11" },
  remind = { "2026-09-04" }, of = { "curator", "teacher" } }

case { clause = "yarovoe-4.3.5", "Итоги недели — в пятницу в 18:00",
  turn = { message = "weekly_results", from = "2026-09-14", to = "2026-09-20" },
  expect = "due", due = { "2026-09-18 18:00" },
  to = { "parents" }, by = { "internal", "email" } }

case { clause = "yarovoe-4.3.6", "Отказавшимся от электронной формы — лист в пятницу",
  turn = { message = "weekly_paper", from = "2026-09-14", to = "2026-09-20" },
  expect = "due", due = { "2026-09-18 16:00" },
  to = { "parents" }, by = { "print" } }
case { clause = "yarovoe-3.3 (partial: срок)", "Кому исполняется 18, спрашивают, что сообщать семье",
  turn = { duty = "of_age", from = "2026-09-14", to = "2026-09-14" },
  expect = "due", due = { "2026-09-14" },
  of = { "class_teacher" } }
