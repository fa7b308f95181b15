// Scripts that never end, in every place where code can run, and single instructions that are dear.
#include "attack.h"

namespace vestnik::tests {

std::vector<Attack> attacks_on_time() {
  using enum Runs;
  const std::string long_ = "script.too_long";
  const std::string on_mark = "before_mark(function(change) ";
  const std::string ends = " end)";
  const auto in_hook = [&](const std::string& body) { return on_mark + body + ends; };
  const auto in_build = [](const std::string& body) { return "function build(message) " + body + " end"; };
  return {
      {"EndlessLoopWhileLoading", load, "while true do end", long_},
      {"EndlessLoopInAHook", hook, in_hook("while true do end"), long_},
      {"EndlessLoopInACaseFile", cases, "while true do end", long_},
      {"EndlessLoopInADriver", driver, "while true do end", long_},
      {"EndlessLoopInARequest", request, in_build("while true do end"), long_},
      {"RepeatUntil", load, "repeat until false", long_},
      {"RepeatUntilInAHook", hook, in_hook("repeat until false"), long_},
      {"GotoLoop", load, "::again:: goto again", long_},
      {"GotoLoopInAHook", hook, in_hook("::again:: goto again"), long_},
      {"CountToTheEndOfNumbers", load, "for i = 1, 9223372036854775807 do end", long_},
      {"CountInFractions", hook, in_hook("for i = 0.1, 1e300, 0.1 do end"), long_},
      {"CountWithATinyStep", hook, in_hook("for i = 1e15, 2e15, 0.25 do end"), long_},
      {"IteratorThatNeverEnds", load, "for _ in function() return 1 end do end", long_},
      {"IteratorThatIsOurs", hook, in_hook("for _ in tostring, 1 do end"), long_},
      {"PairsThatStartsAgain", hook,
       "local t = {} for i = 1, 500 do t['k' .. i] = i end " +
           in_hook("while true do for _ in pairs(t) do break end end"),
       long_},
      {"PairsOfLongKeysAlike", hook,
       "local t, s = {}, string.rep('x', 1500) for i = 100, 500 do t[s .. i] = i end " +
           in_hook("while true do for _ in pairs(t) do break end end"),
       "script.too_long|script.too_large"},
      {"PairsOfAVeryLongList", hook,
       "local t = {} for i = 1, 9999 do t[i] = i end " + in_hook("while true do for _ in pairs(t) do break end end"),
       "script.too_long|script.too_large"},
      {"IpairsOfAListThatGrows", load, "local t = { 1 } for i in ipairs(t) do t[2] = nil t[i + 1] = i end",
       "script.too_long|script.too_large"},
      {"SortWithAnOrderThatNeverAnswers", load, "table.sort({ 3, 2, 1 }, function() while true do end end)", long_},
      {"SortWithAnOrderThatNeverAnswersInAHook", hook,
       in_hook("table.sort({ 3, 2, 1 }, function() while true do end end)"), long_},
      {"SortWithAFalseOrder", request,
       in_build("local t = {} for i = 1, 1000 do t[i] = i end while true do table.sort(t, function() return true end) "
                "end"),
       long_},
      {"SortOfTextsAlike", hook,
       "local t, s = {}, string.rep('x', 1500) for i = 1, 400 do t[i] = s .. i end " +
           in_hook("while true do table.sort(t) end"),
       long_},
      {"SortInsideSort", load,
       "local function sort() table.sort({ 2, 1 }, function() sort() return false end) end sort()", "script.failed"},
      {"SortWithOurFunctionAsOrder", hook,
       "local t = {} for i = 1, 1000 do t[i] = i end " + in_hook("while true do table.sort(t, tostring) end"), long_},
      {"InsertAtTheFrontOfALongList", hook,
       "local t = {} for i = 1, 9000 do t[i] = i end " +
           in_hook("while true do table.insert(t, 1, 0) table.remove(t, 1) end"),
       long_},
      {"RemoveFromTheFrontForEver", load, "local t = {} while true do t[1] = 1 table.remove(t, 1) end", long_},
      {"FindInMuch", load, "local s = string.rep('a', 16000) while true do s:find(string.rep('a', 200) .. 'b') end",
       long_},
      {"FindInMuchInAHook", hook,
       "local s, w = string.rep('a', 16000), string.rep('a', 200) .. 'b' " + in_hook("while true do s:find(w) end"),
       long_},
      {"UpperOfMuch", hook, "local s = string.rep('я', 8000) " + in_hook("while true do s:upper() end"),
       "script.too_long|script.too_large"},
      {"LowerOfMuchInADriver", driver, "local s = string.rep('Я', 30000) while true do s:lower() end",
       "script.too_long|script.too_large"},
      {"CompareLongTextsForEquality", hook,
       "local a, b = string.rep('x', 16000) .. 1, string.rep('x', 16000) .. 2 " +
           in_hook("while true do local same = a == b end"),
       long_},
      {"CompareLongTextsForOrder", request,
       in_build("local a, b = string.rep('x', 250000) .. 1, string.rep('x', 250000) .. 2 "
                "while true do local less = a < b end"),
       long_},
      {"StartsWithMuch", request,
       in_build("local a = string.rep('x', 250000) while true do a:starts_with(a) a:ends_with(a) end"), long_},
      {"LongTextsAsKeys", request, in_build("local t, s = {}, string.rep('x', 100000) while true do t[s .. 1] = 1 end"),
       "script.too_long|script.too_large"},
      {"TextsAsBoundsOfALoop", hook,
       "local s = string.rep('1', 16000) " + in_hook("while true do for i = 1, s do break end end"), long_},
      {"NumberOfALongText", hook, "local s = string.rep('1', 16000) " + in_hook("while true do tonumber(s) end"),
       long_},
      {"FormatOfMuch", hook,
       "local f = string.rep('%s', 200) " + in_hook("while true do f:format(" + repeated("1, ", 199) + "1) end"),
       "script.too_long|script.too_large|script.failed"},
      {"JoinMuch", hook,
       "local t = {} for i = 1, 9000 do t[i] = 'x' end " + in_hook("while true do table.concat(t) end"),
       "script.too_long|script.too_large"},
      {"RepeatNothing", hook, in_hook("while true do string.rep('', 1000000000000) end"), long_},
      {"SelectFromManyValues", request,
       in_build("local function grow(n, ...) if n == 0 then while true do select('#', ...) end end "
                "return grow(n - 1, " +
                repeated("1, ", 100) + "...) end return grow(300)"),
       long_},
      {"TailCallsForEver", load, "local function f() return f() end f()", long_},
      {"TailCallsForEverInAHook", hook, in_hook("local function f() return f() end f()"), long_},
      {"TwoFunctionsThatCallEachOther", hook,
       "local a, b function a() return b() end function b() return a() end " + in_hook("a()"), long_},
      {"KeysChosenToCollide", load, "local t = {} for i = 1, 10000000 do t[i * 131071] = i end", "script.too_large"},
      {"KeysChosenToCollideInAHook", hook,
       "local t = {} for i = 1, 500 do t[i * 511 * 1023] = i end " +
           in_hook("while true do local x = t[501 * 511 * 1023] end"),
       long_},
      {"TableOfCollidingKeysThatIsBuiltAgain", hook,
       "local t = {} for i = 1, 500 do t[i * 511] = i end " +
           in_hook("local i = 501 while true do t[i * 511] = 1 t[(i - 500) * 511] = nil i = i + 1 end"),
       "script.too_long|script.too_large"},
      {"FractionsAsKeysThatCollide", driver, "local t = {} for i = 1, 10000000 do t[i * 131071 + 0.5] = i end",
       "script.too_large"},
      {"GarbageNearTheCap", hook,
       "local keep = {} for i = 1, 8000 do keep[i] = { i } end " + in_hook("while true do local s = {} for i = 1, 9 do "
                                                                           "s[i] = {} end end"),
       "script.too_long|script.too_large"},
      {"WaitsAndThenFillsTheState", hook,
       "local keep = {} for i = 1, 8000 do keep[i] = {} end " +
           in_hook("for i = 1, 90000 do end while true do keep[#keep + 1] = {} end"),
       "script.too_long|script.too_large"},
      {"WaitsAndThenAsksForOneLargeBlock", hook,
       "local keep, s = {}, string.rep('x', 16000) for i = 1, 8000 do keep[i] = {} end " +
           in_hook("for i = 1, 90000 do end local all = " + repeated("s .. ", 150) + "s"),
       "script.too_long|script.too_large"},
      {"JsonOfMuch", request,
       in_build("local s = '[' .. string.rep('1,', 30000) .. '1]' while true do json.decode(s) end"),
       "script.too_long|script.too_large"},
      {"JsonThatIsDeep", request, in_build("local s = string.rep('[', 60000) while true do json.decode(s) end"), long_},
      {"EncodeMuch", request, in_build("local s = string.rep('я', 100000) while true do url.encode(s) end"),
       "script.failed|script.too_long|script.too_large"},
      {"LoopInASecondHook", hook, in_hook("") + in_hook("while true do end"), long_},
      {"LoopOnlyWhenAsked", hook, in_hook("while change.grade do end"), long_},
      {"LoopOverAFieldOfTheChange", hook, in_hook("local s while true do s = change.subject end"), long_},
      {"DemandForEver", hook, in_hook("while true do demand_comment('1', 'x') end"), "script.failed"},
      {"LoadsSlowlyAndThenLoops", hook, "for i = 1, 1000000 do end " + in_hook("while true do end"), long_},
      {"LoadsJustInTimeWithADearInstruction", load,
       "local a, b = string.rep('x', 16000) .. 1, string.rep('x', 16000) .. 2 while true do " +
           repeated("local c = a == b ", 150) + " end",
       long_},
  };
}

}  // namespace vestnik::tests
