-- Положение о ведении электронного журнала КГБПОУ «Яровской политехнический техникум».
-- Читается сверху вниз; рядом с каждым правилом — номер пункта (clause).
-- Слова языка объяснены в scripts_lua/vocabulary.md. Куратор — curator, мастер — master, преподаватель — teacher.

regulation {
  api = 1,
  institution = "yarovoe",
  title = "Положение о ведении электронного журнала",
  order = "положение техникума",
  in_force_from = "2025-09-01",
  timezone = "Asia/Barnaul",
}

-- ---------------------------------------------------------------- Оценки, пропуски, периоды

marks { clause = "2.1", scale = { 2, 3, 4, 5 }, average = "plain" }

-- Пропуски: «Н» — отсутствовал, «О» — опоздал; причину ставит куратор своей группы (п. 4.3.1).
absence {
  clause = "2.1", codes = { "Н", "О" }, absent = "Н",
  reasons = { "УП", "НП" }, excused = "УП", unexcused = "НП",
  reason_clause = "4.3.1", reason_set_by = { "curator" }, own_class_only = true,
}

-- Полугодия 2026/27 года и сам год (п. 5.1: итоговые — за полугодие и год).
periods {
  clause = "5.1", kind = "half_year",
  { "2026-09-01", "2026-12-30" },
  { "2027-01-11", "2027-06-30" },
}
periods { clause = "5.1", kind = "year", { "2026-09-01", "2027-06-30" } }

-- ---------------------------------------------------------------- Что и до какого дня можно записать

-- Срок правки текущих оценок не ограничен днями, но после выставления итоговой оценки студента
-- его оценки закрыты, а после закрытия ведомости — оценки всей группы (п. 4.4.1). Посещаемость остаётся открытой.
-- «Не аттестован» итоговой оценкой не считается и оценок студента не закрывает: вернувшийся студент может сдать
-- недостающее, пока не закрыта ведомость.
-- Исправляет администратор, с указанием причины; исправление видно в журнале изменений.
lock {
  clause = "4.4.1", when = { "final_set", "sheet_closed" },
  override { by = { "administrator" }, reason = true },
}

-- Не менее трёх оценок, и среди них — за письменную, лабораторную или практическую работу,
-- если такие работы есть в дисциплине (п. 5.2). «Не аттестован» возможно всегда.
final_mark { clause = "5.2", at_least = 3, including = any_of { "written", "laboratory", "practical" } }
-- Пункты 4.4.5 и 5.3 действуют вместе: окно — с шестого по второй день до конца полугодия.
-- В последнюю неделю полугодия (п. 4.4.5): раньше — только с подтверждением, потому что оценки закроются.
final_mark { clause = "4.4.5", opens = before("period_end", 6 * days) }
-- Не позднее чем за 2 дня до окончания периода (п. 5.3): позже — принимается с отметкой «с опозданием».
final_mark {
  clause = "5.3", due = before("period_end", 2 * days), late = "warn", publish = "when_sheet_closed",
}

-- ---------------------------------------------------------------- Люди: доступ, объявления

-- Пользователи (п. 1.6): администрация, преподаватели, мастера, кураторы, студенты и родители — и никто больше.
access {
  clause = "1.6",
  users = { "administrator", "director", "deputy_head", "teacher", "curator", "student", "parent" },
}

-- Реквизиты: сотрудникам — администратор, студентам и родителям — куратор группы (п. 3.1).
credentials { clause = "3.1", staff_issued_by = { "administrator" } }
credentials { clause = "3.1", issued_by = { "curator", "administrator" } }

-- Объявления о собраниях, изменениях расписания и прочем — заместитель директора (п. 4.5.6);
-- преподаватели и кураторы — своим группам.
announcements {
  clause = "4.5.6",
  by = { "administrator", "director", "deputy_head", "curator", "teacher" },
  urgent_by = { "administrator", "director", "deputy_head" },
  everyone_by = { "administrator", "director", "deputy_head" },
  own_groups_only = { "teacher", "curator" },
}

-- ---------------------------------------------------------------- Контроль за ведением журнала

-- Администратор проверяет журнал периодически: промежуток — настройка, здесь раз в месяц (п. 3.5).
duty "administrator_check" {
  clause = "3.5", of = { "administrator" }, matter = "journal_checked", due = end_of("month"),
  remind_before = 5 * days,
}
-- Куратор раз в неделю смотрит пропуски группы и отмечает это (п. 4.3.1).
duty "weekly_attendance" {
  clause = "4.3.1", of = { "curator" }, matter = "attendance_checked", due = end_of("week"),
}
-- Заместитель директора проверяет периодически: промежуток — настройка, здесь раз в месяц (п. 4.5.5).
duty "deputy_check" {
  clause = "4.5.5", of = { "deputy_head" }, matter = "journal_checked", due = end_of("month"),
  remind_before = 5 * days,
}
-- Куратор сообщает заместителю директора о несвоевременных оценках (п. 4.3.2).
notify "breach" {
  clause = "4.3.2", when = event { name = "breach" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
-- Итоги проверки узнают преподаватели, мастера и кураторы (п. 6.2).
notify "check_result" {
  clause = "6.2", when = event { name = "check_result" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
-- Замечание узнаёт преподаватель, снятие — его автор.
notify "remark" {
  clause = "6.2", when = event { name = "remark" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
notify "remark_removed" {
  clause = "6.2", when = event { name = "remark_removed" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}
notify "remark_returned" {
  clause = "6.2", when = event { name = "remark_returned" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 50,
}

-- ---------------------------------------------------------------- О чём и как сообщать

-- Кто заявил, что не может или не хочет получать сведения электронно, раз в неделю получает их на бумаге (п. 4.3.6).
inform { clause = "4.3.6", paper_for_opted_out = true }
inform { digest_at = "18:00", quiet = { "21:00", "07:00" }, call_when_no_way = true }

-- Отсутствие: одно сообщение в день, через 10 минут после отметки; после последнего звонка — строкой в сводку.
notify "absence" {
  clause = "2.8",
  when = absent { code = "Н", first_of = "day", known = false }, tell = { "parents" },
  by = first_of { "sms", "email" }, settle = 10 * minutes,
  expires = "last_bell", afterwards = "digest",
  quiet = { "21:00", "07:00" }, in_doubt = "send_again", priority = 10, guarded = true,
}

-- Семья ответила на сообщение: «болеет до среды». Причину ставит человек, ему и сообщаем.
notify "reply" {
  clause = "4.3.1", when = event { name = "reply" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 20,
}

-- Неуважительная причина, поставленная куратором.
notify "unexcused" {
  clause = "2.8", when = reason_set { reason = "НП" }, tell = { "parents" },
  by = first_of { "preferred", "email", "internal" }, settle = 10 * minutes, priority = 20,
}

-- Неудовлетворительная оценка — родителям и куратору.
notify "low_mark" {
  clause = "2.8", when = mark { at_most = 2 }, tell = { "parents", "curator" },
  by = all_of { "internal", "email" }, settle = 10 * minutes, priority = 30,
}

-- Всякая оценка — строкой в дневную сводку.
notify "mark" {
  clause = "2.8", when = mark {}, tell = { "parents", "student" }, by = first_of { "preferred", "internal" },
  digest = true, priority = 60,
}

-- Итоговые — после закрытия ведомости, одним сообщением за день со всеми дисциплинами.
notify "final" {
  clause = "2.8", when = final_published { not_attested = false }, tell = { "parents", "student" },
  by = first_of { "preferred", "email", "internal" }, digest = true, priority = 40,
}
-- «Не аттестован» — не новость для SMS: куратор узнаёт сразу и раньше семьи,
-- семье — внутренней почтой после закрытия ведомости, и куратор звонит.
notify "not_attested" {
  clause = "4.3.5", when = final_set { not_attested = true }, tell = { "curator" },
  by = first_of { "internal" }, priority = 20,
}
notify "not_attested_family" {
  clause = "2.8", when = final_published { not_attested = true }, tell = { "parents" },
  by = first_of { "internal" }, digest = true, call = true, priority = 40,
}
-- Итоговые позже срока (п. 5.3) — строкой в сводку куратору и заместителю директора.
notify "late_final" {
  clause = "5.3", when = final_set { late = true }, tell = { "curator", "deputy_head" },
  by = first_of { "internal" }, digest = true, priority = 50,
}

-- Объявления: обычное — на доску и строкой в сводку, срочное — SMS.
notify "notice" {
  clause = "4.5.6", when = announcement { urgent = false }, tell = { "group" },
  by = first_of { "preferred", "internal" }, digest = true, priority = 70,
}
notify "urgent_notice" {
  clause = "4.5.6", when = announcement { urgent = true }, tell = { "group" },
  by = first_of { "sms", "email" }, expires = 12 * hours, priority = 15,
}

-- Куратор систематически информирует родителей через внутреннюю почту (п. 4.3.5). Промежуток — настройка:
-- раз в неделю, в пятницу.
notify "weekly_results" {
  clause = "4.3.5", every = "friday 18:00", about = "results", tell = { "parents" },
  by = first_of { "internal", "email" }, priority = 75,
}

-- Раз в неделю, на бумаге — отказавшимся от электронной формы (п. 4.3.6).
notify "weekly_paper" {
  clause = "4.3.6", every = "friday 16:00", tell = parents { opted_out_of_electronic = true },
  by = first_of { "print" }, priority = 80,
}

-- Адрес или телефон не работает: один раз — куратору, чтобы узнать у семьи новый.
notify "address_closed" {
  clause = "3.3", when = event { name = "address_closed" }, tell = { "addressees" },
  by = first_of { "internal", "email" }, priority = 60,
}

-- ---------------------------------------------------------------- Обязанности сотрудников

-- Обязанности сотрудников: один список в день, после последнего занятия.
-- Преподаватель и мастер заполняют журнал ежедневно (п. 8.4, 3.4); о незаполненном узнаёт заместитель директора.
duty "daily_filling" {
  clause = "8.4", of = { "teacher", "master" }, matter = "lessons_filled", due = end_of("day"),
  escalate_to = { "deputy_head" }, escalate_after = 1 * working_days,
}
duty "homework" { clause = "3.4", of = { "teacher", "master" }, matter = "homework_given", due = end_of("day") }
-- Итоговые — не позднее двух дней до окончания периода (п. 5.3); список — с начала последней недели (п. 4.4.5).
-- После срока — куратору и заместителю директора.
duty "final_marks" {
  clause = "5.3", of = { "teacher" }, matter = "finals_set", due = before("period_end", 2 * days),
  remind_before = 4 * days, escalate_to = { "curator", "deputy_head" },
}
-- С 18 лет семья узнаёт о студенте, только если он согласен; спросить его нужно заранее.
duty "of_age" {
  clause = "3.3", of = { "class_teacher" }, matter = "coming_of_age", due = end_of("day"),
}
duty "group_data" { clause = "3.3", of = { "curator" }, matter = "cards_current", due = end_of("month") }
-- Что из этого готово, сотрудник отмечает сам.
duty "timetable" {
  clause = "4.5.2", of = { "deputy_head" }, matter = "by_word", text = "Составить расписание на учебный год",
  due = yearly("01.09"), remind_before = 7 * days,
}
duty "subgroups" {
  clause = "4.3.3", of = { "curator", "teacher" }, matter = "by_word", text = "Разделить группу на подгруппы",
  due = after("year_start", 10 * days), remind_before = 7 * days,
}
