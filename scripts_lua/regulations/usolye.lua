-- Положение об электронном журнале АСУ РСО Усольского сельскохозяйственного техникума.
-- Читается сверху вниз; рядом с каждым правилом — номер пункта (clause).
-- Слова языка объяснены в scripts_lua/vocabulary.md. Классный руководитель — class_teacher, преподаватель — teacher.

regulation {
  api = 1,
  institution = "usolye",
  title = "Положение об электронном журнале АСУ РСО",
  order = "приказ № 69-К от 26.08.2024",
  minutes = "протокол педагогического совета № 1 от 26.08.2024",
  in_force_from = "2024-08-26",
  timezone = "Europe/Samara",
}

-- Нормативные документы, на которых основан журнал: ссылки видны в кабинете каждому (п. 4.2.5).
documents {
  { "Электронные журналы АСУ РСО (п. 1.8)", "https://spo.asurso.ru/" },
  { "Законы № 273-ФЗ, 149-ФЗ, 210-ФЗ (п. 1.1) — портал правовой информации", "https://pravo.gov.ru/" },
}

-- ---------------------------------------------------------------- Оценки, пропуски, периоды

marks { clause = "2.1", scale = { 2, 3, 4, 5 }, average = "plain" }

-- Посещаемость отмечает преподаватель (п. 4.7); причину — классный руководитель своей группы (п. 4.6).
absence {
  clause = "4.7", codes = { "Н", "О" }, absent = "Н",
  reasons = { "УП", "НП" }, excused = "УП", unexcused = "НП",
  reason_clause = "4.6", reason_set_by = { "class_teacher" }, own_class_only = true,
}

-- Отчётные периоды: календарный месяц, семестр и учебный год (п. 5.1). Даты 2026/27 года;
-- графики учебного процесса вводит заместитель директора (п. 4.3), и введённые приказом даты важнее этих.
periods {
  clause = "5.1", kind = "month",
  { "2026-09-01", "2026-09-30" },
  { "2026-10-01", "2026-10-31" },
  { "2026-11-01", "2026-11-30" },
  { "2026-12-01", "2026-12-31" },
  { "2027-01-01", "2027-01-31" },
  { "2027-02-01", "2027-02-28" },
  { "2027-03-01", "2027-03-31" },
  { "2027-04-01", "2027-04-30" },
  { "2027-05-01", "2027-05-31" },
  { "2027-06-01", "2027-06-30" },
}
periods {
  clause = "5.1", kind = "semester", set_by = { "deputy_head", "administrator" },   -- графики — п. 4.3.3
  { "2026-09-01", "2026-12-30" },
  { "2027-01-11", "2027-06-30" },
}
periods { clause = "5.1", kind = "year", { "2026-09-01", "2027-06-30" } }

-- ---------------------------------------------------------------- Что и до какого дня можно записать

-- Срока правки текущих оценок в положении нет: журнал открыт ежедневно и круглосуточно (п. 6.2),
-- а прежнее значение, автор и время всякой правки сохраняются (п. 1.4, 1.9).

-- Оценка — за проведённое занятие; тема и содержание обязательны (п. 3.4 о ежедневном заполнении, п. 4.7).
lesson { clause = "3.4", held_only = true }
lesson { clause = "4.7", topic_required = true }
-- Домашнее задание — одно из полей занятия: пропущенное напоминается, но не запрещает (п. 4.7).
homework { clause = "4.7", required = true }

-- Даты для итоговых оценок в положении нет; семьям они видны с закрытием ведомости (п. 7.3).
final_mark { clause = "7.3", publish = "when_sheet_closed" }
-- Итоговая объективна (п. 2.6): рядом с ней виден средний балл. Насколько она может отличаться без вопроса —
-- настройка техникума: здесь больше чем на 0,6 балла — предупреждение, не запрет.
final_mark { clause = "2.6", average_gap = 0.6 }

-- Результаты промежуточной и итоговой аттестации своего отделения вносит заведующий отделением (п. 4.5.3).
-- Неоднозначно, что ими считать: здесь — экзамены, зачёты, курсовые, модули и ГИА, а итоговые за семестр остаются
-- у преподавателя. Это переключатель: чтобы и семестровые вносил заведующий, добавьте "period" в первый список
-- и уберите второе правило.
attestation {
  clause = "4.5.3", kinds = { "exam", "credit", "course_work", "module", "state" },
  entered_by = { "head_of_department" }, own_department = true,
}
attestation { clause = "4.5.3", kinds = { "period" }, entered_by = { "teacher", "administrator" } }

-- ---------------------------------------------------------------- Люди: доступ, объявления, почта

-- Пользователи (п. 1.7): должностные лица, преподаватели, классные руководители, студенты и родители.
access {
  clause = "1.7",
  users = { "administrator", "director", "deputy_head", "head_of_studies", "head_of_department", "teacher",
            "class_teacher", "student", "parent" },
}
-- Расписание ведёт заведующий учебной частью (п. 4.4.4): он и назначает замены.
access { clause = "4.4.4", open = "lesson.substitute", roles = { "head_of_studies" }, scope = "own_department" }

-- Реквизиты: администрации — администратор; преподавателям и классным руководителям — администратор или заместитель
-- директора по учебной работе; студентам и родителям — классный руководитель своей группы (п. 3.1).
credentials {
  clause = "3.1", staff_issued_by = { "administrator", "deputy_head" }, administration_issued_by = { "administrator" },
}
credentials { clause = "3.1", issued_by = { "class_teacher", "administrator" } }

-- Сведения о событиях техникума доступны родителям (п. 3.5).
announcements {
  clause = "3.5",
  by = { "administrator", "director", "deputy_head", "head_of_studies", "head_of_department", "class_teacher",
         "teacher" },
  urgent_by = { "administrator", "director", "deputy_head", "head_of_studies" },
  everyone_by = { "administrator", "director", "deputy_head", "head_of_studies" },
  own_groups_only = { "teacher", "class_teacher" },
}

-- Прямое общение преподавателей, администрации, родителей и студентов не ограничено (п. 2.10): правила mail нет.

-- ---------------------------------------------------------------- Контроль за ведением журнала

-- Классный руководитель проверяет журнал группы не реже раза в неделю; пропуск видит заведующий отделением (п. 3.4).
duty "class_teacher_check" {
  clause = "3.4", of = { "class_teacher" }, matter = "journal_checked", due = end_of("week"),
  escalate_to = { "head_of_department" },
}
-- Раз в неделю он просматривает оценки и посещаемость и отмечает это (п. 4.6.4).
duty "weekly_results" {
  clause = "4.6.4", of = { "class_teacher" }, matter = "results_checked", due = end_of("week"),
}
-- Заведующий отделением — не реже раза в месяц (п. 3.4).
duty "department_check" {
  clause = "3.4", of = { "head_of_department" }, matter = "journal_checked", due = end_of("month"),
  remind_before = 5 * days, escalate_to = { "deputy_head" },
}
-- Заведующий учебной частью — не реже раза в месяц (п. 3.4).
duty "studies_check" {
  clause = "3.4", of = { "head_of_studies" }, matter = "journal_checked", due = end_of("month"),
  remind_before = 5 * days, escalate_to = { "deputy_head" },
}
-- Заместитель директора по учебной работе — не реже раза за семестр (п. 3.4).
duty "deputy_check" {
  clause = "3.4", of = { "deputy_head" }, matter = "journal_checked", due = end_of("semester"),
  remind_before = 14 * days, escalate_to = { "director" },
}
-- Замечание узнаёт преподаватель, снятие — его автор.
notify "remark" {
  clause = "3.4", when = event { name = "remark" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
notify "remark_removed" {
  clause = "3.4", when = event { name = "remark_removed" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
notify "remark_returned" {
  clause = "3.4", when = event { name = "remark_returned" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
-- Отчёт классного руководителя принимает или возвращает заведующий отделением (п. 4.5.4).
notify "report_to_accept" {
  clause = "4.5.4", when = event { name = "control_report" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
notify "report_decided" {
  clause = "4.5.4", when = event { name = "report_decided" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}

-- ---------------------------------------------------------------- О чём и как сообщать

inform { digest_at = "18:00", quiet = { "21:00", "07:00" }, call_when_no_way = true }

-- Об успеваемости, посещаемости и домашних заданиях родители и студенты узнают через интернет (п. 2.9).
notify "absence" {
  clause = "2.9",
  when = absent { code = "Н", first_of = "day", known = false }, tell = { "parents" },
  by = first_of { "sms", "email" }, settle = 10 * minutes,
  expires = "last_bell", afterwards = "digest",
  quiet = { "21:00", "07:00" }, in_doubt = "send_again", priority = 10, guarded = true,
}

-- Семья ответила на сообщение: «болеет до среды». Причину ставит человек, ему и сообщаем.
notify "reply" {
  clause = "4.6", when = event { name = "reply" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 20,
}
notify "low_mark" {
  clause = "2.9", when = mark { at_most = 2 }, tell = { "parents", "class_teacher" },
  by = all_of { "internal", "email" }, settle = 10 * minutes, priority = 30,
}
notify "mark" {
  clause = "2.9", when = mark {}, tell = { "parents", "student" }, by = first_of { "preferred", "internal" },
  digest = true, priority = 60,
}
-- Результаты аттестации — в день закрытия ведомости, это не позже трёх дней после их получения (п. 7.3).
notify "final" {
  clause = "7.3", when = final_published {}, tell = { "parents", "student" },
  by = first_of { "preferred", "email", "internal" }, digest = true, priority = 40,
}
-- Экзамен, зачёт и другие результаты сессии — сразу, как внесены.
notify "attestation_result" {
  clause = "7.3", when = event { name = "attestation_result" }, tell = { "parents", "student" },
  by = first_of { "preferred", "email", "internal" }, priority = 40,
}
-- Не позже трёх дней; что не опубликовано, видит заведующий отделением.
duty "results_published" {
  clause = "7.3", of = { "head_of_department" }, matter = "results_published", due = end_of("day"),
}
-- Прогноз итоговых оценок и посещаемости рекомендован (п. 7.2): за две недели до конца семестра.
notify "forecast" {
  clause = "7.2", every = before("semester_end", 14 * days, "18:00"), about = "forecast",
  tell = { "parents", "student" }, by = first_of { "preferred", "email", "internal" }, priority = 75,
}
notify "notice" {
  clause = "3.5", when = announcement { urgent = false }, tell = { "group" },
  by = first_of { "preferred", "internal" }, digest = true, priority = 70,
}
notify "urgent_notice" {
  clause = "3.5", when = announcement { urgent = true }, tell = { "group" },
  by = first_of { "sms", "email" }, expires = 12 * hours, priority = 15,
}

-- Адрес или телефон не работает: один раз — классному руководителю, чтобы узнать у семьи новый.
notify "address_closed" {
  clause = "3.3", when = event { name = "address_closed" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 60,
}

-- ---------------------------------------------------------------- Обязанности сотрудников

-- Обязанности сотрудников: один список в день, после последнего занятия.
-- Журнал заполняется ежедневно (п. 3.4, 4.7); о незаполненном узнаёт заведующий отделением.
duty "daily_filling" {
  clause = "3.4", of = { "teacher" }, matter = "lessons_filled", due = end_of("day"),
  escalate_to = { "head_of_department" }, escalate_after = 1 * working_days,
}
duty "homework" { clause = "3.4", of = { "teacher" }, matter = "homework_given", due = end_of("day") }
-- С 18 лет семья узнаёт о студенте, только если он согласен; спросить его нужно заранее.
duty "of_age" {
  clause = "3.3", of = { "class_teacher" }, matter = "coming_of_age", due = end_of("day"),
}
-- Данные группы актуальны «своевременно»: раз в месяц классного руководителя ждут пустые и давние карточки.
duty "group_data" {
  clause = "3.3", of = { "class_teacher" }, matter = "cards_current",
  due = end_of("month"),
}
