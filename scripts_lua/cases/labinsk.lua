-- Проверки положения школы № 30 посёлка Красного Лабинского района.
-- clause — пункт положения; слова описаны в scripts_lua/vocabulary.md, раздел «Проверки».

case { clause = "labinsk-3.20a", "Тридцатый день открыт до последней секунды",
  mark = { lesson = "2026-10-06", now = "2026-11-05 23:59:59", grade = 5 }, expect = "allowed" }

case { clause = "labinsk-3.20a", "На тридцать первый день оценка закрыта, выход — администратор",
  mark = { lesson = "2026-10-06", now = "2026-11-06 00:00:00", grade = 5 },
  expect = "refused", code = "edit.window_closed", by = "3.20",
  details = { last_day = "05.11", count = "30", reopenable = "0" } }

case { clause = "labinsk-3.20a", "Для классного руководителя срок тот же",
  mark = { lesson = "2026-10-06", now = "2026-11-06 00:00:00", grade = 5, role = "class_teacher" },
  expect = "refused", code = "edit.window_closed", by = "3.20" }

case { clause = "labinsk-3.20a", "Причина пропуска: 05.11 в 23:59:59 ещё открыта",
  absence = { lesson = "2026-10-06", now = "2026-11-05 23:59:59", before = "Н", code = "Н", reason = "УП",
              role = "class_teacher" }, expect = "allowed" }

case { clause = "labinsk-3.20a", "Причина пропуска: 06.11 в 00:00:00 закрыта",
  absence = { lesson = "2026-10-06", now = "2026-11-06 00:00:00", before = "Н", code = "Н", reason = "УП",
              role = "class_teacher" },
  expect = "refused", code = "edit.window_closed", by = "3.20" }

case { clause = "labinsk-3.20a", "Справка позже 30 дней: администратор вносит причину, назвав документ",
  absence = { lesson = "2026-10-06", now = "2026-11-06 00:00:00", before = "Н", code = "Н", reason = "УП",
              role = "administrator" },
  expect = "needs_comment", code = "edit.reason_needed", by = "3.20" }

case { clause = "labinsk-3.20a", "До истечения 30 дней администратору документ не нужен",
  absence = { lesson = "2026-10-06", now = "2026-11-05 23:59:59", before = "Н", code = "Н", reason = "УП",
              role = "administrator" }, expect = "allowed" }

case { clause = "labinsk-3.20a", "Посещаемость учителю тоже закрыта",
  absence = { lesson = "2026-10-06", now = "2026-11-06 08:00", before = "Н", code = "О" },
  expect = "refused", code = "edit.window_closed", by = "3.20" }

case { clause = "labinsk-3.20a", "Администратор правит и после 30 дней",
  mark = { lesson = "2026-10-06", now = "2026-12-01 10:00", grade = 5, role = "administrator" }, expect = "allowed" }

case { clause = "labinsk-3.20a", "Заявка на открытие здесь не предусмотрена",
  application = { lesson = "2026-10-06", now = "2026-11-06 08:00", reason = "Болезнь" },
  expect = "refused", code = "edit.no_reopening" }

case { clause = "labinsk-3.11", "Без заявления и согласия реквизиты не выдаются",
  credentials = { now = "2026-10-06 10:15", role = "class_teacher", to = "parent" },
  expect = "refused", code = "credentials.consent_first", by = "3.11", details = { missing_both = "1" } }

case { clause = "labinsk-3.11", "Есть заявление, нет согласия — не выдаются",
  credentials = { now = "2026-10-06 10:15", role = "administrator", to = "parent", application = true },
  expect = "refused", code = "credentials.consent_first",
  details = { missing_application = "0", missing_consent = "1" } }

case { clause = "labinsk-3.11", "После заявления и согласия выдаются",
  credentials = { now = "2026-10-07 16:00", role = "class_teacher", to = "parent",
                  application = true, consent = true },
  expect = "allowed" }

case { clause = "labinsk-3.12", "Учитель-предметник реквизиты семье не выдаёт",
  credentials = { now = "2026-10-07 16:00", role = "teacher", to = "student", application = true, consent = true },
  expect = "refused", code = "credentials.not_issued_by_you", by = "3.12" }

case { clause = "labinsk-3.18", "Реквизиты учителю выдаёт только администратор",
  credentials = { now = "2026-09-01 10:00", role = "deputy_head", to = "teacher" },
  expect = "refused", code = "credentials.not_issued_by_you", by = "3.18" }

case { clause = "labinsk-4.5.3", "Тема без русских слов отклоняется",
  lesson = { lesson = "2026-10-06", now = "2026-10-06 12:00", topic = "My family" },
  expect = "refused", code = "lesson.russian_only", by = "4.5.3" }

case { clause = "labinsk-4.5.3", "Заполненному уроку нужна тема",
  lesson = { lesson = "2026-10-06", now = "2026-10-06 12:00", filled = true, homework = "§ 12" },
  expect = "refused", code = "lesson.topic_required", by = "4.5.3" }

case { clause = "labinsk-4.5.6a", "Без домашнего задания урок заполнен не полностью",
  lesson = { lesson = "2026-10-06", now = "2026-10-06 12:00", filled = true, topic = "Моя семья" },
  expect = "warned", code = "lesson.homework_missing", by = "4.5.6" }

case { clause = "labinsk-4.4.1", "Причину уточняет классный руководитель своего класса",
  absence = { lesson = "2026-10-06", now = "2026-10-06 14:00", before = "Н", code = "Н", reason = "НП",
              role = "class_teacher", own_class = false },
  expect = "refused", code = "attendance.reason_own_class_only", by = "4.4.1" }

case { clause = "labinsk-4.5.2", "Отсутствующего отмечают «Н»",
  absence = { lesson = "2026-10-06", now = "2026-10-06 08:20", code = "Н" }, expect = "allowed" }

case { clause = "labinsk-5.2.3e", "Итоговая в последний день четверти — вовремя",
  final = { period = "quarter 1", now = "2026-10-25 23:59:59", grade = 5 }, expect = "allowed" }

case { clause = "labinsk-5.2.3e", "Итоговая после четверти — с пометкой об опоздании",
  final = { period = "quarter 1", now = "2026-10-26 00:00", grade = 5 },
  expect = "warned", code = "final.late", by = "5.2.3" }

case { clause = "labinsk-3.10", "Родитель пишет только своим",
  mail = { now = "2026-10-06 12:00", role = "parent", to = "teacher", related = false },
  expect = "refused", code = "mail.recipient_not_related", by = "3.10" }

case { clause = "labinsk-4.5.7", "Контрольная, проверенная позже нормы, — с пометкой",
  mark = { lesson = "2026-10-06", now = "2026-10-14 00:00", grade = 4, work_kind = "control" },
  expect = "warned", code = "marks.checked_late", by = "4.5.7", details = { count = "7", last_day = "13.10" } }

case { clause = "labinsk-4.2.9", "Администратор выдаёт реквизиты тому, чьё согласие записано",
  credentials = { now = "2026-10-07 16:00", role = "administrator", to = "student",
                  application = true, consent = true },
  expect = "allowed" }

-- Границы сроков: последняя секунда открыта, первая закрыта.

case { clause = "labinsk-3.20a", "Посещаемость на тридцатый день открыта до последней секунды",
  absence = { lesson = "2026-10-06", now = "2026-11-05 23:59:59", before = "Н", code = "О" }, expect = "allowed" }

case { clause = "labinsk-3.20a", "Зимние праздники срока не продлевают: урок 21 декабря открыт 20 января",
  mark = { lesson = "2026-12-21", now = "2027-01-20 23:59:59", grade = 5 }, expect = "allowed" }

case { clause = "labinsk-3.20a", "Урок 21 декабря закрыт 21 января",
  mark = { lesson = "2026-12-21", now = "2027-01-21 00:00", grade = 5 },
  expect = "refused", code = "edit.window_closed", by = "3.20", details = { last_day = "20.01" } }

case { clause = "labinsk-3.20a", "Короткий февраль: урок 1 февраля открыт 3 марта",
  mark = { lesson = "2027-02-01", now = "2027-03-03 23:59:59", grade = 5 }, expect = "allowed" }

case { clause = "labinsk-3.20a", "Новая оценка считается правкой: четвёртого марта закрыта и она",
  mark = { lesson = "2027-02-01", now = "2027-03-04 00:00", grade = 5 },
  expect = "refused", code = "edit.window_closed", by = "3.20" }

case { clause = "labinsk-4.5.7", "Контрольная на седьмой день проверена вовремя",
  mark = { lesson = "2026-10-06", now = "2026-10-13 23:59:59", grade = 4, work_kind = "control" },
  expect = "allowed" }

case { clause = "labinsk-4.5.7", "Письменная работа — той же нормой",
  mark = { lesson = "2026-10-06", now = "2026-10-14 00:00", grade = 4, work_kind = "written" },
  expect = "warned", code = "marks.checked_late", by = "4.5.7" }

case { clause = "labinsk-5.2.3e", "Годовая в последний день года — вовремя",
  final = { period = "year 1", now = "2027-05-26 23:59:59", grade = 5 }, expect = "allowed" }

case { clause = "labinsk-5.2.3e", "Годовая на следующий день — с пометкой",
  final = { period = "year 1", now = "2027-05-27 00:00", grade = 5 },
  expect = "warned", code = "final.late", by = "5.2.3", details = { last_day = "26.05" } }

case { clause = "labinsk-2.2h (partial: the forecast page)", "Итоговая далеко от среднего балла — предупреждение",
  final = { period = "quarter 1", now = "2026-10-23 12:00", grade = 5, marks = { "4 oral", "4 written" } },
  expect = "warned", code = "final.far_from_average", by = "2.2", details = { average = "4,00" } }

case { clause = "labinsk-5.2.4d", "Освобождённому от урока «Н» не ставится",
  absence = { lesson = "2026-10-06", now = "2026-10-06 08:20", code = "Н", released = true },
  expect = "refused", code = "attendance.released", by = "5.2.4" }

case { clause = "labinsk-4.5.2", "Оценка вне шкалы отклоняется",
  mark = { lesson = "2026-10-06", now = "2026-10-06 12:00", grade = 1 },
  expect = "refused", code = "marks.outside_scale", details = { lowest = "2", highest = "5" } }

case { clause = "labinsk-5.2.3e", "Итоговая за год в последний день — вовремя",
  final = { period = "year 1", now = "2027-05-26 23:59:59", grade = 5 }, expect = "allowed" }

case { clause = "labinsk-4.5.9 (partial: объявления)", "Родитель объявлений не публикует",
  announcement = { now = "2026-10-06 12:00", role = "parent", own_groups = true },
  expect = "refused", code = "announcement.not_by_role", by = "4.5.9" }

case { clause = "labinsk-4.5.9 (partial: объявления)", "Учитель срочных объявлений не публикует",
  announcement = { now = "2026-10-06 12:00", role = "teacher", urgent = true },
  expect = "refused", code = "announcement.urgent_not_by_role", by = "4.5.9" }

case { clause = "labinsk-4.5.9 (partial: объявления)", "Учитель всей школе не объявляет",
  announcement = { now = "2026-10-06 12:00", role = "teacher", everyone = true },
  expect = "refused", code = "announcement.everyone_not_by_role", by = "4.5.9" }

-- Кому, как и когда сообщают.

case { clause = "labinsk-2.2g", "О первом за день «Н» — одно СМС через десять минут",
  told = { absence = { code = "Н" }, now = "2026-10-06 08:20", last_bell = "2026-10-06 13:30" },
  expect = "told", rule = "absence", to = { "parents" }, by = { "sms", "email" }, due = "2026-10-06 08:30",
  expires = "2026-10-06 13:30" }

case { clause = "labinsk-3.9 (partial: сообщения)",
  "Без согласия семье не пишут: классному руководителю напоминают позвонить",
  told = { absence = { code = "Н" }, now = "2026-10-06 08:20", consent = false }, expect = "call" }

case { clause = "labinsk-3.9 (partial: сообщения)", "Без согласия об оценке семье не пишут",
  told = { mark = { grade = 5 }, now = "2026-10-06 10:00", consent = false }, expect = "not_told" }

case { clause = "labinsk-4.4.1", "Неуважительная причина — родителям",
  told = { reason = { reason = "НП" }, now = "2026-10-07 10:00" },
  expect = "told", rule = "unexcused", under = "4.4.1", to = { "parents" } }

case { clause = "labinsk-2.2g", "О двойке узнают родители и классный руководитель",
  told = { mark = { grade = 2 }, now = "2026-10-06 10:00" },
  expect = "told", rule = "low_mark", to = { "parents", "class_teacher" }, by = { "internal", "email" } }

case { clause = "labinsk-2.1", "Всякая оценка — строкой в дневную сводку",
  told = { mark = { grade = 5 }, now = "2026-10-06 10:00" },
  expect = "told", rule = "mark", digest = true, due = "2026-10-06 16:00" }

case { clause = "labinsk-2.1", "Итоговая — родителям и ученику после закрытия ведомости",
  told = { final = { published = true }, now = "2026-10-25 15:00" },
  expect = "told", rule = "final", to = { "parents", "student" }, due = "2026-10-25 15:10" }

case { clause = "labinsk-4.4.11 (partial: объявления)", "Объявление классу уходит письмом сразу",
  told = { announcement = { urgent = false }, now = "2026-10-06 10:00" },
  expect = "told", rule = "notice", by = { "email", "internal" }, due = "2026-10-06 10:00" }

case { clause = "labinsk-4.4.11 (partial: объявления)", "Срочное объявление ночью ждёт до семи утра",
  told = { announcement = { urgent = true }, now = "2026-10-06 21:00" },
  expect = "told", rule = "urgent_notice", by = { "sms", "email" }, due = "2026-10-07 07:00" }

case { clause = "labinsk-2.1 (partial: the public service)", "Первоклассникам оценки не ставятся",
  mark = { lesson = "2026-10-06", now = "2026-10-06 12:00", grade = 5, class = "1-А", course = 1 },
  expect = "refused", code = "marks.not_graded" }

case { clause = "labinsk-3.19b", "О пароле, который могли узнать, сразу узнаёт администратор",
  told = { event = { name = "password_exposed" }, now = "2026-10-06 10:00" },
  expect = "told", rule = "password_exposed", under = "3.19", to = { "addressees" }, by = { "internal", "email" } }

case { clause = "labinsk-4.4.2 (partial: сообщение)", "О невыставленных оценках узнаёт заместитель директора",
  told = { event = { name = "breach" }, now = "2026-10-06 10:00" },
  expect = "told", rule = "breach", under = "4.4.2", to = { "addressees" }, by = { "internal", "email" } }

case { clause = "labinsk-7.4 (partial: сообщение)", "Итоги проверки узнают учителя и классные руководители",
  told = { event = { name = "check_result" }, now = "2026-10-06 10:00" },
  expect = "told", rule = "check_result", under = "7.4", to = { "addressees" }, by = { "internal", "email" } }

case { clause = "labinsk-4.5.10 (partial: сообщение)", "Замечание узнаёт тот, кому оно сделано",
  told = { event = { name = "remark" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark", under = "4.5.10", to = { "addressees" }, by = { "internal", "email" } }

case { clause = "labinsk-4.5.10 (partial: сообщение)", "О снятом замечании узнаёт его автор",
  told = { event = { name = "remark_removed" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark_removed", under = "4.5.10",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "labinsk-4.5.10 (partial: сообщение)", "О возвращённом замечании узнаёт тот, кому оно сделано",
  told = { event = { name = "remark_returned" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "remark_returned", under = "4.5.10",
  to = { "addressees" }, by = { "internal", "email" } }

case { clause = "labinsk-4.4.5 (partial: сообщение)", "Отчёт класса приходит родителям",
  told = { event = { name = "class_report" }, now = "2026-10-06 10:00" },
  expect = "told", rule = "class_report",
  under = "4.4.5", to = { "parents" }, by = { "preferred", "email", "internal" } }

case { clause = "labinsk-4.4.5 (partial: сообщение)", "Заметку о поведении сначала читает классный руководитель",
  told = { event = { name = "behaviour_note" }, now = "2026-10-06 10:00" },
  expect = "told", rule = "behaviour_note",
  under = "4.4.5", to = { "addressees" }, by = { "internal", "email" } }

case { clause = "labinsk-4.4.5 (partial: сообщение)", "Переданную заметку о поведении получают родители",
  told = { event = { name = "behaviour_note_passed" }, now = "2026-10-06 10:00" },
  expect = "told", rule = "behaviour_note_passed",
  under = "4.4.5", to = { "parents" }, by = { "preferred", "email", "internal" } }

case { clause = "labinsk-4.4.1 (partial: сообщение)", "Ответ семьи приходит тому, кто ставит причину пропуска",
  told = { event = { name = "reply" }, now = "2026-09-14 10:00" },
  expect = "told", rule = "reply",
  under = "4.4.1", to = { "addressees" }, by = { "internal", "email" } }
