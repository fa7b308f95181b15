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

marks { scale = { 2, 3, 4, 5 }, average = "plain" }

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
-- В последнюю неделю полугодия (п. 4.4.5): раньше — только с подтверждением, потому что оценки закроются.
final_mark { clause = "4.4.5", opens = before("period_end", 6 * days) }
-- Не позднее чем за 2 дня до окончания периода (п. 5.3): позже — принимается с отметкой «с опозданием».
final_mark {
  clause = "5.3", due = before("period_end", 2 * days), late = "warn", publish = "when_sheet_closed",
}

-- Реквизиты: сотрудникам — администратор, студентам и родителям — куратор группы (п. 3.1).
credentials { clause = "3.1", staff_issued_by = { "administrator" } }
credentials { clause = "3.1", issued_by = { "curator", "administrator" } }

-- Объявления о собраниях, изменениях расписания и прочем — заместитель директора (п. 4.5.6);
-- преподаватели и кураторы — своим группам.
announcements {
  clause = "4.5.6",
  by = { "administrator", "director", "deputy_head", "curator", "teacher", "dispatcher" },
  urgent_by = { "administrator", "director", "deputy_head" },
  everyone_by = { "administrator", "director", "deputy_head" },
  own_groups_only = { "teacher", "curator" },
}

-- Кто заявил, что не может или не хочет получать сведения электронно, раз в неделю получает их на бумаге (п. 4.3.6).
inform { clause = "4.3.6", paper_for_opted_out = true }
inform { digest_at = "18:00", quiet = { "21:00", "07:00" }, call_when_no_way = true }

-- Отсутствие: одно сообщение в день, через 10 минут после отметки; после последнего звонка — строкой в сводку.
notify "absence" {
  clause = "2.8",
  when = absent { code = "Н", first_of = "day", known = false }, tell = { "parents" },
  by = first_of { "sms", "email" }, settle = 10 * minutes,
  expires = "last_bell", afterwards = "digest",
  quiet = { "21:00", "07:00" }, in_doubt = "send_again", priority = 10,
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
  clause = "2.8", when = final_published {}, tell = { "parents", "student" },
  by = first_of { "preferred", "email", "internal" }, digest = true, priority = 40,
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
