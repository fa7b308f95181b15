---@meta vestnik.general
-- Для подсказок в редакторе; программа этот файл не исполняет.

---@param value any
---@param text? string
function assert(value, text) end
---@param text string
function error(text) end
---@param value any
---@return string
function type(value) end
---@param value any
---@return string
function tostring(value) end
---@param value string | number
---@return number?
function tonumber(value) end
---@param place integer | "#"
function select(place, ...) end
---@param list any[]
function ipairs(list) end
---По порядку: числа, потом тексты по алфавиту.
---@param list table
function pairs(list) end

math = {}
---@param value number
---@return integer
function math.floor(value) end
---@param value number
---@return number
function math.abs(value) end
---@param value number
---@return number
function math.max(value, ...) end
---@param value number
---@return number
function math.min(value, ...) end

table = {}
---@param list any[]
function table.insert(list, ...) end
---@param list any[]
---@param place? integer
function table.remove(list, place) end
---@param list (string | number)[]
---@param between? string
---@return string
function table.concat(list, between) end
---@param list any[]
---@param before? fun(a: any, b: any): boolean
function table.sort(list, before) end

---@class stringlib
string = {}
---@param text string
---@return integer
function string.len(text) end
---@param text string
---@param from integer
---@param to? integer
---@return string
function string.sub(text, from, to) end
---@param text string
---@return string
function string.upper(text) end
---@param text string
---@return string
function string.lower(text) end
---@param text string
---@param times integer
---@return string
function string.rep(text, times) end
---Простой поиск, без образцов.
---@param text string
---@param wanted string
---@param from? integer
---@return integer?, integer?
function string.find(text, wanted, from) end
---@param text string
---@param start string
---@return boolean
function string.starts_with(text, start) end
---@param text string
---@param finish string
---@return boolean
function string.ends_with(text, finish) end
---@param text string
---@param place? integer
---@return integer?
function string.byte(text, place) end
---Знает %s, %d и %%.
---@param form string
---@return string
function string.format(form, ...) end
