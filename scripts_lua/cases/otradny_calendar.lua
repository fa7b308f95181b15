-- Календарь положения Отрадненского нефтяного техникума:
-- когда напоминают, к какому дню ждут, кому сообщают, если не сделано, и когда уходят письма.

case { clause = "otradny-4.admin.5", "Администратор проверяет журнал раз в месяц",
  turn = { duty = "administrator_check", from = "2026-09-01", to = "2026-10-31" },
  expect = "due", due = { "2026-09-30", "2026-10-31" },
  remind = { "2026-09-25", "2026-10-26" }, escalate = { "2026-10-01", "2026-11-02" }, of = { "administrator" },
  to = { "deputy_head" } }

case { clause = "otradny-4.head.1", "Заведующий отделением проверяет журнал раз в месяц",
  turn = { duty = "department_check", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-30" },
  remind = { "2026-09-25" }, escalate = { "2026-10-01" }, of = { "head_of_department" }, to = { "deputy_head" } }

case { clause = "otradny-4.ct.2", "Классный руководитель смотрит итоги раз в неделю",
  turn = { duty = "weekly_results", from = "2026-09-14", to = "2026-09-20" },
  expect = "due", due = { "2026-09-19" },
  of = { "class_teacher" } }

case { clause = "otradny-4.teacher.4", "Замечания устраняются до конца месяца",
  turn = { duty = "remarks_monthly", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-30" },
  remind = { "2026-09-25" }, escalate = { "2026-10-01" }, of = { "teacher" }, to = { "head_of_department" } }

case { clause = "otradny-4.teacher.4", "Замечания устраняются до конца семестра",
  turn = { duty = "remarks_of_period", from = "2026-12-01", to = "2027-01-31" },
  expect = "due", due = { "2026-12-30" },
  remind = { "2026-12-25" }, escalate = { "2026-12-31" }, of = { "teacher" }, to = { "deputy_head" } }

case { clause = "otradny-4.teacher.1", "Журнал заполняется в день занятия",
  turn = { duty = "daily_filling", from = "2026-09-19", to = "2026-09-21" },
  expect = "due", due = { "2026-09-19", "2026-09-21" },
  remind = { "2026-09-19", "2026-09-21" }, escalate = { "2026-09-21", "2026-09-22" }, of = { "teacher" },
  to = { "head_of_department" } }

case { clause = "otradny-4.teacher.3", "Итоговые оценки — к концу семестра",
  turn = { duty = "final_marks", from = "2026-12-01", to = "2027-01-31" },
  expect = "due", due = { "2026-12-30" },
  remind = { "2026-12-27" }, escalate = { "2026-12-31" }, of = { "teacher" }, to = { "head_of_department" } }

case { clause = "otradny-4.disp.2 (partial: срок)", "Подгруппы — за десять дней от начала семестра",
  turn = { duty = "subgroups", from = "2026-09-01", to = "2027-02-28" },
  expect = "due", due = { "2026-09-11", "2027-01-21" },
  remind = { "2026-09-04", "2027-01-14" }, of = { "dispatcher", "class_teacher" } }

case { clause = "otradny-4.disp.1 (partial: срок)", "Учебный план внесён за десять дней от начала года",
  turn = { duty = "curriculum", from = "2026-09-01", to = "2027-02-28" },
  expect = "due", due = { "2026-09-11" },
  remind = { "2026-09-04" }, of = { "dispatcher" } }

case { clause = "otradny-5.3 (partial: срок)", "Журналы печатаются за пять дней после семестра",
  turn = { duty = "journal_printed", from = "2026-12-01", to = "2027-07-31" },
  expect = "due", due = { "2027-01-04", "2027-07-05" },
  remind = { "2026-12-31", "2027-07-01" }, escalate = { "2027-01-11", "2027-07-06" }, of = { "dispatcher" },
  to = { "administrator" } }

case { clause = "otradny-4.ict.1 (partial: срок)", "Носитель для хранения журнала — к 30 июня",
  turn = { duty = "archive_medium", from = "2026-09-01", to = "2027-08-31" },
  expect = "due", due = { "2027-06-30" },
  remind = { "2027-06-23" }, of = { "ict_department" } }

case { clause = "otradny-4.disp.6 (partial: срок)", "Журналы года прошиты к 5 июля",
  turn = { duty = "journal_bound", from = "2026-09-01", to = "2027-08-31" },
  expect = "due", due = { "2027-07-05" },
  remind = { "2027-06-28" }, escalate = { "2027-07-06" }, of = { "dispatcher" }, to = { "administrator" } }

case { clause = "otradny-4.admin.15 (partial: срок)", "Отчёт в архив — к 5 июля",
  turn = { duty = "journal_to_archive", from = "2026-09-01", to = "2027-08-31" },
  expect = "due", due = { "2027-07-05" },
  remind = { "2027-06-28" }, of = { "administrator" } }
case { clause = "otradny-4.ct.1 (partial: срок)", "Кому исполняется 18, спрашивают, что сообщать семье",
  turn = { duty = "of_age", from = "2026-09-14", to = "2026-09-14" },
  expect = "due", due = { "2026-09-14" },
  of = { "class_teacher" } }
