-- Календарь положения школы № 39 г. Сызрани:
-- когда напоминают, к какому дню ждут, кому сообщают, если не сделано, и когда уходят письма.

case { clause = "syzran-7.1.2", "Директор проверяет журнал раз в месяц",
  turn = { duty = "director_check", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-30" },
  remind = { "2026-09-25" }, of = { "director" } }

case { clause = "syzran-r.dep.1", "Заместитель составляет список замечаний раз в месяц",
  turn = { duty = "deputy_list", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-30" },
  remind = { "2026-09-25" }, escalate = { "2026-10-01" }, of = { "deputy_head" }, to = { "director" } }

case { clause = "syzran-r.dep.1", "И в конце четверти, и в конце года",
  turn = { duty = "deputy_list_of_period", from = "2027-05-01", to = "2027-05-31" },
  expect = "due", due = { "2027-05-26" },
  remind = { "2027-05-21" }, escalate = { "2027-05-27" }, of = { "deputy_head" }, to = { "director" } }

case { clause = "syzran-7.4.8", "Замечания месяца устраняются до его конца",
  turn = { duty = "remarks_monthly", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-30" },
  remind = { "2026-09-25" }, escalate = { "2026-10-01" }, of = { "teacher" }, to = { "deputy_head" } }

case { clause = "syzran-7.4.8", "Замечания четверти — до её конца",
  turn = { duty = "remarks_of_period", from = "2026-10-01", to = "2026-10-31" },
  expect = "due", due = { "2026-10-25" },
  remind = { "2026-10-20" }, escalate = { "2026-10-26" }, of = { "teacher" }, to = { "deputy_head" } }

case { clause = "syzran-r.adm.4", "Анализ за месяц — к пятому числу",
  turn = { duty = "analysis_monthly", from = "2026-10-01", to = "2026-11-30" },
  expect = "due", due = { "2026-10-05", "2026-11-05" },
  remind = { "2026-10-02", "2026-11-02" }, escalate = { "2026-10-06", "2026-11-06" }, of = { "administrator" },
  to = { "deputy_head" } }

case { clause = "syzran-r.adm.4", "Анализ за четверть — за пять дней после неё",
  turn = { duty = "analysis_of_period", from = "2026-10-01", to = "2026-11-30" },
  expect = "due", due = { "2026-10-30" },
  remind = { "2026-10-27" }, escalate = { "2026-11-02" }, of = { "administrator" }, to = { "deputy_head" } }

case { clause = "syzran-7.4.3", "Журнал заполняется в день урока",
  turn = { duty = "daily_filling", from = "2026-09-19", to = "2026-09-21" },
  expect = "due", due = { "2026-09-19", "2026-09-21" },
  remind = { "2026-09-19", "2026-09-21" }, escalate = { "2026-09-21", "2026-09-22" }, of = { "teacher" },
  to = { "deputy_head" } }

case { clause = "syzran-r.t.8", "Домашнее задание — в день урока",
  turn = { duty = "homework", from = "2026-09-14", to = "2026-09-14" },
  expect = "due", due = { "2026-09-14" },
  of = { "teacher" } }

case { clause = "syzran-r.t.3b", "О непроверенной работе напоминают за день",
  turn = { duty = "works", from = "2026-09-14", to = "2026-09-14" },
  expect = "due", due = { "2026-09-14" },
  remind = { "2026-09-13" }, escalate = { "2026-09-15" }, of = { "teacher" }, to = { "deputy_head" } }

case { clause = "syzran-r.ct.2", "Причины пропусков — к концу недели",
  turn = { duty = "absence_reasons", from = "2026-09-14", to = "2026-09-20" },
  expect = "due", due = { "2026-09-19" },
  of = { "class_teacher" } }

case { clause = "syzran-r.t.10", "Итоговые оценки — за три дня до конца четверти",
  turn = { duty = "final_marks", from = "2026-10-01", to = "2026-10-31" },
  expect = "due", due = { "2026-10-22" },
  remind = { "2026-10-18" }, escalate = { "2026-10-23" }, of = { "teacher" }, to = { "deputy_head" } }

case { clause = "syzran-7.4.4", "Приказ назвал день — он и считается",
  turn = { duty = "final_marks_by_order", from = "2026-10-01", to = "2026-10-31",
           period = "quarter 1", due_by_order = "2026-10-20" },
  expect = "due", due = { "2026-10-20" },
  remind = { "2026-10-18" }, escalate = { "2026-10-21" }, of = { "teacher" }, to = { "deputy_head" } }

case { clause = "syzran-r.t.1 (partial: срок)", "Планирование следующего года — к 26 июня",
  turn = { duty = "plans_of_next_year", from = "2026-09-01", to = "2027-08-31" },
  expect = "due", due = { "2027-06-26" },
  remind = { "2027-06-12" }, of = { "teacher" } }

case { clause = "syzran-7.4.2a (partial: срок)", "Планирование внесено к 31 августа",
  turn = { duty = "plans", from = "2026-08-01", to = "2026-08-31" },
  expect = "due", due = { "2026-08-31" },
  remind = { "2026-08-24" }, escalate = { "2026-09-01" }, of = { "teacher" }, to = { "deputy_head" } }

case { clause = "syzran-7.5.3 (partial: срок)", "Планирование проверено к 31 августа",
  turn = { duty = "plans_checked", from = "2026-08-01", to = "2026-08-31" },
  expect = "due", due = { "2026-08-31" },
  remind = { "2026-08-24" }, of = { "deputy_head" } }

case { clause = "syzran-7.5.2 (partial: срок)", "Расписание составлено к 31 августа",
  turn = { duty = "timetable", from = "2026-08-01", to = "2026-08-31" },
  expect = "due", due = { "2026-08-31" },
  remind = { "2026-08-24" }, of = { "deputy_head" } }

case { clause = "syzran-7.2.10a (partial: срок)", "Данные обновлены к 31 августа",
  turn = { duty = "personal_data_of_year", from = "2026-08-01", to = "2026-08-31" },
  expect = "due", due = { "2026-08-31" },
  remind = { "2026-08-17" }, of = { "administrator" } }

case { clause = "syzran-r.ct.1a (partial: срок)", "Список класса — к 5 сентября",
  turn = { duty = "class_list", from = "2026-09-01", to = "2026-09-30" },
  expect = "due", due = { "2026-09-05" },
  remind = { "2026-09-01" }, of = { "class_teacher" } }

case { clause = "syzran-7.3.2 (partial: срок)", "Данные своего класса — раз в четверть",
  turn = { duty = "class_data", from = "2026-10-01", to = "2026-10-31" },
  expect = "due", due = { "2026-10-25" },
  remind = { "2026-10-18" }, of = { "class_teacher" } }

case { clause = "syzran-r.arch.2 (partial: срок)", "Копии журнала — в архив к концу года",
  turn = { duty = "copies_to_archive", from = "2027-05-01", to = "2027-05-31" },
  expect = "due", due = { "2027-05-26" },
  remind = { "2027-05-19" }, of = { "secretary" } }

case { clause = "syzran-7.3.8", "Итоги недели — в пятницу в 18:00",
  turn = { message = "weekly_results", from = "2026-09-14", to = "2026-09-20" },
  expect = "due", due = { "2026-09-18 18:00" },
  to = { "parents" }, by = { "preferred", "email", "internal" } }

case { clause = "syzran-r.ct.3a", "По понедельникам классный руководитель видит, кто заходил",
  turn = { message = "class_visits", from = "2026-09-14", to = "2026-09-20" },
  expect = "due", due = { "2026-09-14 09:00" },
  to = { "class_teacher" }, by = { "internal", "email" } }

case { clause = "syzran-r.ct.3b", "Кто не заходил, получает напоминание в пятницу",
  turn = { message = "visit_reminder", from = "2026-09-14", to = "2026-09-20" },
  expect = "due", due = { "2026-09-18 18:00" },
  to = { "parents" }, by = { "preferred", "email", "sms" } }

case { clause = "syzran-r.ct.5a", "Отчёт за четверть — на следующий день в 18:00",
  turn = { message = "period_report", from = "2026-10-01", to = "2026-11-30" },
  expect = "due", due = { "2026-10-26 18:00" },
  to = { "parents" }, by = { "preferred", "email", "internal" } }
case { clause = "syzran-7.3.6 (partial: срок)", "Кому исполняется 18, спрашивают, что сообщать семье",
  turn = { duty = "of_age", from = "2026-09-14", to = "2026-09-14" },
  expect = "due", due = { "2026-09-14" },
  of = { "class_teacher" } }

case { clause = "syzran-7.2.10b", "Просьбы исправить данные видны администратору каждый день",
  turn = { duty = "data_corrections", from = "2026-09-14", to = "2026-09-15" },
  expect = "due", due = { "2026-09-14", "2026-09-15" },
  of = { "administrator" } }
