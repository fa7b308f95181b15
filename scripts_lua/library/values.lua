---@meta vestnik.values
-- Для подсказок в редакторе; программа этот файл не исполняет.

---@alias vestnik.role
---| "administrator"
---| "director"
---| "deputy_head"
---| "class_teacher"
---| "curator"
---| "teacher"
---| "master"
---| "student"
---| "parent"
---| "secretary"
---| "medical_worker"
---| "psychologist"
---| "hr_specialist"
---| "dispatcher"
---| "head_of_department"
---| "head_of_studies"
---| "ict_department"
---| "technical_staff"
---| "archive"
---| "education_authority"
---@alias vestnik.roles vestnik.role | vestnik.role[]

---@alias vestnik.work_kind
---| "oral"
---| "written"
---| "control"
---| "laboratory"
---| "practical"
---| "test"
---| "essay"
---| "project"
---| "homework"
---| "credit"
---@alias vestnik.work_kinds vestnik.work_kind | vestnik.work_kind[]

---@alias vestnik.audience
---| "student"
---| "parents"
---| "class_teacher"
---| "curator"
---| "group"
---| "everyone"
---| "subject_teacher"
---| "deputy_head"
---| "administrator"
---| "addressees"

---@alias vestnik.channel string | "sms" | "email" | "internal" | "print" | "preferred"
---@alias vestnik.texts string | string[]
---@alias vestnik.numbers integer | integer[]

---@class vestnik.span срок: 7 * days
---@class vestnik.unit
---@operator mul(integer): vestnik.span

---@type vestnik.unit минуты: 10 * minutes
minutes = {}
---@type vestnik.unit часы: 12 * hours
hours = {}
---@type vestnik.unit дни: 7 * days
days = {}
---@type vestnik.unit учебные дни: 10 * school_days
school_days = {}

---@class vestnik.moment

---За столько до конца периода: before("period_end", 2 * days)
---@param event "period_end"
---@param span vestnik.span
---@return vestnik.moment
function before(event, span) end

---@class vestnik.for_
---@field class? vestnik.texts классы
---@field course? vestnik.numbers параллель или курс
---@field department? vestnik.texts отделения
---@field speciality? vestnik.texts специальности
---@field subject? vestnik.texts предметы
---@field work_kind? vestnik.work_kinds виды работ
---@field student? vestnik.numbers ученики

---Кого касается правило.
---@param fields vestnik.for_
---@return vestnik.for_
function for_(fields) end

---@class vestnik.override
---@field by vestnik.roles кто может отступить
---@field reason? boolean нужна ли причина (иначе true)

---Кто может отступить от правила; это записывается.
---@param fields vestnik.override
---@return vestnik.override
function override(fields) end

---@class vestnik.reopen
---@field clause? string пункт (иначе пункт правила)
---@field on_application_of? vestnik.role кто подаёт заявку
---@field approved_by? vestnik.roles кто решает
---@field lasts vestnik.span на сколько открывается

---Как открыть закрытую дату.
---@param fields vestnik.reopen
---@return vestnik.reopen
function reopen(fields) end

---@class vestnik.any_of
---@class vestnik.all_of
---@class vestnik.first_of

---Хотя бы одно.
---@param items vestnik.work_kind[]
---@return vestnik.any_of
function any_of(items) end

---Каждое.
---@param items string[]
---@return vestnik.all_of
function all_of(items) end

---Первым возможным.
---@param channels vestnik.channel[]
---@return vestnik.first_of
function first_of(channels) end

---@class vestnik.trigger

---@class vestnik.absent: vestnik.trigger
---@field code? string отметка
---@field first_of? "day" первая за день
---@field known? boolean известна ли причина

---Отметка об отсутствии.
---@param fields vestnik.absent
---@return vestnik.trigger
function absent(fields) end

---@class vestnik.reason_set: vestnik.trigger
---@field reason string какая причина поставлена

---Поставлена причина пропуска.
---@param fields vestnik.reason_set
---@return vestnik.trigger
function reason_set(fields) end

---@class vestnik.mark: vestnik.trigger
---@field at_most? integer не выше

---Поставлена оценка.
---@param fields vestnik.mark
---@return vestnik.trigger
function mark(fields) end

---Итоговая видна семье.
---@param fields {}
---@return vestnik.trigger
function final_published(fields) end

---@class vestnik.announcement: vestnik.trigger
---@field urgent? boolean срочное

---Опубликовано объявление.
---@param fields vestnik.announcement
---@return vestnik.trigger
function announcement(fields) end

---@class vestnik.event: vestnik.trigger
---@field name string имя события

---Событие, у которого свой адресат.
---@param fields vestnik.event
---@return vestnik.trigger
function event(fields) end

---@class vestnik.parents
---@field opted_out_of_electronic? boolean отказавшиеся от электронной формы

---Родители, и какие.
---@param fields vestnik.parents
---@return vestnik.parents
function parents(fields) end
