-- Календарь положения школы № 30 посёлка Красного Лабинского района:
-- когда напоминают, к какому дню ждут, кому сообщают, если не сделано, и когда уходят письма.

case { clause = "labinsk-7.2", "Проверка журнала — к концу четверти, напоминание за неделю",
  turn = { duty = "quarter_check", from = "2026-09-01", to = "2026-12-31" },
  expect = "due", due = { "2026-10-25", "2026-12-27" },
  remind = { "2026-10-18", "2026-12-20" }, of = { "director", "administrator", "deputy_head" } }

case { clause = "labinsk-7.3 (partial: срок)", "Углублённая проверка — к концу четверти, иначе узнаёт директор",
  turn = { duty = "deep_check", from = "2026-10-01", to = "2026-10-31" },
  expect = "due", due = { "2026-10-25" },
  remind = { "2026-10-18" }, escalate = { "2026-10-26" }, of = { "deputy_head" }, to = { "director" } }

case { clause = "labinsk-4.5.10", "О сроке замечания учителю напоминают за три дня",
  turn = { duty = "remarks_in_time", from = "2026-09-14", to = "2026-09-15" },
  expect = "due", due = { "2026-09-14", "2026-09-15" },
  remind = { "2026-09-11", "2026-09-12" }, of = { "teacher" } }

case { clause = "labinsk-6.1", "Отчёт об активности пользователей — раз в четверть",
  turn = { duty = "users_report", from = "2026-10-01", to = "2026-10-31" },
  expect = "due", due = { "2026-10-25" },
  remind = { "2026-10-18" }, escalate = { "2026-10-26" }, of = { "administrator" }, to = { "deputy_head" } }

case { clause = "labinsk-4.5.1a", "Заполнить журнал — в день урока, назавтра узнаёт заместитель",
  turn = { duty = "daily_filling", from = "2026-09-18", to = "2026-09-21" },
  expect = "due", due = { "2026-09-18", "2026-09-19", "2026-09-21" },
  remind = { "2026-09-18", "2026-09-19", "2026-09-21" }, escalate = { "2026-09-19", "2026-09-21", "2026-09-22" },
  of = { "teacher" }, to = { "deputy_head" } }

case { clause = "labinsk-4.5.1a", "В праздник, отменивший уроки, заполнять нечего",
  turn = { duty = "daily_filling", from = "2026-11-05", to = "2026-11-07",
           calendar = { holidays = { "2026-11-06" } } },
  expect = "due", due = { "2026-11-05", "2026-11-07" } }

case { clause = "labinsk-4.5.6a", "Домашнее задание — в день урока",
  turn = { duty = "homework", from = "2026-09-14", to = "2026-09-14" },
  expect = "due", due = { "2026-09-14" },
  of = { "teacher" } }

case { clause = "labinsk-4.4.1", "Причины пропусков — ежедневно, иначе узнаёт заместитель",
  turn = { duty = "absence_reasons", from = "2026-09-14", to = "2026-09-14" },
  expect = "due", due = { "2026-09-14" },
  escalate = { "2026-09-15" }, of = { "class_teacher" }, to = { "deputy_head" } }

case { clause = "labinsk-4.5.7", "О непроверенной работе напоминают за день",
  turn = { duty = "works", from = "2026-09-14", to = "2026-09-14" },
  expect = "due", due = { "2026-09-14" },
  remind = { "2026-09-13" }, escalate = { "2026-09-15" }, of = { "teacher" }, to = { "deputy_head" } }

case { clause = "labinsk-5.2.3e", "Итоговые оценки — к концу четверти и года",
  turn = { duty = "final_marks", from = "2027-05-01", to = "2027-06-30" },
  expect = "due", due = { "2027-05-26" },
  remind = { "2027-05-23" }, escalate = { "2027-05-27" }, of = { "teacher" }, to = { "deputy_head" } }

case { clause = "labinsk-4.2.11 (partial: срок)", "Сверка карточек — раз в четверть",
  turn = { duty = "personal_cards", from = "2027-01-11", to = "2027-03-31" },
  expect = "due", due = { "2027-03-21" },
  remind = { "2027-03-14" }, of = { "administrator" } }

case { clause = "labinsk-4.2.10 (partial: срок)", "О пустых и давних карточках — к концу месяца",
  turn = { duty = "card_data", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-30" },
  remind = { "2026-09-25" }, of = { "administrator" } }

case { clause = "labinsk-3.17 (partial: срок)", "Инструктаж педагогов — к 5 сентября",
  turn = { duty = "instruction", from = "2026-09-01", to = "2027-08-31" },
  expect = "due", due = { "2026-09-05" },
  remind = { "2026-08-26" }, of = { "administrator" } }

case { clause = "labinsk-4.3.4 (partial: срок)", "Нагрузка распределена к 1 сентября",
  turn = { duty = "teaching_load", from = "2026-08-01", to = "2027-08-31" },
  expect = "due", due = { "2026-09-01" },
  remind = { "2026-08-25" }, of = { "deputy_head" } }

case { clause = "labinsk-4.2.18 (partial: срок)", "Подгруппы — за две недели от начала года",
  turn = { duty = "subgroups", from = "2026-09-01", to = "2027-08-31" },
  expect = "due", due = { "2026-09-15" },
  remind = { "2026-09-08" }, of = { "administrator", "class_teacher", "teacher" } }

case { clause = "labinsk-4.4.5", "Итоги недели — в пятницу в 18:00",
  turn = { message = "weekly_results", from = "2026-09-14", to = "2026-09-27" },
  expect = "due", due = { "2026-09-18 18:00", "2026-09-25 18:00" },
  to = { "parents" }, by = { "preferred", "email", "internal" } }

case { clause = "labinsk-4.4.5", "Пятница выходная — итоги недели в четверг",
  turn = { message = "weekly_results", from = "2026-09-14", to = "2026-09-20",
           calendar = { holidays = { "2026-09-18" } } },
  expect = "due", due = { "2026-09-17 18:00" } }

case { clause = "labinsk-3.16", "Раз в месяц классный руководитель видит, кто без доступа",
  turn = { message = "no_account", from = "2026-10-01", to = "2026-11-30" },
  expect = "due", due = { "2026-10-01 09:00", "2026-11-01 09:00" },
  to = { "class_teacher" }, by = { "internal", "email" } }
case { clause = "labinsk-4.4.8 (partial: срок)", "Кому исполняется 18, спрашивают, что сообщать семье",
  turn = { duty = "of_age", from = "2026-09-14", to = "2026-09-14" },
  expect = "due", due = { "2026-09-14" },
  of = { "class_teacher" } }
