-- Положение о ведении электронного журнала МОБУ СОШ № 30 посёлка Красного Лабинского района.
-- Читается сверху вниз; рядом с каждым правилом — номер пункта (clause).
-- Слова языка объяснены в scripts_lua/vocabulary.md.

regulation {
  api = 1,
  institution = "labinsk",
  title = "Положение о ведении электронного классного журнала и электронного дневника",
  order = "приказ № 15 от 09.01.2020",
  minutes = "протокол педагогического совета от 09.01.2020",   -- номер в источнике неразборчив
  in_force_from = "2020-01-09",
  timezone = "Europe/Moscow",
}

-- ---------------------------------------------------------------- Оценки, пропуски, периоды

-- Оценки пятибалльные, единица не ставится.
marks { clause = "4.5.2", scale = { 2, 3, 4, 5 }, average = "plain" }
-- Первый класс учится без отметок (в положении об этом ни слова: так по закону).
marks { clause = "4.5.2", for_ { course = 1 }, scale = {} }

-- Пропуски: «Н» — отсутствовал, «О» — опоздал; причину ежедневно уточняет классный руководитель (п. 4.4.1).
-- Освобождённый от урока не отсутствует: «Н» ему не ставится (п. 5.2.4).
absence {
  clause = "4.5.2", codes = { "Н", "О" }, absent = "Н",
  reasons = { "УП", "НП" }, excused = "УП", unexcused = "НП",
  reason_clause = "4.4.1", reason_set_by = { "class_teacher" }, own_class_only = true,
  release_clause = "5.2.4",
}

-- Учебные четверти 2026/27 года и сам год; даты, введённые приказом в программе, важнее этих.
periods {
  kind = "quarter",
  { "2026-09-01", "2026-10-25" },
  { "2026-11-05", "2026-12-27" },
  { "2027-01-11", "2027-03-21" },
  { "2027-03-31", "2027-05-26" },
}
periods { kind = "year", { "2026-09-01", "2027-05-26" } }

-- ---------------------------------------------------------------- Что и до какого дня можно записать

-- Все записи — на русском языке, с обязательной темой урока, практической, лабораторной, контрольной (п. 4.5.3).
lesson { clause = "4.5.3", russian_only = true, topic_required = true }
-- Тема, задания, их вид и домашнее задание (п. 4.5.6): без домашнего задания урок заполнен не полностью.
homework { clause = "4.5.6", required = true }

-- Письменные контрольные (тестовые) работы — в пределах норм проверки (п. 4.5.7); норма школы — 7 дней.
checking { clause = "4.5.7", work_kind = { "written", "control", "test" }, within = 7 * days }

-- Учитель и классный руководитель не правят текущие оценки и пропуски по истечении 30 дней;
-- такие колонки показаны серыми. Начало отсчёта в пункте не названо: здесь — день урока, он нулевой, и тридцатый день
-- ещё открыт; новая оценка — тоже правка. После — только администратор, по документу: он сроком не связан, а его правки
-- видны в истории.
editing {
  clause = "3.20", what = { "grades", "attendance", "reasons" }, open_for = 30 * days, counted_from = "lesson",
  roles = { "teacher", "class_teacher" },
}
-- Справка, принесённая позже: причину вносит администратор и называет документ; это записывается.
editing {
  clause = "3.20", what = { "reasons" }, open_for = 30 * days, counted_from = "lesson",
  roles = { "administrator" }, override { by = { "administrator" }, reason = true },
}

-- Итоговые за период и год: срок не назван, поэтому — последний день периода; опоздание отмечается.
final_mark {
  clause = "5.2.3", due = before("period_end", 0 * days), late = "warn", publish = "when_sheet_closed",
}

-- Итоговые объективны (п. 2.2): отличие от среднего балла больше чем на 0,6 (настройка школы) — предупреждение.
final_mark { clause = "2.2", average_gap = 0.6 }

-- ---------------------------------------------------------------- Люди: доступ, объявления, почта

-- Пользователи (п. 1.7; специалист по кадрам — п. 4.6): других ролей в школе нет.
access {
  clause = "1.7",
  users = { "administrator", "director", "deputy_head", "teacher", "class_teacher", "student", "parent", "secretary",
            "psychologist", "medical_worker", "hr_specialist" },
}

-- Логин и пароль — только после подписанного заявления и согласия (п. 3.11);
-- семьям — классный руководитель или администратор (п. 3.12), сотрудникам — администратор (п. 3.18).
credentials { clause = "3.11", consent_first = true }
credentials { clause = "3.12", issued_by = { "class_teacher", "administrator" } }
credentials { clause = "3.18", staff_issued_by = { "administrator" } }

-- Объявления — сотрудники школы; срочные и для всей школы — администрация.
announcements {
  clause = "4.5.9",
  by = { "administrator", "director", "deputy_head", "teacher", "class_teacher", "secretary", "psychologist",
         "medical_worker" },
  urgent_by = { "administrator", "director", "deputy_head", "class_teacher" },
  everyone_by = { "administrator", "director", "deputy_head", "secretary" },
}

-- Ученики и родители переписываются в пределах своих данных (п. 3.10).
mail { clause = "3.10", from = { "parent", "student" }, related_only = true,
       may_write = { "class_teacher", "teacher", "administrator", "director", "deputy_head" } }

-- ---------------------------------------------------------------- Контроль за ведением журнала

-- Директор, администратор и заместители — не реже раза в четверть каждый (п. 7.2).
duty "quarter_check" {
  clause = "7.2", of = { "director", "administrator", "deputy_head" }, matter = "journal_checked",
  due = end_of("quarter"),
  remind_before = 7 * days,
}
-- В конце четверти — углублённая проверка: прохождение программ, объективность оценок, контрольные работы (п. 7.3).
duty "deep_check" {
  clause = "7.3", of = { "deputy_head" }, matter = "deep_check_made", due = end_of("quarter"),
  remind_before = 7 * days, escalate_to = { "director" },
}
-- Учитель устраняет замечание к указанному в нём сроку; напоминания — за три дня и до снятия (п. 4.5.10).
duty "remarks_in_time" {
  clause = "4.5.10", of = { "teacher" }, matter = "remarks_due", due = end_of("day"),
  remind_before = 3 * days,
}
-- Отчёт о работе пользователей — не реже раза в четверть (п. 6.1).
duty "users_report" {
  clause = "6.1", of = { "administrator" }, matter = "report_made", due = end_of("quarter"),
  remind_before = 7 * days, escalate_to = { "deputy_head" },
}
-- Классный руководитель сообщает заместителю директора о невыставленных оценках (п. 4.4.2).
notify "breach" {
  clause = "4.4.2", when = event { name = "breach" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
-- Пароль, возможно, узнал посторонний: пользователь сменил его сразу, администратор узнаёт об этом (п. 3.19).
notify "password_exposed" {
  clause = "3.19", when = event { name = "password_exposed" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 10,
}
-- Итоги проверки узнают учителя и классные руководители (п. 7.4).
notify "check_result" {
  clause = "7.4", when = event { name = "check_result" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
-- Замечание узнаёт учитель, снятие — его автор.
notify "remark" {
  clause = "4.5.10", when = event { name = "remark" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
notify "remark_removed" {
  clause = "4.5.10", when = event { name = "remark_removed" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
notify "remark_returned" {
  clause = "4.5.10", when = event { name = "remark_returned" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}

-- ---------------------------------------------------------------- О чём и как сообщать

-- Без согласия семье не уходит ничего (п. 3.9 и 3.11): об отсутствии ребёнка классному руководителю напоминают
-- позвонить.
inform {
  clause = "3.11", consent_required = true, call_when_no_way = true,
  digest_at = "16:00", quiet = { "21:00", "07:00" },
}

-- Отсутствие: одно SMS на ребёнка в день, через 10 минут после отметки; после последнего звонка — строкой в сводку.
notify "absence" {
  clause = "2.2",
  when = absent { code = "Н", first_of = "day", known = false }, tell = { "parents" },
  by = first_of { "sms", "email" }, settle = 10 * minutes,
  expires = "last_bell", afterwards = "digest",
  quiet = { "21:00", "07:00" }, in_doubt = "send_again", priority = 10, guarded = true,
}

-- Семья ответила на сообщение: «болеет до среды». Причину ставит человек, ему и сообщаем.
notify "reply" {
  clause = "4.4.1", when = event { name = "reply" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 20,
}

-- Неуважительная причина, поставленная классным руководителем.
notify "unexcused" {
  clause = "4.4.1", when = reason_set { reason = "НП" }, tell = { "parents" },
  by = first_of { "preferred", "email", "internal" }, settle = 10 * minutes, priority = 20,
}

-- Неудовлетворительная оценка.
notify "low_mark" {
  clause = "2.2", when = mark { at_most = 2 }, tell = { "parents", "class_teacher" },
  by = all_of { "internal", "email" }, settle = 10 * minutes, priority = 30,
}

-- Всякая оценка — строкой в дневную сводку.
notify "mark" {
  clause = "2.1", when = mark {}, tell = { "parents" }, by = first_of { "preferred", "internal" },
  digest = true, priority = 60,
}

-- Итоговая — после закрытия ведомости.
notify "final" {
  clause = "4.4.5", when = final_published {}, tell = { "parents", "student" },
  by = first_of { "preferred", "email", "internal" }, settle = 10 * minutes, priority = 40,
}

-- Родители систематически узнают об успеваемости и посещаемости из отчётов системы (п. 4.4.5). Промежуток — настройка:
-- раз в неделю, в пятницу.
notify "weekly_results" {
  clause = "4.4.5", every = "friday 18:00", about = "results", tell = { "parents" },
  by = first_of { "preferred", "email", "internal" }, priority = 75,
}
-- Классный руководитель может и сам отправить отчёт за четверть родителям всего класса одним действием (п. 4.4.5).
notify "class_report" {
  clause = "4.4.5", when = event { name = "class_report" }, tell = { "parents" },
  by = first_of { "preferred", "email", "internal" }, priority = 55,
}
-- Заметку о поведении сначала читает классный руководитель; семье он передаёт её сам, своими словами (п. 4.4.5).
notify "behaviour_note" {
  clause = "4.4.5", when = event { name = "behaviour_note" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 45,
}
notify "behaviour_note_passed" {
  clause = "4.4.5", when = event { name = "behaviour_note_passed" }, tell = { "parents" },
  by = first_of { "preferred", "email", "internal" }, priority = 45,
}
-- Раз в месяц классный руководитель получает список родителей без входа в дневник и текст для них (п. 3.16).
notify "no_account" {
  clause = "3.16", every = monthly(1, "09:00"), about = "no_account", tell = { "class_teacher" },
  by = first_of { "internal", "email" }, priority = 85,
}

-- Объявления: обычное — на доску и письмом, срочное — SMS.
notify "notice" {
  clause = "4.4.11", when = announcement { urgent = false }, tell = { "group" },
  by = first_of { "email", "internal" }, priority = 70,
}
notify "urgent_notice" {
  clause = "4.4.11", when = announcement { urgent = true }, tell = { "group" },
  by = first_of { "sms", "email" }, expires = 12 * hours, priority = 15,
}

-- ---------------------------------------------------------------- Обязанности сотрудников

-- Обязанности сотрудников: один список в день, после последнего урока.
-- Журнал заполняется в день урока (п. 4.5.1), причины пропусков — ежедневно (п. 4.4.1), работы — в пределах норм
-- проверки (п. 4.5.7); о просроченном узнаёт заместитель директора.
duty "daily_filling" {
  clause = "4.5.1", of = { "teacher" }, matter = "lessons_filled", due = end_of("day"),
  escalate_to = { "deputy_head" }, escalate_after = 1 * working_days,
}
duty "homework" { clause = "4.5.6", of = { "teacher" }, matter = "homework_given", due = end_of("day") }
duty "absence_reasons" {
  clause = "4.4.1", of = { "class_teacher" }, matter = "reasons_set", due = end_of("day"),
  escalate_to = { "deputy_head" },
}
duty "works" {
  clause = "4.5.7", of = { "teacher" }, matter = "works_graded", due = end_of("day"), remind_before = 1 * days,
  escalate_to = { "deputy_head" },
}
-- Итоговые за период и год (п. 5.2.3): к последнему дню периода.
duty "final_marks" {
  clause = "5.2.3", of = { "teacher" }, matter = "finals_set", due = end_of("period"), remind_before = 3 * days,
  escalate_to = { "deputy_head" },
}
-- С 18 лет семья узнаёт о ученике, только если он согласен; спросить его нужно заранее.
duty "of_age" {
  clause = "4.4.8", of = { "class_teacher" }, matter = "coming_of_age", due = end_of("day"),
}
-- Раз в четверть администратор сверяет данные и отмечает сверку; пустые и давние карточки названы ему раньше.
duty "personal_cards" {
  clause = "4.2.11", of = { "administrator" }, matter = "cards_checked", due = end_of("quarter"),
  remind_before = 7 * days,
}
duty "card_data" {
  clause = "4.2.10", of = { "administrator" }, matter = "cards_current", due = end_of("month"),
  remind_before = 5 * days,
}
-- Что из этого готово, сотрудник отмечает сам.
duty "instruction" {
  clause = "3.17", of = { "administrator" }, matter = "by_word",
  text = "Провести инструктаж педагогов по ведению журнала", due = yearly("05.09"), remind_before = 10 * days,
}
duty "teaching_load" {
  clause = "4.3.4", of = { "deputy_head" }, matter = "by_word", text = "Распределить учебную нагрузку",
  due = yearly("01.09"), remind_before = 7 * days,
}
duty "subgroups" {
  clause = "4.2.18", of = { "administrator", "class_teacher", "teacher" }, matter = "by_word",
  text = "Разделить классы на подгруппы", due = after("year_start", 14 * days), remind_before = 7 * days,
}
