-- Проверки положения Усольского сельскохозяйственного техникума: что должно быть разрешено и что отклонено.
-- clause — пункт положения; слова описаны в scripts_lua/vocabulary.md, раздел «Проверки».

case { clause = "usolye-2.1", "Оценка в день занятия ставится",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 5 }, expect = "allowed" }

case { clause = "usolye-2.1", "Оценка вне шкалы отклоняется",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 6 },
  expect = "refused", code = "marks.outside_scale", details = { lowest = "2", highest = "5" } }

case { clause = "usolye-6.2", "Журнал открыт и ночью",
  mark = { lesson = "2026-09-14", now = "2026-09-15 02:30", grade = 4 }, expect = "allowed" }

case { clause = "usolye-6.2", "Журнал открыт и в воскресенье",
  lesson = { lesson = "2026-09-18", now = "2026-09-20 11:00", topic = "Почвы и удобрения", homework = "П. 4" },
  expect = "allowed" }

case { clause = "usolye-6.2", "Срока правки текущих оценок нет",
  mark = { lesson = "2026-09-14", now = "2026-12-20 12:00", before = 3, grade = 4 }, expect = "allowed" }

case { clause = "usolye-3.4a", "Оценка за отменённое занятие не ставится",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 5, state = "cancelled" },
  expect = "refused", code = "marks.lesson_not_held", by = "3.4" }

case { clause = "usolye-4.7.3", "Занятие без темы нельзя отметить заполненным",
  lesson = { lesson = "2026-09-14", now = "2026-09-14 12:00", filled = true, homework = "П. 4" },
  expect = "refused", code = "lesson.topic_required", by = "4.7" }

case { clause = "usolye-4.7.3", "Заполненное занятие без домашнего задания — напоминание, не запрет",
  lesson = { lesson = "2026-09-14", now = "2026-09-14 12:00", filled = true, topic = "Почвы и удобрения" },
  expect = "warned", code = "lesson.homework_missing", by = "4.7" }

case { clause = "usolye-4.7.3", "Посещаемость отмечается «Н» и «О»",
  absence = { lesson = "2026-09-14", now = "2026-09-14 09:00", code = "Б" },
  expect = "refused", code = "attendance.code_not_allowed", by = "4.7", details = { allowed = "Н, О" } }

case { clause = "usolye-2.1", "Итоговая за семестр принимается в любой день",
  final = { period = "semester 1", now = "2026-12-01 12:00", grade = 4, marks = { "4 oral" } }, expect = "allowed" }

case { clause = "usolye-5.1", "Отчётный период — и календарный месяц",
  final = { period = "month 2", now = "2026-10-30 12:00", grade = 4, marks = { "4 oral" } }, expect = "allowed" }

case { clause = "usolye-3.1b", "Реквизиты преподавателю выдаёт администратор",
  credentials = { now = "2026-09-01 10:00", role = "administrator", to = "teacher" }, expect = "allowed" }

case { clause = "usolye-3.1b", "Реквизиты преподавателю выдаёт и заместитель директора",
  credentials = { now = "2026-09-01 10:00", role = "deputy_head", to = "teacher" }, expect = "allowed" }

case { clause = "usolye-3.1b", "Классный руководитель коллеге реквизитов не выдаёт",
  credentials = { now = "2026-09-01 10:00", role = "class_teacher", to = "teacher" },
  expect = "refused", code = "credentials.not_issued_by_you", by = "3.1" }

case { clause = "usolye-3.1a", "Реквизиты администрации выдаёт администратор",
  credentials = { now = "2026-09-01 10:00", role = "administrator", to = "director" }, expect = "allowed" }

case { clause = "usolye-3.1a", "Заместитель директора администрации реквизитов не выдаёт",
  credentials = { now = "2026-09-01 10:00", role = "deputy_head", to = "head_of_department" },
  expect = "refused", code = "credentials.not_issued_by_you", by = "3.1" }

case { clause = "usolye-3.1c", "Реквизиты студенту выдаёт классный руководитель",
  credentials = { now = "2026-09-01 10:00", role = "class_teacher", to = "student" }, expect = "allowed" }

case { clause = "usolye-3.1c", "Преподаватель семье реквизитов не выдаёт",
  credentials = { now = "2026-09-01 10:00", role = "teacher", to = "parent" },
  expect = "refused", code = "credentials.not_issued_by_you", by = "3.1" }

case { clause = "usolye-2.10", "Студент пишет директору",
  mail = { now = "2026-09-14 12:00", role = "student", to = "director" }, expect = "allowed" }

case { clause = "usolye-2.10", "Родитель пишет преподавателю, с которым не связан",
  mail = { now = "2026-09-14 12:00", role = "parent", to = "teacher", related = false }, expect = "allowed" }

-- Аттестация: экзамены и зачёты вносит заведующий своим отделением (п. 4.5.3), семестровые — преподаватель.

case { clause = "usolye-4.5.3", "Заведующий вносит экзамен своего отделения",
  attestation = { now = "2026-12-28 12:00", kind = "exam", grade = 4, role = "head_of_department",
                  own_department = true }, expect = "allowed" }

case { clause = "usolye-4.5.3", "Чужому отделению экзамен не вносится",
  attestation = { now = "2026-12-28 12:00", kind = "exam", grade = 4, role = "head_of_department" },
  expect = "refused", code = "attestation.foreign_department", by = "4.5.3" }

case { clause = "usolye-4.5.3", "Классный руководитель результата не вносит",
  attestation = { now = "2026-12-28 12:00", kind = "exam", grade = 4, role = "class_teacher" },
  expect = "refused", code = "attestation.not_entered_by_you", by = "4.5.3",
  details = { by_head_of_department = "1" } }

case { clause = "usolye-4.5.3", "Преподаватель экзамена не вносит, а семестровую ставит",
  attestation = { now = "2026-12-28 12:00", kind = "state", grade = 4 },
  expect = "refused", code = "attestation.not_entered_by_you", by = "4.5.3" }

case { clause = "usolye-4.5.3", "Семестровую ставит преподаватель",
  final = { period = "semester 1", now = "2026-12-28 12:00", grade = 4, marks = { "4 oral" } }, expect = "allowed" }

case { clause = "usolye-4.5.3", "Оценка аттестации — по шкале техникума",
  attestation = { now = "2026-12-28 12:00", kind = "credit", grade = 1, role = "head_of_department",
                  own_department = true },
  expect = "refused", code = "marks.outside_scale" }

-- Объективность итоговой (п. 2.6).

case { clause = "usolye-2.6 (partial: the page)", "Итоговая дальше 0,6 от среднего балла — предупреждение",
  final = { period = "semester 1", now = "2026-12-28 12:00", grade = 5, marks = { "4 oral", "4 oral", "5 written" } },
  expect = "warned", code = "final.far_from_average", by = "2.6", details = { average = "4,33", gap = "0,60" } }

case { clause = "usolye-2.6 (partial: the page)", "Ровно 0,6 — ещё без вопроса",
  final = { period = "semester 1", now = "2026-12-28 12:00", grade = 5,
            marks = { "4 oral", "4 oral", "4 oral", "5 oral", "5 oral" } },
  expect = "allowed" }

case { clause = "usolye-2.6 (partial: the page)", "«Не аттестован» со средним баллом не сравнивается",
  final = { period = "semester 1", now = "2026-12-28 12:00", grade = "н/а", marks = { "4 oral" } }, expect = "allowed" }

case { clause = "usolye-4.7.3", "Причину пропуска ставит классный руководитель, не преподаватель",
  absence = { lesson = "2026-09-14", now = "2026-09-15 10:00", before = "Н", code = "Н", reason = "УП" },
  expect = "refused", code = "attendance.reason_not_yours", by = "4.6" }

case { clause = "usolye-5.1", "Отчётный период — и учебный год",
  final = { period = "year 1", now = "2027-06-30 12:00", grade = 4, marks = { "4 oral" } }, expect = "allowed" }

case { clause = "usolye-3.5 (partial: объявления)", "Студент объявлений не публикует",
  announcement = { now = "2026-09-14 12:00", role = "student", own_groups = true },
  expect = "refused", code = "announcement.not_by_role", by = "3.5" }

case { clause = "usolye-3.5 (partial: объявления)", "Преподаватель срочных объявлений не публикует",
  announcement = { now = "2026-09-14 12:00", role = "teacher", urgent = true, own_groups = true },
  expect = "refused", code = "announcement.urgent_not_by_role", by = "3.5" }

case { clause = "usolye-3.5 (partial: объявления)", "Заведующий отделением всему техникуму не объявляет",
  announcement = { now = "2026-09-14 12:00", role = "head_of_department", everyone = true },
  expect = "refused", code = "announcement.everyone_not_by_role", by = "3.5" }

case { clause = "usolye-3.5 (partial: объявления)", "Преподаватель объявляет только своим группам",
  announcement = { now = "2026-09-14 12:00", role = "teacher", own_groups = false },
  expect = "refused", code = "announcement.own_groups_only", by = "3.5" }

-- Кому, как и когда сообщают.

case { clause = "usolye-2.9", "О первом за день «Н» — через десять минут, по СМС",
  told = { absence = { code = "Н" }, now = "2026-09-14 08:20", last_bell = "2026-09-14 15:00" },
  expect = "told", rule = "absence", under = "2.9", to = { "parents" }, by = { "sms", "email" },
  due = "2026-09-14 08:30", expires = "2026-09-14 15:00" }

case { clause = "usolye-2.9", "Семье, которой не написать, звонит классный руководитель",
  told = { absence = { code = "Н" }, now = "2026-09-14 08:20", reachable = false }, expect = "call" }

case { clause = "usolye-2.9", "О двойке узнают родители и классный руководитель",
  told = { mark = { grade = 2 }, now = "2026-09-14 10:00" },
  expect = "told", rule = "low_mark", to = { "parents", "class_teacher" }, by = { "internal", "email" } }

case { clause = "usolye-2.9", "Всякая оценка — строкой в дневную сводку в 18:00",
  told = { mark = { grade = 5 }, now = "2026-09-14 10:00" },
  expect = "told", rule = "mark", to = { "parents", "student" }, digest = true, due = "2026-09-14 18:00" }

case { clause = "usolye-7.3 (partial: сообщение)", "Итоговые — в день закрытия ведомости",
  told = { final = { published = true }, now = "2026-12-28 15:00" },
  expect = "told", rule = "final", under = "7.3", digest = true, due = "2026-12-28 18:00" }

case { clause = "usolye-7.3 (partial: сообщение)", "О результатах экзамена — сразу, как внесены",
  told = { event = { name = "attestation_result" }, now = "2026-12-28 10:00" },
  expect = "told", rule = "attestation_result", under = "7.3", to = { "parents", "student" },
  due = "2026-12-28 10:00" }

case { clause = "usolye-7.3 (partial: сообщение)", "До закрытия ведомости итоговых семья не видит",
  told = { final = { published = false }, now = "2026-12-28 15:00" }, expect = "not_told" }

case { clause = "usolye-3.5 (partial: объявления)", "Обычное объявление — строкой в сводку",
  told = { announcement = { urgent = false }, now = "2026-09-14 10:00" },
  expect = "told", rule = "notice", to = { "group" }, digest = true }

case { clause = "usolye-3.5 (partial: объявления)", "Срочное объявление — по СМС, но не ночью",
  told = { announcement = { urgent = true }, now = "2026-09-14 21:00" },
  expect = "told", rule = "urgent_notice", by = { "sms", "email" }, due = "2026-09-15 07:00" }

case { clause = "usolye-4.3.3 (partial: calendars of single groups)", "График вводит заместитель директора",
  period = { period = "semester 1", now = "2026-10-01 12:00", role = "deputy_head" }, expect = "allowed" }

case { clause = "usolye-4.3.3 (partial: calendars of single groups)", "Преподаватель графика не меняет",
  period = { period = "semester 1", now = "2026-10-01 12:00" },
  expect = "refused", code = "period.not_set_by_you", by = "5.1" }

case { clause = "usolye-3.4b.2 (partial: сообщение)", "Замечание узнаёт тот, кому оно сделано",
  told = { event = { name = "remark" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark", under = "3.4", to = { "addressees" }, by = { "internal", "email" } }

case { clause = "usolye-3.4b.2 (partial: сообщение)", "О снятом замечании узнаёт его автор",
  told = { event = { name = "remark_removed" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark_removed", under = "3.4",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "usolye-3.4b.2 (partial: сообщение)", "О возвращённом замечании узнаёт тот, кому оно сделано",
  told = { event = { name = "remark_returned" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark_returned", under = "3.4",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "usolye-4.5.4 (partial: сообщение)", "Отчёт классного руководителя приходит заведующему отделением",
  told = { event = { name = "control_report" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "report_to_accept", under = "4.5.4",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "usolye-4.5.4 (partial: сообщение)", "О принятом или возвращённом отчёте узнаёт его автор",
  told = { event = { name = "report_decided" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "report_decided", under = "4.5.4",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "usolye-4.5.3", "Итоговую за семестр заведующий отделением не вносит",
  attestation = { now = "2026-12-28 12:00", kind = "period", grade = 4, role = "head_of_department" },
  expect = "refused", by = "4.5.3" }

case { clause = "usolye-3.3 (partial: сообщение)", "Об адресе, который не работает, узнаёт классный руководитель",
  told = { event = { name = "address_closed" }, now = "2026-10-06 10:00" },
  expect = "told", rule = "address_closed",
  under = "3.3", to = { "addressees" }, by = { "internal", "email" } }

case { clause = "usolye-4.6.4 (partial: сообщение)", "Ответ семьи приходит тому, кто ставит причину пропуска",
  told = { event = { name = "reply" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "reply",
  under = "4.6", to = { "addressees" }, by = { "internal", "email" } }
