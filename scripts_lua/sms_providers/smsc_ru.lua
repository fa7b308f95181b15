-- SMSC.ru: https://smsc.ru/api/http/ (отправка send.php, статус status.php, ответы в JSON: fmt=3).

local address = "https://smsc.ru/sys"

-- Коды ошибок send.php. «Позже» — беда учётной записи, а не номера. no_such_number — только там, где негоден сам номер:
-- на него больше не пишут.
local errors = {
  [1] = { retry = "smsc 1: request has errors", after = 600 },
  [2] = { retry = "smsc 2: login or password", after = 600 },
  [3] = { retry = "smsc 3: no money on the account", after = 600 },
  [4] = { retry = "smsc 4: blocked for a while", after = 600 },
  [5] = { retry = "smsc 5: date format", after = 600 },
  [6] = { refused = "smsc 6: text or sender not allowed", permanent = false },
  [7] = { refused = "smsc 7: bad number", no_such_number = true },
  [8] = { refused = "smsc 8: cannot be delivered to this number", permanent = true },
  [9] = { retry = "smsc 9: too many requests", after = 60 },
}

-- Статусы status.php.
local found = {
  [-3] = { absent = true },
  [-2] = { refused = "smsc -2: stopped", permanent = false },
  [3] = { refused = "smsc 3: expired", permanent = false },
  [20] = { refused = "smsc 20: cannot be delivered", permanent = true },
  [22] = { refused = "smsc 22: bad number", no_such_number = true },
  [23] = { refused = "smsc 23: not allowed", permanent = false },
  [24] = { retry = "smsc 24: no money on the account", after = 600 },
  [25] = { refused = "smsc 25: number out of reach", permanent = false },
}
local on_its_way = { [-1] = true, [0] = true, [1] = true, [2] = true }

local function form(message, account)
  return {
    login = account.login, psw = account.password, fmt = "3", charset = "utf-8",
    -- Свой номер сообщения: по нему можно спросить, что с ним стало.
    id = message.key,
  }
end

local function base(account)
  if account.url ~= "" then return account.url end
  return address
end

function build(message, account)
  local fields = form(message, account)
  fields.phones = string.sub(message.phone, 2)
  fields.mes = message.text
  if account.sender ~= "" then fields.sender = account.sender end
  return { method = "POST", url = base(account) .. "/send.php", form = fields }
end

function read(_, body)
  local answer = json.decode(body)
  if answer == nil then return { unknown = "smsc: no answer in JSON" } end
  if answer.error_code then
    return errors[answer.error_code] or { unknown = "smsc: error " .. answer.error_code }
  end
  if answer.cnt and answer.id then return { sent = answer.id } end
  return { unknown = "smsc: answer without id" }
end

function ask(message, account)
  local fields = form(message, account)
  fields.phone = string.sub(message.phone, 2)
  return { method = "POST", url = base(account) .. "/status.php", form = fields }
end

function read_report(_, body, message)
  local answer = json.decode(body)
  if answer == nil then return { unknown = "smsc: no answer in JSON" } end
  if answer.error_code then return { retry = "smsc: status not told", after = 60 } end
  if on_its_way[answer.status] then return { sent = message.key } end
  return found[answer.status] or { unknown = "smsc: status not known" }
end

-- Отчёты: https://smsc.ru/api/http/miscellaneous/callback/ (адрес /hooks/sms_http/<секрет> вписывают в кабинете
-- SMSC.ru) или запросом status.php сразу о многих. Номер сообщения у них тот же, что мы дали: наш ключ.
local fates = {
  [1] = "delivered", [2] = "read", [4] = "read",
  [3] = "undelivered", [-2] = "undelivered", [20] = "undelivered", [23] = "undelivered", [24] = "undelivered",
  [25] = "undelivered", [22] = "no_such_number",
}

local function fate(id, status)
  local state = fates[status] or "waiting"
  return { key = id, state = state, why = "smsc: status " .. status }
end

local function fields_of(request)
  if request.method == "POST" then return request.form end
  return request.query
end

function report(request)
  local fields = fields_of(request)
  local status = fields.status and tonumber(fields.status)
  if fields.id == nil or status == nil then return nil end
  return { reports = { fate(fields.id, status) }, answer = "OK" }
end

-- Входящее СМС: phone — кто написал, mes — что.
function inbound(request)
  local fields = fields_of(request)
  if fields.phone == nil or fields.mes == nil or fields.status ~= nil then return nil end
  return { messages = { { id = fields.id, from = fields.phone, text = fields.mes } }, answer = "OK" }
end

function poll(list, account)
  local ids, phones = {}, {}
  for place, one in ipairs(list) do
    ids[place] = one.key
    phones[place] = string.sub(one.phone, 2)
  end
  -- Запятая в конце: ответ списком, даже когда сообщение одно.
  return {
    method = "POST", url = base(account) .. "/status.php",
    form = {
      login = account.login, psw = account.password, fmt = "3", charset = "utf-8",
      id = table.concat(ids, ",") .. ",", phone = table.concat(phones, ",") .. ",",
    },
  }
end

function read_poll(_, body)
  local answer = json.decode(body)
  local reports = {}
  if answer == nil or answer.error_code then return { reports = reports } end
  for _, one in ipairs(answer) do
    if type(one) == "table" and one.id and one.status then reports[#reports + 1] = fate(one.id, one.status) end
  end
  return { reports = reports }
end
