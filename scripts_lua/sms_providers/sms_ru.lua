-- SMS.ru: https://sms.ru/api/send (api_id — в поле пароля). Своего номера сообщения у них нет: спросить нельзя.

local address = "https://sms.ru"

-- Коды, при которых сообщение точно не принято. «Позже» — беда учётной записи или сервиса, а не номера.
-- no_such_number — только там, где сам номер негоден: на него больше не пишут.
-- Стоп-лист, роуминг и текст — не про номер.
local codes = {
  [200] = { retry = "sms.ru 200: api_id", after = 600 },
  [201] = { retry = "sms.ru 201: no money on the account", after = 600 },
  [202] = { refused = "sms.ru 202: bad number", no_such_number = true },
  [203] = { refused = "sms.ru 203: no text", permanent = true },
  [204] = { retry = "sms.ru 204: sender not agreed", after = 600 },
  [205] = { refused = "sms.ru 205: text too long", permanent = true },
  [206] = { retry = "sms.ru 206: limit of the day", after = 3600 },
  [207] = { refused = "sms.ru 207: no way to this number", permanent = true },
  [208] = { retry = "sms.ru 208: time", after = 600 },
  [209] = { refused = "sms.ru 209: number in the stop list", permanent = true },
  [210] = { retry = "sms.ru 210: method", after = 600 },
  [211] = { retry = "sms.ru 211: method", after = 600 },
  [212] = { refused = "sms.ru 212: encoding", permanent = true },
  [214] = { refused = "sms.ru 214: foreign number", permanent = true },
  [215] = { refused = "sms.ru 215: number in the common stop list", permanent = true },
  [216] = { refused = "sms.ru 216: forbidden word", permanent = false },
  [220] = { retry = "sms.ru 220: service is down", after = 300 },
  [230] = { retry = "sms.ru 230: limit of this number", after = 3600 },
  [231] = { retry = "sms.ru 231: limit of equal messages", after = 120 },
  [232] = { retry = "sms.ru 232: limit of equal messages a day", after = 3600 },
  [300] = { retry = "sms.ru 300: token", after = 600 },
  [301] = { retry = "sms.ru 301: api_id, login or password", after = 600 },
  [302] = { retry = "sms.ru 302: account not confirmed", after = 600 },
}

local function refusal(code)
  if code == nil then return { unknown = "sms.ru: answer without a code" } end
  return codes[code] or { unknown = "sms.ru: code " .. code }
end

function build(message, account)
  local fields = { api_id = account.password, to = string.sub(message.phone, 2), msg = message.text, json = "1" }
  if account.sender ~= "" then fields.from = account.sender end
  local base = address
  if account.url ~= "" then base = account.url end
  return { method = "POST", url = base .. "/sms/send", form = fields }
end

function read(_, body, message)
  local answer = json.decode(body)
  if answer == nil then return { unknown = "sms.ru: no answer in JSON" } end
  if answer.status ~= "OK" then return refusal(answer.status_code) end
  local one = answer.sms and answer.sms[string.sub(message.phone, 2)]
  if one == nil then return { unknown = "sms.ru: answer without this number" } end
  if one.status == "OK" and one.sms_id then return { sent = one.sms_id } end
  return refusal(one.status_code)
end

-- Отчёты: https://sms.ru/api/status (много номеров через запятую) и https://sms.ru/api/callback (POST с полями data[…]:
-- строки вида события, номера сообщения, кода; ответить надо «100»).
local fates = {
  [103] = "delivered", [110] = "read",
  [104] = "undelivered", [105] = "undelivered", [106] = "undelivered", [107] = "undelivered", [108] = "undelivered",
  [150] = "undelivered",
}

local function fate(id, code)
  return { receipt = id, state = fates[code] or "waiting", why = "sms.ru " .. code }
end

-- Строки одного поля: без библиотеки шаблонов, по одной.
local function lines_of(text)
  local lines = {}
  local from = 1
  while from <= #text do
    local at = string.find(text, "\n", from, true) or #text + 1
    lines[#lines + 1] = string.sub(text, from, at - 1)
    from = at + 1
  end
  return lines
end

function report(request)
  local reports = {}
  for name, value in pairs(request.form) do
    if string.sub(name, 1, 4) == "data" then
      local lines = lines_of(value)
      local code = lines[3] and tonumber(lines[3])
      if lines[1] == "sms_status" and code then reports[#reports + 1] = fate(lines[2], code) end
    end
  end
  if #reports == 0 then return nil end
  return { reports = reports, answer = "100" }
end

function poll(list, account)
  local ids = {}
  for place, one in ipairs(list) do ids[place] = one.receipt end
  local base = address
  if account.url ~= "" then base = account.url end
  return {
    method = "POST", url = base .. "/sms/status",
    form = { api_id = account.password, sms_id = table.concat(ids, ","), json = "1" },
  }
end

function read_poll(_, body)
  local answer = json.decode(body)
  local reports = {}
  if answer == nil or answer.status ~= "OK" or type(answer.sms) ~= "table" then return { reports = reports } end
  for id, one in pairs(answer.sms) do
    if type(one) == "table" and one.status_code then reports[#reports + 1] = fate(id, one.status_code) end
  end
  return { reports = reports }
end
