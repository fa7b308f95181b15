// Scripts that fill memory: their own state's, the stack, or the memory of whoever reads what they say.
#include "attack.h"

namespace vestnik::tests {

std::vector<Attack> attacks_on_memory() {
  using enum Runs;
  const std::string large = "script.too_large";
  const std::string stopped = "script.too_long|script.too_large";
  const auto in_hook = [&](const std::string& body) { return "before_mark(function(change) " + body + " end)"; };
  const auto in_build = [](const std::string& body) { return "function build(message) " + body + " end"; };
  return {
      {"MemoryInTables", load, "local t = {} for i = 1, 1e9 do t[i] = { i } end", large},
      {"MemoryInTablesInAHook", hook, "local t = {} " + in_hook("for i = 1, 1e9 do t[i] = { i } end"), stopped},
      {"MemoryInTablesInACaseFile", cases, "local t = {} for i = 1, 1e9 do t[i] = { i } end", large},
      {"MemoryInTablesInADriver", driver, "local t = {} for i = 1, 1e9 do t[i] = { i } end", large},
      {"MemoryInTablesInARequest", request, in_build("local t = {} for i = 1, 1e9 do t[i] = { i } end"), large},
      {"MemoryInTexts", load, "local t, s = {}, 'x' for i = 1, 1e9 do s = s .. s t[i] = s end", large},
      {"MemoryInTextsInARequest", request, in_build("local s = 'x' while true do s = s .. s end"), large},
      {"MemoryInManySmallTexts", load, "local t = {} for i = 1, 1e9 do t[i] = 'text ' .. i end", large},
      {"MemoryInFunctions", load, "local t = {} for i = 1, 1e9 do t[i] = function() return i end end", large},
      {"MemoryInIterators", load, "local t = {} for i = 1, 1e9 do t[i] = pairs({}) end", large},
      {"MemoryInSpans", load, "local t = {} for i = 1, 1e9 do t[i] = 7 * days end", large},
      {"MemoryInGlobalsOfADriver", driver, "for i = 1, 1e9 do _ENV['g' .. i] = i end", large},
      {"MemoryInGlobals", load, "for i = 1, 1e9 do _ENV['g' .. i] = i end", "script.too_large"},
      {"MemoryKeptByHooksFromCallToCall", hook, "local t = {} " + in_hook("for i = 1, 50000 do t[#t + 1] = {} end"),
       stopped},
      {"MemoryInArguments", load, "local function f(...) return f(1, ...) end f()", stopped},
      {"MemoryInReturnedValues", load,
       "local function f(n) if n == 0 then return 1 end return 1, f(n - 1) end f(1000000)", large + "|script.failed"},
      {"RepeatMuch", load, "local s = string.rep('x', 1000000000000)", "script.failed"},
      {"RepeatALittleOften", driver, "local t = {} for i = 1, 1e6 do t[i] = string.rep('x', 200000) end", large},
      {"RepeatOverTheLimitOfNumbers", load, "string.rep('xx', 9223372036854775807)", "script.failed"},
      {"RepeatMethod", load, "local s = 'x' while true do s = s:rep(2) end", stopped + "|script.failed"},
      {"JoinMuch", driver, "local t = {} for i = 1, 9000 do t[i] = string.rep('x', 1000) end table.concat(t)",
       large + "|script.failed"},
      {"FormatMuch", driver,
       "local s = string.rep('x', 100000) string.format(string.rep('%s', 100), " + repeated("s, ", 99) + "s)",
       "script.failed"},
      {"UpperGrows", driver, "local s = string.rep('ⱥ', 80000) while true do s = s:upper() .. s end",
       large + "|script.failed"},
      {"EncodeTriples", request, in_build("return { url = url.encode(string.rep('я', 30000)) }"), "harmless|" + large},
      {"JsonOfManyKeys", request,
       in_build("local t = {} for i = 1, 3000 do t[i] = '\"k' .. i .. '\":1' end "
                "return json.decode('{' .. table.concat(t, ',') .. '}')"),
       large},
      {"RecursionWithoutEnd", load, "local function f() return 1 + f() end f()", "script.failed|" + large},
      {"RecursionWithoutEndInAHook", hook, in_hook("local function f() return 1 + f() end f()"),
       "script.failed|" + stopped},
      {"RecursionWithManyLocals", load,
       "local function f() local " + repeated("a, ", 180) + "a = 1 return f() + 1 end f()", "script.failed|" + large},
      {"RecursionThroughAMethod", load, "local t = {} t.f = function(own) return own:f() + 1 end t:f()",
       "script.failed|" + large},
      {"OneTextInManyTables", load,
       "local s = string.rep('x', 16000) local t = {} for i = 1, 9000 do t[i] = s end regulation(t)",
       "script.failed|" + large},
      {"OneShortTextInManyTables", load,
       "local s = string.rep('x', 4000) local t = {} for i = 1, 9000 do t[i] = s end regulation(t)", large},
      {"OneLongKeyInManyTables", load,
       "local s = string.rep('x', 4000) local t = {} for i = 1, 3000 do t[i] = { [s] = 1 } end regulation(t)", large},
      {"OneTableSaidOverAndOver", load, "local t = {} for i = 1, 2000 do t[i] = i end for i = 1, 1e9 do editing(t) end",
       large},
      {"OneTableSaidOverAndOverInACaseFile", cases,
       "local t = {} for i = 1, 2000 do t[i] = i end for i = 1, 1e9 do case(t) end", large},
      {"NamesThatNeverGetTheirTable", load, "for i = 1, 1e9 do notify('n') end", large},
      {"OneVeryLongName", load, "notify(string.rep('x', 16000))", "script.failed"},
      {"TableInsideItself", load, "local t = {} t[1] = t regulation(t)", "script.failed"},
      {"TableInsideItselfByName", load, "local t = {} t.t = t regulation(t)", "script.failed"},
      {"TableThatDoublesAtEveryLevel", load, "local t = { 1 } for i = 1, 15 do t = { t, t, t, t } end regulation(t)",
       "script.failed|" + large},
      {"TableThatDoublesInACaseFile", cases, "local t = { 1 } for i = 1, 15 do t = { t, t, t, t } end case(t)",
       "script.failed|" + large},
      {"AnswerInsideItself", request, in_build("local t = {} t[1] = t return t"), "script.failed"},
      {"AnswerThatDoublesAtEveryLevel", request,
       in_build("local t = { 1 } for i = 1, 15 do t = { t, t, t, t } end return t"), "script.failed|" + large},
      {"OneTextInAManifoldAnswer", request,
       in_build("local s, t = string.rep('x', 250000), {} for i = 1, 9000 do t[i] = s end return t"), large},
      {"ManyHooks", load, "for i = 1, 1e6 do before_mark(function() end) end", "script.failed"},
      {"OurFunctionsAsHooks", load, "local t = tostring for i = 1, 60 do before_mark(t) end", "script.failed"},
      {"ManySayings", hook, in_hook("for i = 1, 1000 do warn('1', 'x') end"), "script.failed"},
      {"OneVeryLongSaying", hook, "local s = string.rep('x', 16000) " + in_hook("warn('1', s)"), "script.failed"},
      {"OneVeryLongClause", hook, "local s = string.rep('x', 16000) " + in_hook("forbid(s, 'x')"), "script.failed"},
      {"OneVeryLongError", hook, "local s = string.rep('x', 16000) " + in_hook("error(s)"), "script.failed"},
  };
}

}  // namespace vestnik::tests
