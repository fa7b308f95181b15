-- Положение об электронном журнале школы № 39 г. Сызрани.
-- Читается сверху вниз; рядом с каждым правилом — номер пункта (clause).
-- Слова языка объяснены в scripts_lua/vocabulary.md.

regulation {
  api = 1,
  institution = "syzran",
  title = "Положение об электронном классном журнале",
  order = "протокол № 1 от 30.08.2019",     -- п. 2.3: действует до принятия нового
  in_force_from = "2019-09-01",
  timezone = "Europe/Samara",
}

-- Оценки: высшая и низшая — настройка школы (матрица доступа, «Школа», 4).
marks { clause = "4 матрицы доступа, «Школа»", scale = { 2, 3, 4, 5 }, average = "weighted" }

-- Отметки посещаемости: «Н» — отсутствовал, «О» — опоздал; «осв» не допускается (порядок работы учителя, п. 7).
-- Причину (УП — уважительная, НП — неуважительная) ставит классный руководитель, только своему классу (п. 7.3.7).
absence {
  clause = "7 порядка работы учителя", codes = { "Н", "О" }, absent = "Н",
  reasons = { "УП", "НП" }, excused = "УП", unexcused = "НП",
  reason_clause = "7.3.7", reason_set_by = { "class_teacher" }, own_class_only = true,
}

-- Учебные четверти 2026/27 года и сам год; даты, введённые приказом в программе, важнее этих.
periods {
  clause = "3 матрицы доступа, «Планирование»", kind = "quarter",
  { "2026-09-01", "2026-10-25" },
  { "2026-11-05", "2026-12-27" },
  { "2027-01-11", "2027-03-21" },
  { "2027-03-31", "2027-05-26" },
}
periods { clause = "3 матрицы доступа, «Планирование»",
  kind = "year", { "2026-09-01", "2027-05-26" } }

-- Оценка — только за проведённый урок и только за выданное задание (порядок работы учителя, п. 6).
lesson { clause = "6 порядка работы учителя", held_only = true }
lesson { clause = "6 порядка работы учителя", task_required = true }
-- Тема урока обязательна (порядок работы учителя, п. 9), записи — на русском языке (п. 7.4.2).
lesson { clause = "9 порядка работы учителя", topic_required = true }
lesson { clause = "7.4.2", russian_only = true }

-- Домашнее задание нельзя задать на сегодня и на прошедшие дни (матрица доступа, «Журнал», 4).
-- Это выключатель: поставьте false, если школа им не пользуется.
homework { clause = "4 матрицы доступа, «Журнал»", not_for_past = true }
-- Урок без домашнего задания — напоминание, не запрет (порядок работы учителя, п. 8).
homework { clause = "8 порядка работы учителя", required = true }

-- Семь дней со дня урока (день урока — нулевой), затем заявка администратору с причиной;
-- открытая дата закрывается через 12 часов.
editing {
  clause = "7.4.7", what = { "grades" }, open_for = 7 * days, counted_from = "lesson",
  roles = { "teacher", "class_teacher" },
  reopen { on_application_of = "teacher", approved_by = "administrator", lasts = 12 * hours },
}
-- Та же настройка X дней закрывает и посещаемость.
editing {
  clause = "3 матрицы доступа, «Журнал»", what = { "attendance" }, open_for = 7 * days,
  counted_from = "lesson",
  roles = { "teacher", "class_teacher" },
  reopen { clause = "7.4.7", on_application_of = "teacher", approved_by = "administrator", lasts = 12 * hours },
}
-- Причины пропусков классный руководитель ставит до конца четверти.
editing { clause = "2 порядка работы классного руководителя",
  what = { "reasons" }, open_until = "period_end", roles = { "class_teacher" } }

-- Проверка работ: контрольные — не более 7 дней (порядок работы учителя, п. 3), письменные — не более 5 (п. 5).
-- Позже — напоминание и пометка, не запрет.
checking { clause = "3 порядка работы учителя", work_kind = { "control" }, within = 7 * days }
checking { clause = "5 порядка работы учителя",
  work_kind = { "written", "test", "essay", "laboratory", "practical" }, within = 5 * days }

-- Итоговые за четверть и год — за три дня до её окончания; опоздание отмечается, но не запрещается.
final_mark {
  clause = "10 порядка работы учителя", due = before("period_end", 3 * days), late = "warn",
  publish = "when_sheet_closed",
}

-- Если приказ об окончании периода называет дату, не позже неё (п. 7.4.4); из двух сроков действует более ранний.
final_mark { clause = "7.4.4", due_by_order = true, late = "warn" }

-- Реквизиты доступа: сотрудникам — администратор (п. 5.2), ученикам и родителям — классный руководитель своего класса.
credentials { clause = "5.2", staff_issued_by = { "administrator" } }
credentials { clause = "5.2", issued_by = { "class_teacher", "administrator" } }

-- Объявления создают все, кроме учеников (матрица доступа, «Объявления», 2); родители — только своему классу.
announcements {
  clause = "2 матрицы доступа, «Объявления»",
  by = { "administrator", "director", "deputy_head", "teacher", "class_teacher", "secretary", "psychologist",
         "medical_worker", "hr_specialist", "parent" },
  everyone_by = { "administrator", "director", "deputy_head", "secretary" },
  own_groups_only = { "parent" },
}
-- Срочные (изменение расписания, собрание) — заместитель директора (п. 7.5.5) и администрация.
announcements { clause = "7.5.5", urgent_by = { "administrator", "director", "deputy_head" } }

-- Почта: родители — классному руководителю, учителям и администрации (п. 5.3);
-- ученики — классному руководителю и учителям (п. 5.4).
mail {
  clause = "5.3", from = { "parent" }, related_only = false,
  may_write = { "class_teacher", "teacher", "administrator", "director", "deputy_head", "secretary" },
}
mail { clause = "5.4", from = { "student" }, may_write = { "class_teacher", "teacher" }, related_only = true }

-- Общие условия информирования: тихие часы и час дневной сводки.
inform { digest_at = "16:00", quiet = { "21:00", "07:00" }, call_when_no_way = true }

-- Отсутствие: одно сообщение на ребёнка в день, через 10 минут после отметки (чтобы учитель успел исправить на «О»);
-- после последнего звонка — строкой в сводку.
notify "absence" {
  clause = "4.3",
  when = absent { code = "Н", first_of = "day", known = false }, tell = { "parents" },
  by = first_of { "sms", "email" }, settle = 10 * minutes,
  expires = "last_bell", afterwards = "digest",
  quiet = { "21:00", "07:00" }, in_doubt = "send_again", priority = 10,
}

-- Пропуск без уважительной причины: только когда классный руководитель поставил «НП».
notify "unexcused" {
  clause = "7.4.5",
  when = reason_set { reason = "НП" }, tell = { "parents" },
  by = first_of { "preferred", "email", "internal" }, settle = 10 * minutes, priority = 20,
}

-- Неудовлетворительная оценка.
notify "low_mark" {
  clause = "7.4.5",
  when = mark { at_most = 2 }, tell = { "parents", "class_teacher" },
  by = all_of { "internal", "email" }, settle = 10 * minutes, priority = 30,
}

-- Всякая оценка — строкой в дневную сводку.
notify "mark" {
  clause = "4.3",
  when = mark {}, tell = { "parents" }, by = first_of { "preferred", "internal" }, digest = true, priority = 60,
}

-- Итоговая — после закрытия ведомости.
notify "final" {
  clause = "5 порядка работы классного руководителя", when = final_published {},
  tell = { "parents", "student" },
  by = first_of { "preferred", "email", "internal" }, settle = 10 * minutes, priority = 40,
}

-- Раз в неделю — что нового: оценки и пропуски с прошлого раза (п. 7.3.8). Промежуток положение оставляет школе:
-- неделя, пятница; другой день или час — другое слово в every. Семье, у которой ничего нового, не пишем.
notify "weekly_results" {
  clause = "7.3.8", every = "friday 18:00", about = "results", tell = { "parents" },
  by = first_of { "preferred", "email", "internal" }, priority = 75,
}
-- Раз в неделю классный руководитель видит, как родители его класса заходили в журнал, а кто не заходил —
-- получает напоминание (порядок работы классного руководителя, п. 3). Прочитанное сообщение — тоже посещение.
notify "class_visits" {
  clause = "3 порядка работы классного руководителя", every = "monday 09:00", about = "class_visits",
  tell = { "class_teacher" }, by = first_of { "internal", "email" }, priority = 85,
}
notify "visit_reminder" {
  clause = "3 порядка работы классного руководителя", every = "monday 18:00", about = "visits",
  tell = { "parents" }, by = first_of { "preferred", "sms", "email" }, priority = 85,
}
-- По просьбе родителя отчёт печатается на бумаге (п. 4); по окончании четверти он приходит всем,
-- кто выбрал бумагу — листом через классного руководителя (п. 5).
notify "report_on_request" {
  clause = "4 порядка работы классного руководителя", when = event { name = "report_request" },
  tell = { "addressees" }, by = first_of { "print" },
}
notify "period_report" {
  clause = "5 порядка работы классного руководителя", every = after("quarter_end", 1 * days, "18:00"),
  about = "report", tell = { "parents" }, by = first_of { "preferred", "email", "internal" },
  expires = 240 * hours, priority = 75,
}

-- Объявления: обычное — на доску и строкой в сводку, срочное — SMS.
notify "notice" {
  clause = "7.5.5", when = announcement { urgent = false }, tell = { "group" },
  by = first_of { "preferred", "internal" }, digest = true, priority = 70,
}
notify "urgent_notice" {
  clause = "7.5.5", when = announcement { urgent = true }, tell = { "group" },
  by = first_of { "sms", "email" }, expires = 12 * hours, priority = 15,
}

-- Местное правило: исправление оценки за контрольную работу требует пояснения.
before_mark(function(change)
  if change.work_kind == "control" and change.replaces then
    demand_comment("3 порядка работы учителя", "Исправление оценки за контрольную работу требует пояснения")
  end
end)
