-- Положение об электронном журнале школы № 39 г. Сызрани.
-- Читается сверху вниз; рядом с каждым правилом — номер пункта (clause).
-- Слова языка объяснены в scripts_lua/vocabulary.md.

regulation {
  api = 1,
  institution = "syzran",
  title = "Положение об электронном классном журнале",
  order = "протокол № 1 от 30.08.2019",     -- п. 2.3: действует до принятия нового
  minutes = "протокол педагогического совета № 1 от 30.08.2019, родительского совета — № 1 от 29.08.2019",
  in_force_from = "2019-09-01",
  timezone = "Europe/Samara",
}

-- ---------------------------------------------------------------- Оценки, пропуски, периоды

-- Оценки: высшая и низшая — настройка школы (матрица доступа, «Школа», 4).
marks { clause = "4 матрицы доступа, «Школа»", scale = { 2, 3, 4, 5 }, average = "weighted" }
-- Первый класс учится без отметок (в положении об этом ни слова: так по закону).
marks { clause = "4 матрицы доступа, «Школа»", for_ { course = 1 }, scale = {} }

-- Отметки посещаемости: «Н» — отсутствовал, «О» — опоздал; «осв» не допускается (порядок работы учителя, п. 7).
-- Причину (УП — уважительная, НП — неуважительная) ставит классный руководитель, только своему классу (п. 7.3.7).
absence {
  clause = "7 порядка работы учителя", codes = { "Н", "О" }, absent = "Н",
  reasons = { "УП", "НП" }, excused = "УП", unexcused = "НП",
  reason_clause = "7.3.7", reason_set_by = { "class_teacher" }, own_class_only = true,
}

-- Учебные четверти 2026/27 года и сам год; даты, введённые приказом в программе, важнее этих.
periods {
  clause = "3 матрицы доступа, «Планирование»", kind = "quarter", set_by = { "administrator" },
  { "2026-09-01", "2026-10-25" },
  { "2026-11-05", "2026-12-27" },
  { "2027-01-11", "2027-03-21" },
  { "2027-03-31", "2027-05-26" },
}
periods { clause = "3 матрицы доступа, «Планирование»",
  kind = "year", set_by = { "administrator" }, { "2026-09-01", "2027-05-26" } }

-- ---------------------------------------------------------------- Что и до какого дня можно записать

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

-- Семь дней со дня урока, затем заявка администратору с причиной; открытая дата закрывается через 12 часов.
-- Пункт можно понять двояко: здесь день урока — нулевой, открыто до конца седьмого дня после него; если считать день
-- урока первым, поставьте counted_from = "lesson_inclusive". Закрывается и новая оценка, и исправление прежней.
-- 12 часов — от открытия администратором, только подавшему заявку и только этот урок.
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

-- ---------------------------------------------------------------- Люди: доступ, объявления, почта

-- Пользователи (п. 1 и матрица доступа): других ролей в школе нет.
access {
  clause = "1",
  users = { "administrator", "director", "deputy_head", "teacher", "class_teacher", "student", "parent", "secretary",
            "medical_worker", "psychologist", "hr_specialist", "technical_staff", "education_authority" },
}
-- Учебный план закрыт для всех, кроме администратора и руководителей (матрица доступа, «Планирование», 2).
access {
  clause = "2 матрицы доступа, «Планирование»", close = "curriculum.view", roles = { "teacher", "class_teacher" },
}

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

-- ---------------------------------------------------------------- Контроль за ведением журнала

-- Директор проверяет журнал не реже раза в месяц (п. 7.1.2).
duty "director_check" {
  clause = "7.1.2", of = { "director" }, matter = "journal_checked", due = end_of("month"),
  remind_before = 5 * days,
}
-- Заместитель директора каждый месяц и в конце периодов составляет список замечаний (порядок работы, п. 1).
duty "deputy_list" {
  clause = "1 порядка работы заместителя директора", of = { "deputy_head" }, matter = "journal_checked",
  due = end_of("month"),
  remind_before = 5 * days, escalate_to = { "director" },
}
-- То же — к концу периода.
duty "deputy_list_of_period" {
  clause = "1 порядка работы заместителя директора", of = { "deputy_head" }, matter = "journal_checked",
  due = end_of("period"),
  remind_before = 5 * days, escalate_to = { "director" },
}
-- Учитель устраняет замечания ежемесячно и в конце периодов (п. 7.4.8).
duty "remarks_monthly" {
  clause = "7.4.8", of = { "teacher" }, matter = "remarks_removed", due = end_of("month"),
  remind_before = 5 * days, escalate_to = { "deputy_head" },
}
-- То же — к концу периода.
duty "remarks_of_period" {
  clause = "7.4.8", of = { "teacher" }, matter = "remarks_removed", due = end_of("period"),
  remind_before = 5 * days, escalate_to = { "deputy_head" },
}
-- Администратор анализирует прошедший месяц или период и передаёт анализ заместителю (порядок работы, п. 4).
duty "analysis_monthly" {
  clause = "4 порядка работы администратора", of = { "administrator" }, matter = "analysis_made", due = monthly(5),
  remind_before = 3 * days, escalate_to = { "deputy_head" },
}
-- То же — после периода.
duty "analysis_of_period" {
  clause = "4 порядка работы администратора", of = { "administrator" }, matter = "analysis_made",
  due = after("period_end", 5 * days),
  remind_before = 3 * days, escalate_to = { "deputy_head" },
}
-- Замечание узнаёт учитель, снятие — его автор.
notify "remark" {
  clause = "7.4.8", when = event { name = "remark" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
notify "remark_removed" {
  clause = "7.4.8", when = event { name = "remark_removed" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
notify "remark_returned" {
  clause = "7.4.8", when = event { name = "remark_returned" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
-- Анализ и отчёты по контролю приходят заместителю директора.
notify "control_report" {
  clause = "4 порядка работы администратора", when = event { name = "control_report" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}

-- ---------------------------------------------------------------- О чём и как сообщать

-- Общие условия информирования: тихие часы и час дневной сводки.
inform { digest_at = "16:00", quiet = { "21:00", "07:00" }, call_when_no_way = true }

-- Отсутствие: одно сообщение на ребёнка в день, через 10 минут после отметки (чтобы учитель успел исправить на «О»);
-- после последнего звонка — строкой в сводку.
notify "absence" {
  clause = "4.3",
  when = absent { code = "Н", first_of = "day", known = false }, tell = { "parents" },
  by = first_of { "sms", "email" }, settle = 10 * minutes,
  expires = "last_bell", afterwards = "digest",
  quiet = { "21:00", "07:00" }, in_doubt = "send_again", priority = 10, guarded = true,
}

-- Семья ответила на сообщение: «болеет до среды». Причину ставит человек, ему и сообщаем.
notify "reply" {
  clause = "7.3.7", when = event { name = "reply" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 20,
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
  clause = "3 порядка работы классного руководителя", every = "friday 18:00", about = "visits",
  tell = { "parents" }, by = first_of { "preferred", "email", "sms" }, priority = 85,
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

-- Заявка на открытие даты: один раз — тому, кто решает (администратор или тот, кто замещает его по приказу),
-- и один раз — учителю: решение и до какого часа открыто.
notify "application" {
  clause = "7.4.7", when = event { name = "application_filed" }, tell = { "addressees" },
  by = all_of { "internal", "email" }, priority = 25,
}
notify "application_decision" {
  clause = "7.4.7", when = event { name = "application_decided" }, tell = { "addressees" },
  by = all_of { "internal", "email" }, priority = 25,
}

-- Адрес или телефон не работает: один раз — классному руководителю, чтобы узнать у семьи новый.
notify "address_closed" {
  clause = "7.3.2", when = event { name = "address_closed" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 60,
}

-- ---------------------------------------------------------------- Обязанности сотрудников

-- Обязанности сотрудников: один список в день, после последнего урока; о просроченном узнаёт заместитель директора.
-- Каждый день — оценки, посещаемость, задание урока (п. 7.4.3; устные ответы — в день урока, п. 5 порядка работы).
duty "daily_filling" {
  clause = "7.4.3", of = { "teacher" }, matter = "lessons_filled", due = end_of("day"),
  escalate_to = { "deputy_head" }, escalate_after = 1 * working_days,
}
duty "homework" {
  clause = "8 порядка работы учителя", of = { "teacher" }, matter = "homework_given", due = end_of("day"),
}
-- Работы — в сроки, названные словом checking; напоминание за день до последнего.
duty "works" {
  clause = "3 порядка работы учителя", of = { "teacher" }, matter = "works_graded", due = end_of("day"),
  remind_before = 1 * days, escalate_to = { "deputy_head" },
}
-- Причины пропусков: срока в положении нет, список — к концу недели.
duty "absence_reasons" {
  clause = "2 порядка работы классного руководителя", of = { "class_teacher" }, matter = "reasons_set",
  due = end_of("week"),
}
-- Итоговые — за три дня до окончания периода (п. 10 порядка работы) и не позже даты приказа (п. 7.4.4).
duty "final_marks" {
  clause = "10 порядка работы учителя", of = { "teacher" }, matter = "finals_set",
  due = before("period_end", 3 * days), remind_before = 4 * days, escalate_to = { "deputy_head" },
}
duty "final_marks_by_order" {
  clause = "7.4.4", of = { "teacher" }, matter = "finals_set", due = by_order("period"),
  remind_before = 2 * days, escalate_to = { "deputy_head" },
}
-- К новому учебному году: что из этого готово, сотрудник отмечает сам.
duty "plans_of_next_year" {
  clause = "1 порядка работы учителя", of = { "teacher" }, matter = "by_word",
  text = "Заполнить раздел «Планирование уроков»", due = yearly("26.06"), remind_before = 14 * days,
}
duty "plans" {
  clause = "7.4.2", of = { "teacher" }, matter = "by_word", text = "Внести календарно-тематическое планирование",
  due = yearly("31.08"), remind_before = 7 * days, escalate_to = { "deputy_head" },
}
duty "plans_checked" {
  clause = "7.5.3", of = { "deputy_head" }, matter = "by_word",
  text = "Проверить содержание календарно-тематического планирования", due = yearly("31.08"), remind_before = 7 * days,
}
duty "timetable" {
  clause = "7.5.2", of = { "deputy_head" }, matter = "by_word", text = "Составить расписание на учебный год",
  due = yearly("31.08"), remind_before = 7 * days,
}
duty "personal_data_of_year" {
  clause = "7.2.10", of = { "administrator" }, matter = "cards_refreshed",
  due = yearly("31.08"), remind_before = 14 * days,
}
duty "class_list" {
  clause = "1 порядка работы классного руководителя", of = { "class_teacher" }, matter = "by_word",
  text = "Составить список класса с группами здоровья и передать медработнику", due = yearly("05.09"),
  remind_before = 4 * days,
}
-- С 18 лет семья узнаёт о ученике, только если он согласен; спросить его нужно заранее.
duty "of_age" {
  clause = "7.3.6", of = { "class_teacher" }, matter = "coming_of_age", due = end_of("day"),
}
-- Изменения личных данных — не позже трёх дней после уведомления (п. 7.2.10).
duty "data_corrections" {
  clause = "7.2.10", of = { "administrator" }, matter = "corrections_entered", due = end_of("day"),
}
-- «Своевременно» без числа: раз в четверть.
duty "class_data" {
  clause = "7.3.2", of = { "class_teacher" }, matter = "cards_current",
  due = end_of("quarter"), remind_before = 7 * days,
}
duty "copies_to_archive" {
  clause = "2 порядка архивирования", of = { "secretary" }, matter = "by_word",
  text = "Передать электронные копии журнала в архив", due = end_of("year"), remind_before = 7 * days,
}

-- ---------------------------------------------------------------- Местные правила

-- Местное правило: исправление оценки за контрольную работу требует пояснения.
before_mark(function(change)
  if change.work_kind == "control" and change.replaces then
    demand_comment("3 порядка работы учителя", "Исправление оценки за контрольную работу требует пояснения")
  end
end)
