-- Проверки положения Яровского политехнического техникума: конец полугодия 30.12.2026.
-- clause — пункт положения; слова описаны в scripts_lua/vocabulary.md, раздел «Проверки».

case { clause = "yarovoe-4.4.5", "Итоговая раньше последней недели — только с подтверждением",
  final = { period = "half_year 1", now = "2026-12-22 15:00", grade = 4, class = "ТЭ-21", lessons_ahead = 2,
            marks = { "5 oral", "4 oral", "4 laboratory" }, declared = { "oral", "laboratory", "practical" } },
  expect = "needs_confirmation", code = "final.early", by = "4.4.5",
  details = { lessons_ahead = "2", opens = "24.12", lock_clause = "4.4.1" } }

case { clause = "yarovoe-4.4.5", "С подтверждением принимается, с предупреждением",
  final = { period = "half_year 1", now = "2026-12-22 15:00", grade = 4, confirmed = true,
            marks = { "5 oral", "4 oral", "4 laboratory" } },
  expect = "warned", code = "final.early" }

case { clause = "yarovoe-4.4.5", "С первого дня последней недели — без вопросов",
  final = { period = "half_year 1", now = "2026-12-24 00:00", grade = 4,
            marks = { "5 oral", "4 oral", "4 laboratory" }, declared = { "laboratory" } }, expect = "allowed" }

case { clause = "yarovoe-5.2a", "Одна оценка: не хватает двух",
  final = { period = "half_year 1", now = "2026-12-25 14:05", grade = 3, marks = { "3 practical" },
            declared = { "oral", "laboratory", "practical" } },
  expect = "refused", code = "final.too_few_marks", by = "5.2", details = { missing = "2", have = "1" } }

case { clause = "yarovoe-5.2a", "«Не аттестован» возможно и с одной оценкой",
  final = { period = "half_year 1", now = "2026-12-25 14:05", grade = "н/а", marks = { "3 practical" },
            declared = { "oral", "laboratory", "practical" } }, expect = "allowed" }

case { clause = "yarovoe-5.2b", "Три устных ответа: нет лабораторной или практической",
  final = { period = "half_year 1", now = "2026-12-25 14:05", grade = 4, marks = { "4 oral", "4 oral", "4 oral" },
            declared = { "oral", "laboratory", "practical" } },
  expect = "refused", code = "final.work_kind_missing", by = "5.2", details = { kinds = "laboratory, practical" } }

case { clause = "yarovoe-5.2b", "Дисциплина без таких работ довольствуется устными",
  final = { period = "half_year 1", now = "2026-12-25 14:05", grade = 4, marks = { "4 oral", "4 oral", "4 oral" },
            declared = { "oral" } }, expect = "allowed" }

case { clause = "yarovoe-5.2b", "Довольно одной практической",
  final = { period = "half_year 1", now = "2026-12-25 14:05", grade = 4,
            marks = { "5 oral", "4 practical", "4 practical" }, declared = { "oral", "laboratory", "practical" } },
  expect = "allowed" }

case { clause = "yarovoe-5.3", "28.12 в 23:59:59 — вовремя",
  final = { period = "half_year 1", now = "2026-12-28 23:59:59", grade = 4,
            marks = { "4 oral", "4 oral", "4 oral", "4 laboratory" }, declared = { "oral", "laboratory" } },
  expect = "allowed" }

case { clause = "yarovoe-5.3", "29.12 в 00:00:00 — принято с опозданием",
  final = { period = "half_year 1", now = "2026-12-29 00:00:00", grade = 4,
            marks = { "4 oral", "4 oral", "4 oral", "4 laboratory" }, declared = { "oral", "laboratory" } },
  expect = "warned", code = "final.late", by = "5.3", details = { last_day = "28.12" } }

case { clause = "yarovoe-4.4.1b", "После итоговой оценки студента его текущие закрыты",
  mark = { lesson = "2026-12-07", now = "2026-12-25 14:01", before = 5, grade = 4, final_set = true },
  expect = "refused", code = "edit.final_set", by = "4.4.1" }

case { clause = "yarovoe-4.4.1b", "Без итоговой оценки срока нет",
  mark = { lesson = "2026-09-07", now = "2026-12-25 14:01", before = 5, grade = 4 }, expect = "allowed" }

case { clause = "yarovoe-4.4.1b", "Закрытая ведомость закрывает оценки всей группы",
  mark = { lesson = "2026-12-07", now = "2026-12-29 11:00", grade = 4, sheet_closed = true },
  expect = "refused", code = "edit.sheet_closed", by = "4.4.1" }

case { clause = "yarovoe-4.4.1b", "Посещаемость остаётся открытой",
  absence = { lesson = "2026-12-07", now = "2026-12-29 11:00", before = "Н", code = "О" }, expect = "allowed" }

case { clause = "yarovoe-4.4.1b", "Итоговую из закрытой ведомости преподаватель не меняет",
  final = { period = "half_year 1", now = "2026-12-30 11:00", before = 4, grade = 5, sheet_closed = true,
            marks = { "5 oral", "5 oral", "4 laboratory" } },
  expect = "refused", code = "edit.sheet_closed", by = "4.4.1" }

case { clause = "yarovoe-4.4.1b", "Администратору для исправления нужна причина",
  final = { period = "half_year 1", now = "2026-12-30 11:30", before = 4, grade = 5, sheet_closed = true,
            role = "administrator", marks = { "5 oral", "5 oral", "4 laboratory" } },
  expect = "needs_comment", code = "edit.reason_needed", by = "4.4.1" }

case { clause = "yarovoe-4.4.1b", "Администратор исправляет с причиной",
  final = { period = "half_year 1", now = "2026-12-30 11:30", before = 4, grade = 5, sheet_closed = true,
            role = "administrator", comment = "Ошибка преподавателя", marks = { "5 oral", "5 oral", "4 laboratory" } },
  expect = "warned", code = "edit.overridden" }

case { clause = "yarovoe-2.1", "Посещаемость отмечается «Н» и «О»",
  absence = { lesson = "2026-12-07", now = "2026-12-07 09:00", code = "П" },
  expect = "refused", code = "attendance.code_not_allowed", details = { allowed = "Н, О" } }

case { clause = "yarovoe-3.1b", "Реквизиты студенту выдаёт куратор",
  credentials = { now = "2026-09-01 10:00", role = "curator", to = "student" }, expect = "allowed" }

case { clause = "yarovoe-3.1a", "Код активации преподавателю выдаёт администратор",
  credentials = { now = "2026-09-01 10:00", role = "curator", to = "teacher" },
  expect = "refused", code = "credentials.not_issued_by_you", by = "3.1" }

case { clause = "yarovoe-4.5.6", "Срочное объявление — заместитель директора",
  announcement = { now = "2026-12-25 10:00", role = "teacher", urgent = true, own_groups = true },
  expect = "refused", code = "announcement.urgent_not_by_role", by = "4.5.6" }

case { clause = "yarovoe-2.9", "Студент пишет преподавателю",
  mail = { now = "2026-12-25 10:00", role = "student", to = "teacher" }, expect = "allowed" }

-- Границы сроков: последняя секунда и первая.

case { clause = "yarovoe-4.4.5", "23.12 в 23:59:59 — ещё рано: с подтверждением",
  final = { period = "half_year 1", now = "2026-12-23 23:59:59", grade = 4,
            marks = { "5 oral", "4 oral", "4 laboratory" } },
  expect = "needs_confirmation", code = "final.early", by = "4.4.5", details = { opens = "24.12" } }

case { clause = "yarovoe-4.4.5", "Второе полугодие: последняя неделя начинается 24 июня",
  final = { period = "half_year 2", now = "2027-06-24 00:00", grade = 4,
            marks = { "5 oral", "4 oral", "4 laboratory" } }, expect = "allowed" }

case { clause = "yarovoe-4.4.5", "Второе полугодие: 23 июня — с подтверждением",
  final = { period = "half_year 2", now = "2027-06-23 23:59:59", grade = 4,
            marks = { "5 oral", "4 oral", "4 laboratory" } },
  expect = "needs_confirmation", code = "final.early" }

case { clause = "yarovoe-5.3", "Второе полугодие: 28 июня в 23:59:59 — вовремя",
  final = { period = "half_year 2", now = "2027-06-28 23:59:59", grade = 4,
            marks = { "5 oral", "4 oral", "4 laboratory" } }, expect = "allowed" }

case { clause = "yarovoe-5.3", "Второе полугодие: 29 июня — с опозданием",
  final = { period = "half_year 2", now = "2027-06-29 00:00", grade = 4,
            marks = { "5 oral", "4 oral", "4 laboratory" } },
  expect = "warned", code = "final.late", by = "5.3", details = { last_day = "28.06" } }

case { clause = "yarovoe-5.2a", "Две оценки — мало, три — довольно",
  final = { period = "half_year 1", now = "2026-12-25 14:05", grade = 4, marks = { "4 oral", "4 laboratory" } },
  expect = "refused", code = "final.too_few_marks", details = { missing = "1", have = "2" } }

case { clause = "yarovoe-4.4.1b", "«Не аттестован» оценок студента не закрывает",
  mark = { lesson = "2026-12-07", now = "2026-12-29 11:00", before = 3, grade = 4, final_set = false },
  expect = "allowed" }

case { clause = "yarovoe-2.1", "Оценка вне шкалы отклоняется",
  mark = { lesson = "2026-12-07", now = "2026-12-07 12:00", grade = 6 },
  expect = "refused", code = "marks.outside_scale", details = { lowest = "2", highest = "5" } }

case { clause = "yarovoe-2.1", "Причину пропуска ставит куратор, не преподаватель",
  absence = { lesson = "2026-12-07", now = "2026-12-08 10:00", before = "Н", code = "Н", reason = "УП" },
  expect = "refused", code = "attendance.reason_not_yours", by = "4.3.1" }

case { clause = "yarovoe-5.3", "Итоговая за год — не позже чем за два дня до его конца",
  final = { period = "year 1", now = "2027-06-29 00:00", grade = 4, marks = { "4 oral", "4 oral", "4 laboratory" } },
  expect = "warned", code = "final.late", by = "5.3", details = { last_day = "28.06" } }

case { clause = "yarovoe-4.4.1b", "После итоговой администратор исправляет текущую с причиной",
  mark = { lesson = "2026-12-07", now = "2026-12-25 14:01", before = 5, grade = 4, final_set = true,
           role = "administrator", comment = "Ошибка преподавателя" },
  expect = "warned", code = "edit.overridden", by = "4.4.1" }

case { clause = "yarovoe-3.1b", "Преподаватель семье реквизитов не выдаёт",
  credentials = { now = "2026-09-01 10:00", role = "teacher", to = "parent" },
  expect = "refused", code = "credentials.not_issued_by_you", by = "3.1" }

case { clause = "yarovoe-4.5.6", "Студент объявлений не публикует",
  announcement = { now = "2026-12-25 10:00", role = "student", own_groups = true },
  expect = "refused", code = "announcement.not_by_role", by = "4.5.6" }

case { clause = "yarovoe-4.5.6", "Куратор всему техникуму не объявляет",
  announcement = { now = "2026-12-25 10:00", role = "curator", everyone = true },
  expect = "refused", code = "announcement.everyone_not_by_role", by = "4.5.6" }

case { clause = "yarovoe-4.5.6", "Куратор объявляет только своей группе",
  announcement = { now = "2026-12-25 10:00", role = "curator", own_groups = false },
  expect = "refused", code = "announcement.own_groups_only", by = "4.5.6" }

-- Кому, как и когда сообщают.

case { clause = "yarovoe-2.8", "О первом за день «Н» — через десять минут, по СМС",
  told = { absence = { code = "Н" }, now = "2026-12-07 08:20", last_bell = "2026-12-07 15:00" },
  expect = "told", rule = "absence", under = "2.8", to = { "parents" }, by = { "sms", "email" },
  due = "2026-12-07 08:30", expires = "2026-12-07 15:00" }

case { clause = "yarovoe-2.8", "Семье, которой не написать, звонит куратор",
  told = { absence = { code = "Н" }, now = "2026-12-07 08:20", reachable = false }, expect = "call" }

case { clause = "yarovoe-2.8", "Пропуск с «НП» — родителям",
  told = { reason = { reason = "НП" }, now = "2026-12-08 10:00" },
  expect = "told", rule = "unexcused", to = { "parents" }, due = "2026-12-08 10:10" }

case { clause = "yarovoe-2.8", "О двойке узнают родители и куратор",
  told = { mark = { grade = 2 }, now = "2026-12-07 10:00" },
  expect = "told", rule = "low_mark", to = { "parents", "class_teacher" }, by = { "internal", "email" } }

case { clause = "yarovoe-2.8", "Всякая оценка — строкой в дневную сводку в 18:00",
  told = { mark = { grade = 5 }, now = "2026-12-07 10:00" },
  expect = "told", rule = "mark", to = { "parents", "student" }, digest = true, due = "2026-12-07 18:00" }

case { clause = "yarovoe-2.8", "Итоговые — сводкой дня, в который закрыта ведомость",
  told = { final = { published = true }, now = "2026-12-28 15:00" },
  expect = "told", rule = "final", digest = true, due = "2026-12-28 18:00" }

case { clause = "yarovoe-4.5.6", "Обычное объявление — строкой в сводку",
  told = { announcement = { urgent = false }, now = "2026-12-07 10:00" },
  expect = "told", rule = "notice", to = { "group" }, digest = true }

case { clause = "yarovoe-4.5.6", "Срочное объявление — по СМС, но не ночью",
  told = { announcement = { urgent = true }, now = "2026-12-07 21:00" },
  expect = "told", rule = "urgent_notice", by = { "sms", "email" }, due = "2026-12-08 07:00" }

case { clause = "yarovoe-4.3.6", "Отказавшиеся от электронной формы получают оценки на бумаге в пятницу",
  told = { mark = { grade = 5 }, now = "2026-12-07 10:00", opted_out = true },
  expect = "told", rule = "mark", under = "4.3.6", by = { "print" }, due = "2026-12-11 16:00" }

case { clause = "yarovoe-4.3.6", "Пятница после 16:00 — лист следующей недели",
  told = { mark = { grade = 5 }, now = "2026-12-11 16:00:01", opted_out = true },
  expect = "told", rule = "mark", by = { "print" }, due = "2026-12-18 16:00" }

case { clause = "yarovoe-4.3.2 (partial: сообщение)", "О несвоевременных оценках узнаёт заместитель директора",
  told = { event = { name = "breach" }, now = "2026-12-07 10:00" },
  expect = "told", rule = "breach", under = "4.3.2", to = { "addressees" }, by = { "internal", "email" } }

case { clause = "yarovoe-6.2 (partial: сообщение)", "Итоги проверки узнают преподаватели, мастера и кураторы",
  told = { event = { name = "check_result" }, now = "2026-12-07 10:00" },
  expect = "told", rule = "check_result", under = "6.2", to = { "addressees" }, by = { "internal", "email" } }

case { clause = "yarovoe-6.2 (partial: сообщение)", "Замечание узнаёт тот, кому оно сделано",
  told = { event = { name = "remark" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark", under = "6.2", to = { "addressees" }, by = { "internal", "email" } }

case { clause = "yarovoe-6.2 (partial: сообщение)", "О снятом замечании узнаёт его автор",
  told = { event = { name = "remark_removed" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark_removed", under = "6.2",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "yarovoe-6.2 (partial: сообщение)", "О возвращённом замечании узнаёт тот, кому оно сделано",
  told = { event = { name = "remark_returned" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark_returned", under = "6.2",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "yarovoe-4.3.5 (partial: сообщение)", "О «не аттестован» куратор узнаёт сразу, до закрытия ведомости",
  told = { final = { published = false, not_attested = true }, now = "2026-12-28 15:00" },
  expect = "told", rule = "not_attested", under = "4.3.5", to = { "class_teacher" }, by = { "internal" },
  due = "2026-12-28 15:00" }

case { clause = "yarovoe-2.8", "О «не аттестован» семья узнаёт внутренней почтой, когда ведомость закрыта",
  told = { final = { published = true, not_attested = true }, now = "2026-12-28 15:00" },
  expect = "told", rule = "not_attested_family", to = { "parents" }, by = { "internal" }, digest = true }

case { clause = "yarovoe-5.3", "Об итоговой позже срока куратор и заместитель директора узнают из сводки",
  told = { final = { published = false, late = true }, now = "2026-12-29 15:00" },
  expect = "told", rule = "late_final", under = "5.3",
  to = { "class_teacher", "deputy_head" }, digest = true }

case { clause = "yarovoe-3.3 (partial: сообщение)", "Об адресе, который не работает, узнаёт куратор",
  told = { event = { name = "address_closed" }, now = "2026-10-06 10:00" },
  expect = "told", rule = "address_closed",
  under = "3.3", to = { "addressees" }, by = { "internal", "email" } }

case { clause = "yarovoe-4.3.1 (partial: сообщение)", "Ответ семьи приходит тому, кто ставит причину пропуска",
  told = { event = { name = "reply" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "reply",
  under = "4.3.1", to = { "addressees" }, by = { "internal", "email" } }
