---@meta vestnik.hooks
-- Для подсказок в редакторе; программа этот файл не исполняет.

---@class vestnik.change
---@field role string кто меняет
---@field comment? string пояснение
---@field confirmed boolean подтверждено ли
---@field class string класс или группа
---@field course integer параллель или курс
---@field department? string отделение
---@field speciality? string специальность
---@field subject string предмет

---@class vestnik.lesson_change: vestnik.change
---@field date string день урока: "2026-09-14"
---@field weekday integer 1 — понедельник
---@field number integer номер урока

---@class vestnik.mark_change: vestnik.lesson_change
---@field grade? integer новая оценка
---@field replaces? integer прежняя оценка
---@field work_kind? vestnik.work_kind вид работы
---@field has_task boolean было ли задание
---@field absent? string отметка посещаемости

---@class vestnik.attendance_change: vestnik.lesson_change
---@field code? string отметка
---@field reason? string причина
---@field replaces_code? string прежняя отметка
---@field replaces_reason? string прежняя причина
---@field own_class boolean свой ли класс

---@class vestnik.entry_change: vestnik.lesson_change
---@field topic? string тема
---@field homework? string домашнее задание
---@field filled boolean отмечен ли урок заполненным
---@field state string состояние урока

---@class vestnik.final_change: vestnik.change
---@field final? integer итоговая
---@field replaces_final? integer прежняя итоговая
---@field marks integer сколько оценок
---@field average integer средний балл в сотых: 425 — это 4,25
---@field lessons_ahead integer сколько уроков впереди
---@field period integer номер периода

---Перед отметкой.
---@param hook fun(change: vestnik.mark_change)
function before_mark(hook) end

---Перед отметкой посещаемости.
---@param hook fun(change: vestnik.attendance_change)
function before_attendance(hook) end

---Перед записью урока.
---@param hook fun(change: vestnik.entry_change)
function before_lesson(hook) end

---Перед итоговой.
---@param hook fun(change: vestnik.final_change)
function before_final(hook) end

---Нельзя.
---@param clause string пункт
---@param text string почему
function forbid(clause, text) end

---Можно, но обратите внимание.
---@param clause string пункт
---@param text string на что
function warn(clause, text) end

---Можно, если есть пояснение.
---@param clause string пункт
---@param text string чего
function demand_comment(clause, text) end
