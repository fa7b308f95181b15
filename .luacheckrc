-- Exactly the words of scripts_lua/vocabulary.md: a word that is not here does not exist.
-- A script has no other globals, so std is "none"; each folder adds what its scripts are given.
std = "none"
max_line_length = 120

-- The sandbox itself.
local sandbox = {
  assert = {}, error = {}, type = {}, tostring = {}, tonumber = {}, select = {}, ipairs = {}, pairs = {},
  math = { fields = { "floor", "abs", "max", "min" } },
  string = {
    fields = { "len", "sub", "upper", "lower", "rep", "find", "starts_with", "ends_with", "byte", "format" },
  },
  table = { fields = { "insert", "remove", "concat", "sort" } },
}

local units = { "minutes", "hours", "days", "school_days", "working_days" }

local regulation = {
  -- tables of rules
  "regulation", "documents", "marks", "absence", "periods", "editing", "lock", "checking", "final_mark", "attestation",
  "homework", "lesson", "credentials", "access", "inform", "announcements", "mail", "notify", "duty",
  -- values inside the tables
  "for_", "any_of", "all_of", "first_of", "reopen", "override", "absent", "reason_set", "mark", "parents",
  "final_published", "final_set", "announcement", "event",
  -- moments of the calendar
  "before", "after", "end_of", "by_order", "monthly", "yearly",
  -- hooks, and what they answer
  "before_mark", "before_attendance", "before_lesson", "before_final",
  "forbid", "warn", "demand_comment",
}

local driver = { json = { fields = { "decode" } }, url = { fields = { "encode" } } }

-- The sandbox and further words: lists of names, or tables of names and their fields.
local function together(...)
  local words = {}
  for _, list in ipairs({ sandbox, ... }) do
    for key, value in pairs(list) do
      if type(key) == "number" then words[value] = {} else words[key] = value end
    end
  end
  return words
end

files["scripts_lua/regulations"] = { read_globals = together(units, regulation) }
-- The words described for editors: each is defined, and its parameters are only named.
files["scripts_lua/library"] = { ignore = { "1..", "21." } }
files["scripts_lua/cases"] = { read_globals = together(units, { "case" }) }
-- A driver defines the functions that the gateway calls.
files["scripts_lua/sms_providers"] = {
  read_globals = together(driver),
  globals = { "build", "read", "ask", "read_report", "report", "inbound", "poll", "read_poll" },
}
