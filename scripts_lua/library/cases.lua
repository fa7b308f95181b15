---@meta vestnik.cases
-- Для подсказок в редакторе; программа этот файл не исполняет.

---@class vestnik.case
---@field clause string пункт
---@field expect "allowed" | "warned" | "needs_comment" | "needs_confirmation" | "refused" что должно выйти
---@field code? string код ответа
---@field by? string по какому пункту
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
