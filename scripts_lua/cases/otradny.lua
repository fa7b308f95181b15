-- Проверки положения Отрадненского нефтяного техникума: что должно быть разрешено и что отклонено.
-- clause — пункт положения; слова описаны в scripts_lua/vocabulary.md, раздел «Проверки».

case { clause = "otradny-2.6", "Текущая оценка ставится",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 5 }, expect = "allowed" }

case { clause = "otradny-1.def", "Отметка об отсутствии — «Н» или «О», не оценка",
  absence = { lesson = "2026-09-14", now = "2026-09-14 09:00", code = "2" },
  expect = "refused", code = "attendance.code_not_allowed", by = "1, «Определения»",
  details = { allowed = "Н, О" } }

case { clause = "otradny-2.5", "Отсутствие отмечается",
  absence = { lesson = "2026-09-14", now = "2026-09-14 09:00", code = "Н" }, expect = "allowed" }

case { clause = "otradny-4.user.1", "Журнал открыт и ночью",
  mark = { lesson = "2026-09-14", now = "2026-09-15 03:00", grade = 4 }, expect = "allowed" }

case { clause = "otradny-4.teacher.1", "Занятие без темы нельзя отметить заполненным",
  lesson = { lesson = "2026-09-14", now = "2026-09-14 12:00", filled = true, homework = "П. 2" },
  expect = "refused", code = "lesson.topic_required", by = "4, преподаватель, 1" }

case { clause = "otradny-4.teacher.2a", "Две оценки: не хватает одной",
  final = { period = "semester 1", now = "2026-12-28 12:00", grade = 4, marks = { "4 written", "4 oral" },
            declared = { "oral", "written" } },
  expect = "refused", code = "final.too_few_marks", by = "4, преподаватель, 2",
  details = { missing = "1", have = "2" } }

case { clause = "otradny-4.teacher.2a", "Четыре оценки: принято, но цель — пять",
  final = { period = "semester 1", now = "2026-12-28 12:00", grade = 4,
            marks = { "4 written", "4 oral", "5 oral", "4 oral" }, declared = { "oral", "written" } },
  expect = "warned", code = "hook.warned", by = "4, преподаватель, 2" }

case { clause = "otradny-4.teacher.2a", "Пять оценок: без вопросов",
  final = { period = "semester 1", now = "2026-12-28 12:00", grade = 4,
            marks = { "4 written", "4 oral", "5 oral", "4 oral", "4 oral" }, declared = { "oral", "written" } },
  expect = "allowed" }

case { clause = "otradny-4.teacher.2a", "«Не аттестован» возможно и без оценок",
  final = { period = "semester 1", now = "2026-12-28 12:00", grade = "н/а", marks = {},
            declared = { "oral", "written" } }, expect = "allowed" }

case { clause = "otradny-4.teacher.2b", "Пять устных ответов: нет письменной работы",
  final = { period = "semester 1", now = "2026-12-28 12:00", grade = 4,
            marks = { "4 oral", "4 oral", "5 oral", "4 oral", "4 oral" }, declared = { "oral", "written" } },
  expect = "refused", code = "final.work_kind_missing", by = "4, преподаватель, 2",
  details = { kinds = "written" } }

case { clause = "otradny-4.teacher.2b", "В дисциплине без таких работ довольно устных",
  final = { period = "semester 1", now = "2026-12-28 12:00", grade = 4,
            marks = { "4 oral", "4 oral", "5 oral", "4 oral", "4 oral" }, declared = { "oral" } },
  expect = "allowed" }

case { clause = "otradny-4.teacher.3", "В последний день семестра — вовремя",
  final = { period = "semester 1", now = "2026-12-30 23:59:59", grade = 4,
            marks = { "4 written", "4 oral", "5 oral", "4 oral", "4 oral" }, declared = { "oral", "written" } },
  expect = "allowed" }

case { clause = "otradny-4.teacher.3", "На следующий день — с пометкой об опоздании",
  final = { period = "semester 1", now = "2026-12-31 00:00:00", grade = 4,
            marks = { "4 written", "4 oral", "5 oral", "4 oral", "4 oral" }, declared = { "oral", "written" } },
  expect = "warned", code = "final.late", by = "4, преподаватель, 3", details = { last_day = "30.12" } }

case { clause = "otradny-4.admin.4", "После закрытия ведомости преподаватель оценку не меняет",
  mark = { lesson = "2026-12-07", now = "2026-12-30 12:00", before = 3, grade = 4, sheet_closed = true },
  expect = "refused", code = "edit.sheet_closed", by = "4, администратор, 4" }

case { clause = "otradny-4.admin.4", "Администратор исправляет с причиной",
  mark = { lesson = "2026-12-07", now = "2026-12-30 12:00", before = 3, grade = 4, sheet_closed = true,
           role = "administrator", comment = "Ошибка преподавателя" },
  expect = "warned", code = "edit.overridden" }

case { clause = "otradny-4.admin.4", "Без причины не исправляет и администратор",
  mark = { lesson = "2026-12-07", now = "2026-12-30 12:00", before = 3, grade = 4, sheet_closed = true,
           role = "administrator" },
  expect = "needs_comment", code = "edit.reason_needed" }

case { clause = "otradny-3.1a", "Реквизиты преподавателю выдаёт только администратор",
  credentials = { now = "2026-09-01 10:00", role = "deputy_head", to = "teacher" },
  expect = "refused", code = "credentials.not_issued_by_you", by = "3, 1" }

case { clause = "otradny-3.1b", "Реквизиты родителю выдаёт классный руководитель",
  credentials = { now = "2026-09-01 10:00", role = "class_teacher", to = "parent" }, expect = "allowed" }

-- Границы сроков: последняя секунда и первая.

case { clause = "otradny-4.teacher.3", "Второй семестр: 30 июня в 23:59:59 — вовремя",
  final = { period = "semester 2", now = "2027-06-30 23:59:59", grade = 4,
            marks = { "4 written", "4 oral", "5 oral", "4 oral", "4 oral" }, declared = { "oral", "written" } },
  expect = "allowed" }

case { clause = "otradny-4.teacher.3", "Второй семестр: 1 июля — с пометкой",
  final = { period = "semester 2", now = "2027-07-01 00:00", grade = 4,
            marks = { "4 written", "4 oral", "5 oral", "4 oral", "4 oral" }, declared = { "oral", "written" } },
  expect = "warned", code = "final.late", by = "4, преподаватель, 3", details = { last_day = "30.06" } }

case { clause = "otradny-2.6", "Оценка вне шкалы отклоняется",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 1 },
  expect = "refused", code = "marks.outside_scale", details = { lowest = "2", highest = "5" } }

case { clause = "otradny-4.teacher.1", "Оценка за отменённое занятие не ставится",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 5, state = "cancelled" },
  expect = "refused", code = "marks.lesson_not_held", by = "4, преподаватель, 1" }

case { clause = "otradny-2.5", "Причину пропуска ставит классный руководитель, не преподаватель",
  absence = { lesson = "2026-09-14", now = "2026-09-15 10:00", before = "Н", code = "Н", reason = "УП" },
  expect = "refused", code = "attendance.reason_not_yours", by = "4, классный руководитель, 2" }

case { clause = "otradny-4.teacher.3", "Итоговая за год в последний день — вовремя",
  final = { period = "year 1", now = "2027-06-30 23:59:59", grade = 4,
            marks = { "4 written", "4 oral", "5 oral", "4 oral", "4 oral" }, declared = { "oral", "written" } },
  expect = "allowed" }

case { clause = "otradny-4.teacher.2a", "Три оценки: принято, но цель — пять",
  final = { period = "semester 1", now = "2026-12-28 12:00", grade = 4, marks = { "4 written", "4 oral", "4 oral" },
            declared = { "oral", "written" } },
  expect = "warned", code = "hook.warned", by = "4, преподаватель, 2" }

-- Аттестация: ПМ и ГИА — диспетчер, по ведомости; остальное — преподаватель.

case { clause = "otradny-4.disp.5", "Преподаватель оценку ГИА не вносит",
  attestation = { now = "2027-06-25 12:00", kind = "state", grade = 5 },
  expect = "refused", code = "attestation.not_entered_by_you", by = "4, диспетчер, 5",
  details = { by_dispatcher = "1" } }

case { clause = "otradny-4.disp.5", "Диспетчер без ведомости оценку ПМ не вносит",
  attestation = { now = "2027-06-25 12:00", kind = "module", grade = 5, role = "dispatcher", sheet = " " },
  expect = "refused", code = "attestation.sheet_required", by = "4, диспетчер, 5" }

case { clause = "otradny-4.disp.5", "По ведомости — вносит",
  attestation = { now = "2027-06-25 12:00", kind = "module", grade = 5, role = "dispatcher",
                  sheet = "ведомость № 12 от 24.06.2027" }, expect = "allowed" }

case { clause = "otradny-4.disp.5", "Секретарь передаёт ведомость, а оценку не вносит",
  attestation = { now = "2027-06-25 12:00", kind = "state", grade = 5, role = "secretary", sheet = "№ 12" },
  expect = "refused", code = "attestation.not_entered_by_you" }

case { clause = "otradny-4.teacher.3", "Экзамен по дисциплине вносит преподаватель",
  attestation = { now = "2026-12-29 12:00", kind = "exam", grade = 4 }, expect = "allowed" }

case { clause = "otradny-3.1b", "Преподаватель семье реквизитов не выдаёт",
  credentials = { now = "2026-09-01 10:00", role = "teacher", to = "student" },
  expect = "refused", code = "credentials.not_issued_by_you", by = "3, 2" }

case { clause = "otradny-4.admin.5 (partial: доска)", "Студент объявлений не публикует",
  announcement = { now = "2026-09-14 12:00", role = "student", own_groups = true },
  expect = "refused", code = "announcement.not_by_role", by = "4, администратор, 5" }

case { clause = "otradny-4.admin.5 (partial: доска)", "Преподаватель срочных объявлений не публикует",
  announcement = { now = "2026-09-14 12:00", role = "teacher", urgent = true, own_groups = true },
  expect = "refused", code = "announcement.urgent_not_by_role", by = "4, администратор, 5" }

case { clause = "otradny-4.admin.5 (partial: доска)", "Классный руководитель всему техникуму не объявляет",
  announcement = { now = "2026-09-14 12:00", role = "class_teacher", everyone = true },
  expect = "refused", code = "announcement.everyone_not_by_role", by = "4, администратор, 5" }

case { clause = "otradny-4.admin.5 (partial: доска)", "Преподаватель объявляет только своим группам",
  announcement = { now = "2026-09-14 12:00", role = "teacher", own_groups = false },
  expect = "refused", code = "announcement.own_groups_only", by = "4, администратор, 5" }

-- Кому, как и когда сообщают.

case { clause = "otradny-2.1", "О первом за день «Н» — через десять минут, по СМС",
  told = { absence = { code = "Н" }, now = "2026-09-14 08:20", last_bell = "2026-09-14 15:00" },
  expect = "told", rule = "absence", under = "2", to = { "parents" }, by = { "sms", "email" },
  due = "2026-09-14 08:30", expires = "2026-09-14 15:00" }

case { clause = "otradny-2.1", "Семье, которой не написать, звонит классный руководитель",
  told = { absence = { code = "Н" }, now = "2026-09-14 08:20", reachable = false }, expect = "call" }

case { clause = "otradny-2.1", "О двойке узнают родители и классный руководитель",
  told = { mark = { grade = 2 }, now = "2026-09-14 10:00" },
  expect = "told", rule = "low_mark", to = { "parents", "class_teacher" }, by = { "internal", "email" } }

case { clause = "otradny-2.1", "Всякая оценка — строкой в дневную сводку в 18:00",
  told = { mark = { grade = 5 }, now = "2026-09-14 10:00" },
  expect = "told", rule = "mark", to = { "parents", "student" }, digest = true, due = "2026-09-14 18:00" }

case { clause = "otradny-2.1", "Итоговые — сводкой дня, в который закрыта ведомость",
  told = { final = { published = true }, now = "2026-12-28 15:00" },
  expect = "told", rule = "final", digest = true, due = "2026-12-28 18:00" }

case { clause = "otradny-4.admin.5 (partial: доска)", "Обычное объявление — строкой в сводку",
  told = { announcement = { urgent = false }, now = "2026-09-14 10:00" },
  expect = "told", rule = "notice", to = { "group" }, digest = true }

case { clause = "otradny-4.admin.5 (partial: доска)", "Срочное объявление — по СМС, но не ночью",
  told = { announcement = { urgent = true }, now = "2026-09-14 21:00" },
  expect = "told", rule = "urgent_notice", by = { "sms", "email" }, due = "2026-09-15 07:00" }

case { clause = "otradny-4.teacher.4 (partial: сообщение)", "Замечание узнаёт тот, кому оно сделано",
  told = { event = { name = "remark" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark", under = "4, преподаватель, 4",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "otradny-4.teacher.4 (partial: сообщение)", "О снятом замечании узнаёт его автор",
  told = { event = { name = "remark_removed" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark_removed", under = "4, преподаватель, 4",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "otradny-4.teacher.4 (partial: сообщение)", "О возвращённом замечании узнаёт тот, кому оно сделано",
  told = { event = { name = "remark_returned" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark_returned", under = "4, преподаватель, 4",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "otradny-4.teacher.3", "Экзаменационную оценку диспетчер не вносит",
  attestation = { now = "2026-12-29 12:00", kind = "exam", grade = 4, role = "dispatcher" },
  expect = "refused", by = "4, преподаватель, 3" }

case { clause = "otradny-2.5 (partial: сообщение)", "Ответ семьи приходит тому, кто ставит причину пропуска",
  told = { event = { name = "reply" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "reply",
  under = "4, классный руководитель, 2", to = { "addressees" }, by = { "internal", "email" } }
