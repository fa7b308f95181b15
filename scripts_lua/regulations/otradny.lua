-- Положение об электронном журнале Отрадненского нефтяного техникума (2023).
-- Читается сверху вниз; рядом с каждым правилом — раздел и пункт (clause): нумерация у каждой должности своя.
-- Слова языка объяснены в scripts_lua/vocabulary.md. «Отметка» здесь — о посещаемости, «оценка» — об успеваемости.

regulation {
  api = 1,
  institution = "otradny",
  title = "Положение об электронном журнале",
  order = "положение техникума",
  in_force_from = "2023-09-01",
  timezone = "Europe/Samara",
}

-- ---------------------------------------------------------------- Оценки, отметки, периоды

marks { clause = "1, «Определения»", scale = { 2, 3, 4, 5 }, average = "plain" }

-- Отметка показывает отсутствие студента (раздел 1, «Определения»); причину ставит классный руководитель своей группы.
absence {
  clause = "1, «Определения»", codes = { "Н", "О" }, absent = "Н",
  reasons = { "УП", "НП" }, excused = "УП", unexcused = "НП",
  reason_clause = "4, классный руководитель, 2", reason_set_by = { "class_teacher" }, own_class_only = true,
}

-- Семестры 2026/27 года и сам год; даты, введённые приказом в программе, важнее этих.
periods {
  clause = "4, преподаватель, 2", kind = "semester",
  { "2026-09-01", "2026-12-30" },
  { "2027-01-11", "2027-06-30" },
}
periods { clause = "4, преподаватель, 3", kind = "year", { "2026-09-01", "2027-06-30" } }

-- ---------------------------------------------------------------- Что и до какого дня можно записать

-- Преподаватель ежедневно вносит дату и тему занятия, оценки и отметки о посещаемости.
lesson { clause = "4, преподаватель, 1", held_only = true }
lesson { clause = "4, преподаватель, 1", topic_required = true }

-- Текущие оценки открыты, пока ведомость периода не закрыта; исправления базы — дело администратора, с причиной.
lock {
  clause = "4, администратор, 4", when = { "sheet_closed" },
  override { by = { "administrator" }, reason = true },
}

-- Не менее 3-5 оценок за семестр: меньше трёх — отказ, пять — цель, три и четыре — предупреждение (см. ниже);
-- среди них — за письменную, лабораторную или практическую работу, если такие в дисциплине есть.
-- «Не аттестован» возможно всегда.
final_mark {
  clause = "4, преподаватель, 2", at_least = 3, including = any_of { "written", "laboratory", "practical" },
}
-- Оценки за промежуточную и итоговую аттестацию — по завершении учебного периода; позже — с пометкой.
final_mark {
  clause = "4, преподаватель, 3", due = before("period_end", 0 * days), late = "warn",
  publish = "when_sheet_closed",
}

-- Оценки за профессиональные модули (ПМ) и ГИА вносит диспетчер — по ведомости, переданной секретарём;
-- остальную промежуточную аттестацию — преподаватель.
attestation {
  clause = "4, диспетчер, 5", kinds = { "module", "state" }, entered_by = { "dispatcher" }, sheet_reference = true,
}
attestation {
  clause = "4, преподаватель, 3", kinds = { "period", "exam", "credit", "course_work" },
  entered_by = { "teacher", "administrator" },
}

-- ---------------------------------------------------------------- Люди: доступ, объявления

-- Пользователи (п. 1.3) — и те, кому раздел 4 даёт обязанности: диспетчер, секретарь, отдел кадров, архив, отдел ИКТ.
access {
  clause = "1.3",
  users = { "administrator", "director", "deputy_head", "head_of_department", "teacher", "class_teacher", "student",
            "parent", "dispatcher", "secretary", "hr_specialist", "archive", "ict_department",
            "education_authority" },
}
-- Учебный план создаёт диспетчер (раздел 4, диспетчер, п. 1).
access { clause = "4, диспетчер, 1", close = "curriculum.write", roles = { "deputy_head" } }

-- Реквизиты: сотрудникам — администратор, студентам и родителям — классный руководитель.
credentials { clause = "3, 1", staff_issued_by = { "administrator" } }
credentials { clause = "3, 2", issued_by = { "class_teacher", "administrator" } }

-- Доску информации ведёт администратор: там и результаты ежемесячной проверки.
announcements {
  clause = "4, администратор, 5",
  by = { "administrator", "director", "deputy_head", "head_of_department", "dispatcher", "class_teacher", "teacher" },
  urgent_by = { "administrator", "director", "deputy_head" },
  everyone_by = { "administrator", "director", "deputy_head", "head_of_department", "dispatcher" },
  own_groups_only = { "teacher", "class_teacher" },
}

-- ---------------------------------------------------------------- Контроль за ведением журнала

-- Администратор проверяет журналы ежемесячно и вывешивает итоги на доску (4, администратор, 5).
duty "administrator_check" {
  clause = "4, администратор, 5", of = { "administrator" }, matter = "journal_checked", due = end_of("month"),
  remind_before = 5 * days, escalate_to = { "deputy_head" },
}
-- Заведующий отделением — ежемесячно (4, заведующий отделением, 1).
duty "department_check" {
  clause = "4, заведующий отделением, 1", of = { "head_of_department" }, matter = "journal_checked",
  due = end_of("month"),
  remind_before = 5 * days, escalate_to = { "deputy_head" },
}
-- Классный руководитель еженедельно смотрит успеваемость и посещаемость (4, классный руководитель, 2).
duty "weekly_results" {
  clause = "4, классный руководитель, 2", of = { "class_teacher" }, matter = "results_checked", due = end_of("week"),
}
-- С 18 лет семья узнаёт о студенте, только если он согласен; спросить его нужно заранее.
duty "of_age" {
  clause = "4, классный руководитель, 1", of = { "class_teacher" }, matter = "coming_of_age", due = end_of("day"),
}
-- Преподаватель устраняет замечания ежемесячно и в конце периодов (4, преподаватель, 4).
duty "remarks_monthly" {
  clause = "4, преподаватель, 4", of = { "teacher" }, matter = "remarks_removed", due = end_of("month"),
  remind_before = 5 * days, escalate_to = { "head_of_department" },
}
-- То же — к концу периода.
duty "remarks_of_period" {
  clause = "4, преподаватель, 4", of = { "teacher" }, matter = "remarks_removed", due = end_of("period"),
  remind_before = 5 * days, escalate_to = { "deputy_head" },
}
-- Замечание узнаёт преподаватель, снятие — его автор.
notify "remark" {
  clause = "4, преподаватель, 4", when = event { name = "remark" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
notify "remark_removed" {
  clause = "4, преподаватель, 4", when = event { name = "remark_removed" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
notify "remark_returned" {
  clause = "4, преподаватель, 4", when = event { name = "remark_returned" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}

-- ---------------------------------------------------------------- О чём и как сообщать

inform { digest_at = "18:00", quiet = { "21:00", "07:00" }, call_when_no_way = true }

-- Журнал — основной документ, из которого родители узнают об успеваемости и аттестации (раздел 2).
notify "absence" {
  clause = "2",
  when = absent { code = "Н", first_of = "day", known = false }, tell = { "parents" },
  by = first_of { "sms", "email" }, settle = 10 * minutes,
  expires = "last_bell", afterwards = "digest",
  quiet = { "21:00", "07:00" }, in_doubt = "send_again", priority = 10, guarded = true,
}

-- Семья ответила на сообщение: «болеет до среды». Причину ставит человек, ему и сообщаем.
notify "reply" {
  clause = "4, классный руководитель, 2", when = event { name = "reply" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 20,
}
notify "low_mark" {
  clause = "2", when = mark { at_most = 2 }, tell = { "parents", "class_teacher" },
  by = all_of { "internal", "email" }, settle = 10 * minutes, priority = 30,
}
notify "mark" {
  clause = "2", when = mark {}, tell = { "parents", "student" }, by = first_of { "preferred", "internal" },
  digest = true, priority = 60,
}
notify "final" {
  clause = "2", when = final_published {}, tell = { "parents", "student" },
  by = first_of { "preferred", "email", "internal" }, digest = true, priority = 40,
}
notify "notice" {
  clause = "4, администратор, 5", when = announcement { urgent = false }, tell = { "group" },
  by = first_of { "preferred", "internal" }, digest = true, priority = 70,
}
notify "urgent_notice" {
  clause = "4, администратор, 5", when = announcement { urgent = true }, tell = { "group" },
  by = first_of { "sms", "email" }, expires = 12 * hours, priority = 15,
}

-- ---------------------------------------------------------------- Местные правила

-- «Не менее 3-5 оценок»: с тремя и четырьмя итоговая принимается, но преподаватель видит, что цель — пять.
before_final(function(change)
  if change.final and change.marks >= 3 and change.marks < 5 then
    warn("4, преподаватель, 2", "Оценок " .. change.marks .. ", а для объективной аттестации желательно пять")
  end
end)

-- ---------------------------------------------------------------- Обязанности сотрудников

-- Обязанности сотрудников: один список в день, после последнего занятия.
-- Дата и тема занятия, оценки и отметки — ежедневно; о незаполненном узнаёт заведующий отделением.
duty "daily_filling" {
  clause = "4, преподаватель, 1", of = { "teacher" }, matter = "lessons_filled", due = end_of("day"),
  escalate_to = { "head_of_department" }, escalate_after = 1 * working_days,
}
-- Оценки аттестаций — по окончании учебного периода.
duty "final_marks" {
  clause = "4, преподаватель, 3", of = { "teacher" }, matter = "finals_set", due = end_of("period"),
  remind_before = 3 * days, escalate_to = { "head_of_department" },
}
-- Что из этого готово, сотрудник отмечает сам.
duty "subgroups" {
  clause = "4, диспетчер, 2", of = { "dispatcher", "class_teacher" }, matter = "by_word",
  text = "Разделить группы на подгруппы", due = after("semester_start", 10 * days), remind_before = 7 * days,
}
duty "curriculum" {
  clause = "4, диспетчер, 1", of = { "dispatcher" }, matter = "by_word", text = "Внести учебный план",
  due = after("year_start", 10 * days), remind_before = 7 * days,
}
-- Распечатки — не позднее пяти дней после окончания периода (п. 5.3), носитель — к 30 июня, архив — к 5 июля.
duty "journal_printed" {
  clause = "5.3", of = { "dispatcher" }, matter = "by_word", text = "Распечатать журналы за период",
  due = after("semester_end", 5 * days), remind_before = 4 * days, escalate_to = { "administrator" },
}
duty "archive_medium" {
  clause = "4, отдел ИКТ, 1", of = { "ict_department" }, matter = "by_word",
  text = "Предоставить носитель для хранения журнала", due = yearly("30.06"), remind_before = 7 * days,
}
duty "journal_bound" {
  clause = "4, диспетчер, 6", of = { "dispatcher" }, matter = "by_word",
  text = "Распечатать, пронумеровать и прошить журналы за год", due = yearly("05.07"), remind_before = 7 * days,
  escalate_to = { "administrator" },
}
duty "journal_to_archive" {
  clause = "4, администратор, 15", of = { "administrator" }, matter = "by_word",
  text = "Передать отчёт по журналу в архив", due = yearly("05.07"), remind_before = 7 * days,
}
