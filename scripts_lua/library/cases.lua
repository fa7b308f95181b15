---@meta vestnik.cases
-- Для подсказок в редакторе; программа этот файл не исполняет.

---@alias vestnik.outcome
---| "allowed"
---| "warned"
---| "needs_comment"
---| "needs_confirmation"
---| "refused"
---| "told"
---| "not_told"
---| "call"
---| "due"
---| "not_due"

---@class vestnik.case
---@field clause string пункт
---@field expect vestnik.outcome что должно выйти
---@field code? string код ответа
---@field by? string | string[] по какому пункту; с told — каналы по порядку
---@field details? table<string, string> подробности ответа
---@field mark? table ставят оценку
---@field attestation? table вносят результат аттестации
---@field absence? table отмечают посещаемость
---@field lesson? table записывают урок
---@field final? table выставляют итоговую
---@field application? table подают заявку
---@field credentials? table выдают доступ
---@field announcement? table публикуют объявление
---@field mail? table пишут письмо
---@field period? table вводят даты периода
---@field told? table о чём сообщают, кому и как
---@field turn? table что наступает по календарю: обязанность или письмо
---@field rule? string какое сообщение
---@field under? string его пункт
---@field to? string | string[] кому
---@field due? string | string[] когда уходит; с turn — все сроки по порядку
---@field remind? string | string[] с turn — даты напоминаний
---@field escalate? string | string[] с turn — даты, когда сообщают старшему
---@field of? string | string[] с turn — чья обязанность
---@field expires? string до каких пор
---@field digest? boolean в сводку

---Случай: что должно быть разрешено, а что нет.
---@param fields vestnik.case
function case(fields) end

json = {}
---@param text string
---@return any? nil, если это не JSON
function json.decode(text) end

url = {}
---@param text string
---@return string
function url.encode(text) end
