-- Проверки положения школы № 39 г. Сызрани: что должно быть разрешено и что отклонено.
-- clause — пункт положения; слова описаны в scripts_lua/vocabulary.md, раздел «Проверки».

case { clause = "syzran-7.4.7a", "Оценка в день урока ставится",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 5 }, expect = "allowed" }

case { clause = "syzran-7.4.7a", "Седьмой день открыт до последней секунды",
  mark = { lesson = "2026-09-14", now = "2026-09-21 23:59:59", grade = 5 }, expect = "allowed" }

case { clause = "syzran-7.4.7a", "На восьмой день дата закрыта, открывается заявкой",
  mark = { lesson = "2026-09-14", now = "2026-09-22 00:00:00", grade = 5 },
  expect = "refused", code = "edit.window_closed", by = "7.4.7",
  details = { last_day = "21.09", count = "7", reopenable = "1" } }

case { clause = "syzran-7.4.7a", "Стереть оценку на восьмой день тоже нельзя",
  mark = { lesson = "2026-09-14", now = "2026-09-22 08:00", before = 2 },
  expect = "refused", code = "edit.window_closed" }

case { clause = "syzran-7.4.7a", "Администратор семью днями не связан",
  mark = { lesson = "2026-09-14", now = "2026-10-20 10:00", grade = 4, role = "administrator" }, expect = "allowed" }

case { clause = "syzran-7.4.7b", "Заявка без причины отклоняется",
  application = { lesson = "2026-09-14", now = "2026-09-22 09:00", reason = "  " },
  expect = "refused", code = "edit.reason_required", by = "7.4.7" }

case { clause = "syzran-7.4.7b", "Заявка учителя с причиной принимается",
  application = { lesson = "2026-09-14", now = "2026-09-22 09:00",
           reason = "Болел, листок нетрудоспособности" },
  expect = "allowed" }

case { clause = "syzran-7.4.7c", "В течение 12 часов после открытия оценка принимается",
  mark = { lesson = "2026-09-14", now = "2026-09-22 21:59:59", opened_until = "2026-09-22 22:00", grade = 4 },
  expect = "allowed" }

case { clause = "syzran-7.4.7c", "Через 12 часов дата снова закрыта",
  mark = { lesson = "2026-09-14", now = "2026-09-22 22:00", opened_until = "2026-09-22 22:00", grade = 4 },
  expect = "refused", code = "edit.window_closed" }

case { clause = "syzran-m.journal.3", "Отметка посещаемости через 7 дней закрыта учителю",
  absence = { lesson = "2026-09-14", now = "2026-09-22 00:00", code = "Н" },
  expect = "refused", code = "edit.window_closed", by = "3 матрицы доступа, «Журнал»" }

case { clause = "syzran-r.t.6b", "Оценка без задания не ставится: предложить «Ответ на уроке»",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 5, task = false },
  expect = "refused", code = "edit.task_required", by = "6 порядка работы учителя" }

case { clause = "syzran-r.t.6a", "Оценка за отменённый урок не ставится",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 5, state = "cancelled" },
  expect = "refused", code = "marks.lesson_not_held", by = "6 порядка работы учителя" }

case { clause = "syzran-m.school.4", "Оценка вне шкалы отклоняется",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 6 },
  expect = "refused", code = "marks.outside_scale", by = "4 матрицы доступа, «Школа»",
  details = { lowest = "2", highest = "5" } }

case { clause = "syzran-1.marks", "Оценка отсутствующему принимается с предупреждением",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 5, absent = "Н" },
  expect = "warned", code = "marks.student_absent" }

case { clause = "syzran-r.t.7a", "«Н» и «О» принимаются",
  absence = { lesson = "2026-09-14", now = "2026-09-14 08:04", before = "Н", code = "О" }, expect = "allowed" }

case { clause = "syzran-r.t.7b", "«осв» не допускается, допустимые названы",
  absence = { lesson = "2026-09-14", now = "2026-09-14 08:04", code = "осв" },
  expect = "refused", code = "attendance.code_not_allowed", by = "7 порядка работы учителя",
  details = { allowed = "Н, О" } }

case { clause = "syzran-7.3.7", "Классный руководитель ставит «УП» своему классу",
  absence = { lesson = "2026-09-14", now = "2026-09-15 10:00", before = "Н", code = "Н", reason = "УП",
              role = "class_teacher", own_class = true }, expect = "allowed" }

case { clause = "syzran-7.3.7", "Учитель-предметник причину не ставит",
  absence = { lesson = "2026-09-14", now = "2026-09-15 10:00", before = "Н", code = "Н", reason = "УП" },
  expect = "refused", code = "attendance.reason_not_yours", by = "7.3.7" }

case { clause = "syzran-7.3.7", "Чужой классный руководитель причину не ставит",
  absence = { lesson = "2026-09-14", now = "2026-09-15 10:00", before = "Н", code = "Н", reason = "УП",
              role = "class_teacher", own_class = false },
  expect = "refused", code = "attendance.reason_own_class_only", by = "7.3.7" }

case { clause = "syzran-r.ct.2", "Причина открыта до конца четверти",
  absence = { lesson = "2026-09-14", now = "2026-10-25 23:59:59", before = "Н", code = "Н", reason = "НП",
              role = "class_teacher" }, expect = "allowed" }

case { clause = "syzran-r.ct.2", "После конца четверти причина закрыта",
  absence = { lesson = "2026-09-14", now = "2026-10-26 00:00", before = "Н", code = "Н", reason = "НП",
              role = "class_teacher" }, expect = "refused", code = "edit.period_closed",
              by = "2 порядка работы классного руководителя" }

case { clause = "syzran-m.journal.4", "Домашнее задание на сегодня не задаётся",
  lesson = { lesson = "2026-09-14", now = "2026-09-14 12:00", topic = "Дроби", homework = "№ 5",
           due = "2026-09-14" },
  expect = "refused", code = "homework.not_for_past", by = "4 матрицы доступа, «Журнал»" }

case { clause = "syzran-m.journal.4", "Домашнее задание на завтра задаётся",
  lesson = { lesson = "2026-09-14", now = "2026-09-14 23:59", topic = "Дроби", homework = "№ 5",
           due = "2026-09-15" },
  expect = "allowed" }

case { clause = "syzran-7.4.2c (partial: lines of plans)", "Тема без единого русского слова отклоняется",
  lesson = { lesson = "2026-09-14", now = "2026-09-14 12:00", topic = "Present Perfect" },
  expect = "refused", code = "lesson.russian_only", by = "7.4.2" }

case { clause = "syzran-7.4.2c (partial: lines of plans)", "Иностранные слова рядом с русскими допустимы",
  lesson = { lesson = "2026-09-14", now = "2026-09-14 12:00",
           topic = "Настоящее совершённое (Present Perfect)" },
  expect = "allowed" }

case { clause = "syzran-r.t.9", "Урок без темы нельзя отметить заполненным",
  lesson = { lesson = "2026-09-14", now = "2026-09-14 12:00", filled = true, homework = "№ 5" },
  expect = "refused", code = "lesson.topic_required", by = "9 порядка работы учителя" }

case { clause = "syzran-r.t.8", "Заполненный урок без домашнего задания — предупреждение",
  lesson = { lesson = "2026-09-14", now = "2026-09-14 12:00", filled = true, topic = "Дроби" },
  expect = "warned", code = "lesson.homework_missing", by = "8 порядка работы учителя" }

case { clause = "syzran-r.t.10", "Итоговая за три дня до конца четверти — вовремя",
  final = { period = "quarter 1", now = "2026-10-22 23:59:59", grade = 4, marks = { "4 oral" } }, expect = "allowed" }

case { clause = "syzran-r.t.10", "Позже — принимается с пометкой об опоздании",
  final = { period = "quarter 1", now = "2026-10-23 00:00", grade = 4, marks = { "4 oral" } },
  expect = "warned", code = "final.late", by = "10 порядка работы учителя",
  details = { last_day = "22.10" } }

case { clause = "syzran-r.t.3a", "Исправление за контрольную требует пояснения",
  mark = { lesson = "2026-09-14", now = "2026-09-15 12:00", before = 3, grade = 4, work_kind = "control" },
  expect = "needs_comment", code = "hook.comment_needed" }

case { clause = "syzran-r.t.3a", "Исправление за контрольную с пояснением принимается",
  mark = { lesson = "2026-09-14", now = "2026-09-15 12:00", before = 3, grade = 4, work_kind = "control",
           comment = "Пересчитаны баллы" }, expect = "allowed" }

case { clause = "syzran-5.2b", "Реквизиты семье выдаёт классный руководитель",
  credentials = { now = "2026-09-14 12:00", role = "class_teacher", to = "parent" }, expect = "allowed" }

case { clause = "syzran-5.2a", "Реквизиты сотруднику выдаёт только администратор",
  credentials = { now = "2026-09-14 12:00", role = "class_teacher", to = "teacher" },
  expect = "refused", code = "credentials.not_issued_by_you", by = "5.2" }

case { clause = "syzran-m.ann.2", "Ученик объявлений не создаёт",
  announcement = { now = "2026-09-14 12:00", role = "student", own_groups = true },
  expect = "refused", code = "announcement.not_by_role",
  by = "2 матрицы доступа, «Объявления»" }

case { clause = "syzran-7.5.5", "Срочное объявление даёт заместитель директора",
  announcement = { now = "2026-09-14 12:00", role = "deputy_head", urgent = true }, expect = "allowed" }

case { clause = "syzran-5.4b", "Ученик директору не пишет",
  mail = { now = "2026-09-14 12:00", role = "student", to = "director", related = true },
  expect = "refused", code = "mail.recipient_not_allowed", by = "5.4" }

case { clause = "syzran-5.3b", "Родитель пишет администрации",
  mail = { now = "2026-09-14 12:00", role = "parent", to = "deputy_head" }, expect = "allowed" }

case { clause = "syzran-r.t.5b", "Письменная работа на пятый день проверена вовремя",
  mark = { lesson = "2026-09-14", now = "2026-09-19 23:59:59", grade = 4, work_kind = "written" }, expect = "allowed" }

case { clause = "syzran-r.t.5b", "На шестой день — с пометкой об опоздании",
  mark = { lesson = "2026-09-14", now = "2026-09-20 00:00", grade = 4, work_kind = "written" },
  expect = "warned", code = "marks.checked_late", by = "5 порядка работы учителя",
  details = { count = "5", last_day = "19.09" } }

case { clause = "syzran-r.t.3b", "Контрольная на седьмой день проверена вовремя",
  mark = { lesson = "2026-09-14", now = "2026-09-21 12:00", grade = 4, work_kind = "control" }, expect = "allowed" }

case { clause = "syzran-7.4.4", "Дата из приказа раньше общего срока: итоговая опоздала",
  final = { period = "quarter 1", now = "2026-10-21 00:00", grade = 4, due_by_order = "2026-10-20" },
  expect = "warned", code = "final.late", by = "7.4.4", details = { last_day = "20.10" } }

case { clause = "syzran-7.4.4", "До даты из приказа включительно — вовремя",
  final = { period = "quarter 1", now = "2026-10-20 23:59:59", grade = 4, due_by_order = "2026-10-20" },
  expect = "allowed" }

case { clause = "syzran-5.2c", "Реквизиты дневника родителю выдаёт классный руководитель, не учитель-предметник",
  credentials = { now = "2026-09-14 12:00", role = "teacher", to = "parent" },
  expect = "refused", code = "credentials.not_issued_by_you", by = "5.2" }

-- Границы сроков: последняя секунда открыта, первая закрыта.

case { clause = "syzran-m.journal.3", "Отметка посещаемости на седьмой день открыта до последней секунды",
  absence = { lesson = "2026-09-14", now = "2026-09-21 23:59:59", code = "Н" }, expect = "allowed" }

case { clause = "syzran-7.4.7a", "Каникулы срока не продлевают: календарные дни",
  mark = { lesson = "2026-10-24", now = "2026-10-31 23:59:59", grade = 5 }, expect = "allowed" }

case { clause = "syzran-7.4.7a", "После каникул урок 24 октября закрыт",
  mark = { lesson = "2026-10-24", now = "2026-11-01 00:00", grade = 5 },
  expect = "refused", code = "edit.window_closed", details = { last_day = "31.10" } }

case { clause = "syzran-7.4.7a", "Праздничный седьмой день открыт",
  mark = { lesson = "2026-12-25", now = "2027-01-01 23:59:59", grade = 5 }, expect = "allowed" }

case { clause = "syzran-7.4.7a", "Второго января урок 25 декабря закрыт",
  mark = { lesson = "2026-12-25", now = "2027-01-02 00:00", grade = 5 },
  expect = "refused", code = "edit.window_closed", details = { last_day = "01.01" } }

case { clause = "syzran-7.4.7a", "Конец февраля: седьмой день — 2 марта",
  mark = { lesson = "2027-02-23", now = "2027-03-02 23:59:59", grade = 5 }, expect = "allowed" }

case { clause = "syzran-7.4.7a", "Классного руководителя срок связывает так же",
  mark = { lesson = "2026-09-14", now = "2026-09-22 00:00", grade = 5, role = "class_teacher" },
  expect = "refused", code = "edit.window_closed", by = "7.4.7" }

case { clause = "syzran-7.4.7c", "Открытая посещаемость закрывается в ту же секунду",
  absence = { lesson = "2026-09-14", now = "2026-09-22 21:59:59", opened_until = "2026-09-22 22:00", code = "Н" },
  expect = "allowed" }

case { clause = "syzran-7.4.7c", "Через 12 часов закрыта и посещаемость",
  absence = { lesson = "2026-09-14", now = "2026-09-22 22:00", opened_until = "2026-09-22 22:00", code = "Н" },
  expect = "refused", code = "edit.window_closed" }

case { clause = "syzran-r.t.3b", "Контрольная на седьмой день — до последней секунды",
  mark = { lesson = "2026-09-14", now = "2026-09-21 23:59:59", grade = 4, work_kind = "control" }, expect = "allowed" }

case { clause = "syzran-r.t.3b", "Контрольная на восьмой день: оценка уже закрыта, и проверка опоздала",
  mark = { lesson = "2026-09-14", now = "2026-09-22 00:00", grade = 4, work_kind = "control" },
  expect = "refused", code = "edit.window_closed", by = "7.4.7" }

case { clause = "syzran-r.t.3b", "Администратор вносит позже: принято с пометкой",
  mark = { lesson = "2026-09-14", now = "2026-09-22 00:00", grade = 4, work_kind = "control",
           role = "administrator" },
  expect = "warned", code = "marks.checked_late", by = "3 порядка работы учителя",
  details = { count = "7", last_day = "21.09" } }

case { clause = "syzran-r.t.10", "Годовая за три дня до конца года — вовремя",
  final = { period = "year 1", now = "2027-05-23 23:59:59", grade = 4 }, expect = "allowed" }

case { clause = "syzran-r.t.10", "Годовая днём позже — с пометкой",
  final = { period = "year 1", now = "2027-05-24 00:00", grade = 4 },
  expect = "warned", code = "final.late", details = { last_day = "23.05" } }

case { clause = "syzran-7.4.4", "Дата приказа позже общего срока его не продлевает",
  final = { period = "quarter 1", now = "2026-10-23 00:00", grade = 4, due_by_order = "2026-10-24" },
  expect = "warned", code = "final.late", by = "10 порядка работы учителя", details = { last_day = "22.10" } }

case { clause = "syzran-m.journal.4", "С наступлением дня задание на него уже не задать",
  lesson = { lesson = "2026-09-14", now = "2026-09-15 00:00", topic = "Дроби", homework = "№ 5",
           due = "2026-09-15" },
  expect = "refused", code = "homework.not_for_past" }

case { clause = "syzran-7.4.7c", "Открытая заявкой дата открывает и посещаемость",
  absence = { lesson = "2026-09-14", now = "2026-09-22 21:59:59", opened_until = "2026-09-22 22:00", code = "Н" },
  expect = "allowed" }

case { clause = "syzran-r.t.3b", "Контрольная на восьмой день — с пометкой об опоздании",
  mark = { lesson = "2026-09-14", now = "2026-09-22 00:00", grade = 4, work_kind = "control",
           role = "administrator" },
  expect = "warned", code = "marks.checked_late", by = "3 порядка работы учителя", details = { last_day = "21.09" } }

case { clause = "syzran-r.t.10", "Итоговая за год — за три дня до его конца",
  final = { period = "year 1", now = "2027-05-23 23:59:59", grade = 4, marks = { "4 oral" } }, expect = "allowed" }

case { clause = "syzran-m.ann.2", "Родитель объявляет только своему классу",
  announcement = { now = "2026-09-14 12:00", role = "parent" },
  expect = "refused", code = "announcement.own_groups_only", by = "2 матрицы доступа, «Объявления»" }

case { clause = "syzran-m.ann.2", "Учитель всей школе не объявляет",
  announcement = { now = "2026-09-14 12:00", role = "teacher", everyone = true },
  expect = "refused", code = "announcement.everyone_not_by_role", by = "2 матрицы доступа, «Объявления»" }

case { clause = "syzran-7.5.5", "Срочное объявление учитель не публикует",
  announcement = { now = "2026-09-14 12:00", role = "teacher", urgent = true, own_groups = true },
  expect = "refused", code = "announcement.urgent_not_by_role", by = "7.5.5" }

case { clause = "syzran-5.3b", "Родитель ученику не пишет",
  mail = { now = "2026-09-14 12:00", role = "parent", to = "student" },
  expect = "refused", code = "mail.recipient_not_allowed", by = "5.3" }

-- Кому, как и когда сообщают.

case { clause = "syzran-4.3", "О первом за день «Н» — через десять минут, по СМС, до последнего звонка",
  told = { absence = { code = "Н" }, now = "2026-09-14 08:20", last_bell = "2026-09-14 13:30" },
  expect = "told", rule = "absence", under = "4.3", to = { "parents" }, by = { "sms", "email" },
  due = "2026-09-14 08:30", expires = "2026-09-14 13:30" }

case { clause = "syzran-4.3", "Об отсутствии с известной причиной не сообщают",
  told = { absence = { code = "Н", known = true }, now = "2026-09-14 08:20" }, expect = "not_told" }

case { clause = "syzran-4.3", "Отмеченное после последнего звонка — строкой в сводку",
  told = { absence = { code = "Н" }, now = "2026-09-14 13:25", last_bell = "2026-09-14 13:30" },
  expect = "told", rule = "absence", digest = true, due = "2026-09-14 16:00" }

case { clause = "syzran-4.3", "Семье, которой не написать, звонит классный руководитель",
  told = { absence = { code = "Н" }, now = "2026-09-14 08:20", reachable = false }, expect = "call" }

case { clause = "syzran-7.4.5", "Пропуск с «НП» — родителям выбранным ими способом",
  told = { reason = { reason = "НП" }, now = "2026-09-15 10:00" },
  expect = "told", rule = "unexcused", under = "7.4.5",
  to = { "parents" }, by = { "preferred", "email", "internal" },
  due = "2026-09-15 10:10" }

case { clause = "syzran-7.4.5", "Пропуск с «УП» родителям не повторяют",
  told = { reason = { reason = "УП" }, now = "2026-09-15 10:00" }, expect = "not_told" }

case { clause = "syzran-7.4.5", "О двойке узнают родители и классный руководитель",
  told = { mark = { grade = 2 }, now = "2026-09-14 10:00" },
  expect = "told", rule = "low_mark", under = "7.4.5", to = { "parents", "class_teacher" },
  by = { "internal", "email" }, due = "2026-09-14 10:10" }

case { clause = "syzran-7.4.5", "О тройке отдельно не пишут",
  told = { mark = { grade = 3 }, now = "2026-09-14 10:00" }, expect = "not_told", rule = "low_mark" }

case { clause = "syzran-4.3", "Всякая оценка — строкой в дневную сводку",
  told = { mark = { grade = 5 }, now = "2026-09-14 10:00" },
  expect = "told", rule = "mark", digest = true, due = "2026-09-14 16:00" }

case { clause = "syzran-4.3", "Итоговая — родителям и ученику, когда ведомость закрыта",
  told = { final = { published = true }, now = "2026-10-22 15:00" },
  expect = "told", rule = "final", to = { "parents", "student" }, due = "2026-10-22 15:10" }

case { clause = "syzran-4.3", "До закрытия ведомости об итоговой не сообщают",
  told = { final = { published = false }, now = "2026-10-22 15:00" }, expect = "not_told" }

case { clause = "syzran-7.5.5", "Обычное объявление — строкой в сводку",
  told = { announcement = { urgent = false }, now = "2026-09-14 10:00" },
  expect = "told", rule = "notice", to = { "group" }, digest = true }

case { clause = "syzran-7.5.5", "Срочное объявление ночью ждёт до семи утра",
  told = { announcement = { urgent = true }, now = "2026-09-14 21:00" },
  expect = "told", rule = "urgent_notice", by = { "sms", "email" }, due = "2026-09-15 07:00" }

case { clause = "syzran-7.5.5", "Срочное объявление за секунду до тихих часов уходит сразу",
  told = { announcement = { urgent = true }, now = "2026-09-14 20:59:59" },
  expect = "told", rule = "urgent_notice", due = "2026-09-14 20:59:59" }

case { clause = "syzran-m.plan.3", "Границы четверти вносит администратор",
  period = { period = "quarter 1", now = "2026-10-01 12:00", role = "administrator" }, expect = "allowed" }

case { clause = "syzran-m.plan.3", "Заместитель директора границ четверти не меняет",
  period = { period = "quarter 1", now = "2026-10-01 12:00", role = "deputy_head" },
  expect = "refused", code = "period.not_set_by_you", by = "3 матрицы доступа, «Планирование»" }

case { clause = "syzran-m.plan.3", "Границ учебного года учитель не меняет",
  period = { period = "year 1", now = "2026-10-01 12:00", role = "teacher" },
  expect = "refused", code = "period.not_set_by_you", by = "3 матрицы доступа, «Планирование»" }

case { clause = "syzran-m.school.4", "Первоклассникам оценки не ставятся",
  mark = { lesson = "2026-10-06", now = "2026-10-06 12:00", grade = 5, class = "1-А", course = 1 },
  expect = "refused", code = "marks.not_graded" }

case { clause = "syzran-7.4.8 (partial: сообщение)", "Замечание узнаёт тот, кому оно сделано",
  told = { event = { name = "remark" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark", under = "7.4.8", to = { "addressees" }, by = { "internal", "email" } }

case { clause = "syzran-7.4.8 (partial: сообщение)", "О снятом замечании узнаёт его автор",
  told = { event = { name = "remark_removed" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark_removed", under = "7.4.8",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "syzran-7.4.8 (partial: сообщение)", "О возвращённом замечании узнаёт тот, кому оно сделано",
  told = { event = { name = "remark_returned" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark_returned", under = "7.4.8",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "syzran-r.adm.4 (partial: сообщение)", "Отчёт по контролю приходит заместителю директора",
  told = { event = { name = "control_report" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "control_report", under = "4 порядка работы администратора",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "syzran-7.4.7b (partial: сообщение)", "О заявке узнаёт тот, кто её решает",
  told = { event = { name = "application_filed" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "application", under = "7.4.7",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "syzran-7.4.7c (partial: сообщение)", "О решении по заявке узнаёт учитель",
  told = { event = { name = "application_decided" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "application_decision", under = "7.4.7",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "syzran-r.ct.4 (partial: сообщение)", "Отчёт по просьбе родителя печатается на бумаге",
  told = { event = { name = "report_request" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "report_on_request",
  under = "4 порядка работы классного руководителя", to = { "addressees" }, by = { "print" } }

case { clause = "syzran-7.3.2 (partial: сообщение)", "Об адресе, который не работает, узнаёт классный руководитель",
  told = { event = { name = "address_closed" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "address_closed",
  under = "7.3.2", to = { "addressees" }, by = { "internal", "email" } }

case { clause = "syzran-7.3.7 (partial: сообщение)", "Ответ семьи приходит тому, кто ставит причину пропуска",
  told = { event = { name = "reply" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "reply",
  under = "7.3.7", to = { "addressees" }, by = { "internal", "email" } }
