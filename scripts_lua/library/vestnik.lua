---@meta vestnik
-- Слова языка положений для подсказок в редакторе: таблицы правил. Остальные слова — в файлах рядом.
-- Программа эти файлы не исполняет.

---@class vestnik.regulation
---@field api 1 всегда 1
---@field institution string код учреждения, латиницей
---@field title? string название положения
---@field order string чем утверждено
---@field minutes? string протоколы
---@field in_force_from string с какого дня: "2026-09-01"
---@field timezone string часовой пояс: "Europe/Samara"

---Что это за положение. Один раз, обязательно.
---@param fields vestnik.regulation
function regulation(fields) end

---Документы, ссылки на которые видны рядом с положением: { "название", "https://…" }
---@param links string[][]
function documents(links) end

---@class vestnik.marks
---@field clause? string пункт положения
---@field scale integer[] допустимые оценки; {} — без отметок (только с for_)
---@field average? "plain" | "weighted" средний балл без веса работ или с ним
---@field for_? vestnik.for_

---Оценки. Обязательно.
---@param fields vestnik.marks
function marks(fields) end

---@class vestnik.absence
---@field clause? string пункт положения
---@field codes string[] отметки: { "Н", "О" }
---@field absent? string какая значит «нет на уроке»
---@field reasons? string[] причины: { "УП", "НП" }
---@field excused? string уважительная
---@field unexcused? string неуважительная
---@field reason_set_by? vestnik.roles кто ставит причину
---@field own_class_only? boolean только своему классу (иначе true)
---@field reason_clause? string пункт о причинах
---@field release_clause? string пункт об освобождённых от урока

---Отметки посещаемости. Один раз, обязательно.
---@param fields vestnik.absence
function absence(fields) end

---@class vestnik.periods
---@field clause? string пункт положения
---@field set_by? vestnik.roles кто вводит даты приказом
---@field kind "month" | "quarter" | "half_year" | "semester" | "year"
---@field set_by? vestnik.roles кто вносит границы
---@field [integer] string[] { "первый день", "последний день" }

---Учебные периоды. Обязательно, по таблице на вид.
---@param fields vestnik.periods
function periods(fields) end

---@class vestnik.editing
---@field clause string пункт положения
---@field what? ("grades" | "attendance" | "reasons")[] что открыто (иначе оценки)
---@field open_for? vestnik.span сколько: 7 * days, 10 * school_days
---@field open_until? "period_end" или до конца периода
---@field counted_from? "lesson" | "lesson_inclusive" день урока — нулевой или первый
---@field roles? vestnik.roles кого ограничивает (иначе всех, кроме администратора)
---@field reopen? vestnik.reopen
---@field instead_of? string пункт правила, вместо которого действует это (нужно for_)
---@field for_? vestnik.for_
---@field override? vestnik.override

---До какого дня можно исправлять.
---@param fields vestnik.editing
function editing(fields) end

---@class vestnik.lock
---@field clause string пункт положения
---@field when ("final_set" | "sheet_closed") | ("final_set" | "sheet_closed")[] что закрывает оценки
---@field for_? vestnik.for_
---@field override? vestnik.override

---Что закрывает оценки.
---@param fields vestnik.lock
function lock(fields) end

---@class vestnik.checking
---@field clause string пункт положения
---@field work_kind vestnik.work_kinds виды работ
---@field within vestnik.span за сколько проверить: 5 * days

---Срок проверки работ. Позже — напоминание, не запрет.
---@param fields vestnik.checking
function checking(fields) end

---@class vestnik.final_mark
---@field clause string пункт положения
---@field at_least? integer сколько оценок нужно
---@field including? vestnik.any_of | vestnik.all_of виды работ, за которые должны быть оценки
---@field opens? vestnik.moment раньше — с подтверждением
---@field due? vestnik.moment не позже
---@field due_by_order? boolean дата из приказа, когда она введена
---@field late? "warn" | "forbid" что с опозданием
---@field publish? "when_sheet_closed" | "at_once" когда видна семье
---@field average_gap? number если дальше от среднего балла — предупредить
---@field for_? vestnik.for_
---@field override? vestnik.override

---Итоговые оценки.
---@param fields vestnik.final_mark
function final_mark(fields) end

---@class vestnik.attestation
---@field clause string пункт положения
---@field kinds ("period" | "exam" | "credit" | "course_work" | "module" | "state")[] виды аттестации
---@field entered_by vestnik.roles кто вносит
---@field own_department? boolean заведующий — только по своему отделению
---@field sheet_reference? boolean только с номером ведомости
---@field for_? vestnik.for_
---@field override? vestnik.override

---Кто вносит результаты аттестации.
---@param fields vestnik.attestation
function attestation(fields) end

---@class vestnik.homework
---@field clause string пункт положения
---@field not_for_past? boolean не на сегодня и не в прошлое
---@field required? boolean напоминать о пропущенном

---Домашнее задание.
---@param fields vestnik.homework
function homework(fields) end

---@class vestnik.lesson
---@field clause string пункт положения
---@field topic_required? boolean тема обязательна
---@field russian_only? boolean тема по-русски
---@field task_required? boolean оценка — только за выданное задание
---@field held_only? boolean оценка — только за проведённый урок

---Что требуется от урока.
---@param fields vestnik.lesson
function lesson(fields) end

---@class vestnik.credentials
---@field clause string пункт положения
---@field consent_first? boolean семье — только после заявления и согласия
---@field issued_by? vestnik.roles кто выдаёт семьям
---@field staff_issued_by? vestnik.roles кто — сотрудникам
---@field administration_issued_by? vestnik.roles кто — администрации; иначе как сотрудникам

---Кто выдаёт доступ.
---@param fields vestnik.credentials
function credentials(fields) end

---@alias vestnik.reach "all" | "self" | "own_child" | "own_lesson" | "own_load" | "own_class"
---| "own_substitution" | "own_department" | "own_subject" | "any"

---@class vestnik.access
---@field clause string пункт положения
---@field users? vestnik.roles кто пользуется журналом; других ролей здесь нет
---@field open? string | string[] что открыть: "journal.view" (config/access_matrix.tsv)
---@field close? string | string[] что закрыть
---@field roles? vestnik.roles кому
---@field scope? vestnik.reach как далеко (с open)

---Чем права ролей отличаются от принятых в программе.
---@param fields vestnik.access
function access(fields) end

---@class vestnik.announcements
---@field clause string пункт положения
---@field by? vestnik.roles кто публикует
---@field urgent_by? vestnik.roles кто — срочное
---@field everyone_by? vestnik.roles кто — для всех
---@field own_groups_only? vestnik.roles кто — только своим

---Кто публикует объявления.
---@param fields vestnik.announcements
function announcements(fields) end

---@class vestnik.mail
---@field clause string пункт положения
---@field from vestnik.roles чьё правило
---@field may_write? vestnik.roles кому пишут
---@field related_only? boolean только связанным учёбой

---Кто кому пишет.
---@param fields vestnik.mail
function mail(fields) end

---@class vestnik.sms_caps
---@field a_day? integer сообщений одному человеку в день, кроме отсутствий
---@field a_month? integer частей СМС в месяц на учреждение
---@field reserved_for_absences? integer сколько процентов из них — только для отсутствий

---@class vestnik.inform
---@field clause? string пункт положения
---@field digest_at? string час сводки: "16:00"
---@field quiet? string[] тихие часы: { "21:00", "07:00" }
---@field consent_required? boolean без согласия не сообщать
---@field paper_for_opted_out? boolean отказавшимся — на бумаге
---@field call_when_no_way? boolean напомнить позвонить
---@field on_days_off? boolean приходит ли несрочное в дни без уроков
---@field sms? vestnik.sms_caps сколько СМС можно
---@field wave? vestnik.wave что делать, если сообщений сразу очень много

---@class vestnik.wave
---@field guarded? boolean false — не задерживать никогда
---@field clause? string пункт положения
---@field at_least? integer меньше учеников — ещё не волна
---@field percent_of_group? integer какая доля класса сразу, в процентах
---@field times_usual? integer во сколько раз больше обычного в этот час
---@field at_night? boolean и столько же, записанных ночью
---@field releasers? integer сколько человек выпускают: 1 или 2
---@field next_after? vestnik.span когда узнаёт следующий дежурный
---@field calls_after? vestnik.span когда классные руководители звонят сами

---Общие условия информирования.
---@param fields vestnik.inform
function inform(fields) end

---@class vestnik.escalate
---@field after vestnik.span через сколько
---@field unless? "read" | "delivered" если ещё не прочитано; не доставлено

---@class vestnik.notify
---@field clause string пункт положения
---@field when? vestnik.trigger о чём
---@field every? string | vestnik.moment вместо when: "friday 16:00"
---@field about? "results" | "report" | "forecast" | "visits" | "class_visits" | "no_account" вместе с every: о чём
---@field tell vestnik.audience[] | vestnik.parents кому
---@field by vestnik.channel[] | vestnik.first_of | vestnik.all_of как
---@field settle? vestnik.span подождать, не исправят ли
---@field quiet? string[] тихие часы
---@field expires? vestnik.span | "last_bell" | "end_of_day" | "never" до каких пор есть смысл
---@field afterwards? "digest" | "nothing" что потом
---@field digest? boolean | "daily" | "weekly" | "by_subject" сразу в сводку; какую
---@field escalate? vestnik.escalate следующим способом, если не прочитано
---@field child_first? vestnik.span на сколько позже ученика узнают родители
---@field on_days_off? boolean приходить ли в дни без уроков
---@field call? boolean и классный руководитель звонит семье
---@field guarded? boolean если таких сразу очень много — сначала показать дежурным
---@field in_doubt? "send_again" | "leave" | "ask" если неизвестно, ушло ли
---@field priority? integer от 0 (первым) до 100

---О чём сообщать: notify "absence" { … }
---@param name string имя латиницей
---@return fun(fields: vestnik.notify)
function notify(name) end

---@class vestnik.duty
---@field clause string пункт положения
---@field of vestnik.roles чья обязанность
---@field matter string о чём она: "lessons_filled", "finals_set", …, "by_word"
---@field text? string своя формулировка; для "by_word" обязательна
---@field due string | vestnik.moment срок: "friday 16:00", before("period_end", 3 * days)
---@field remind_before? vestnik.span за сколько напомнить
---@field escalate_to? vestnik.roles кому сообщить, если не сделано
---@field escalate_after? vestnik.span через сколько рабочих дней
---@field for_? vestnik.for_

---Кто что должен сделать и к какому сроку: duty "final_marks" { … }
---@param name string имя латиницей
---@return fun(fields: vestnik.duty)
function duty(name) end
