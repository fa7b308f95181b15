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

case { clause = "otradny-4.teacher.3", "Годовая в последний день года — вовремя",
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
