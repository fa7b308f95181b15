// Scripts that mislead whoever runs them: what they say, what they keep, what they change behind its back.
#include "attack.h"

namespace vestnik::tests {

std::vector<Attack> attacks_on_the_host() {
  using enum Runs;
  const std::string failed = "script.failed";
  const auto in_hook = [&](const std::string& body) { return "before_mark(function(change) " + body + " end)"; };
  const auto in_build = [](const std::string& body) { return "function build(message) " + body + " end"; };
  return {
      {"WritesToTheChange", hook, in_hook("local c = change c.grade = 5"), failed},
      {"WritesToTheChangeByPlace", hook, in_hook("local c = change c[1] = 5"), failed},
      {"PutsIntoTheChangeBehindItsBack", hook, in_hook("table.insert(change, 5) table.sort(change)"), "harmless"},
      {"MarksTheChangeAsATable", hook, in_hook("for_(change) any_of(change)"), "harmless"},
      {"ReadsAFieldOfAnotherChange", hook, in_hook("local c = change local x = c.lessons_ahead"), failed},
      {"ReadsAFieldByNumber", hook, in_hook("local x = change[1]"), failed},
      {"ReadsAFieldByItsSecretKey", hook, in_hook("for k in pairs(change) do local x = change[k] end"), "harmless"},
      {"KeepsTheChangeForLater", load,
       "local kept before_mark(function(change) kept = change end) local x = kept.grade", failed},
      {"SaysRulesInsideAHook", hook, in_hook("editing { clause = '1', open_for = 100 * days }"), failed},
      {"SaysMessagesInsideAHook", hook, in_hook("notify 'x' { clause = '1' }"), failed},
      {"AddsAHookInsideAHook", hook, in_hook("before_mark(function() end)"), failed},
      {"ForbidsWhileLoading", load, "forbid('1', 'x')", failed},
      {"WarnsWhileLoading", load, "warn('1', 'x')", failed},
      {"SaysHalfALetter", hook, in_hook("warn('1', ('я'):sub(1, 1))"), failed},
      {"SaysAControlSign", hook, in_hook("warn('1', 'x\\27[2J')"), failed},
      {"SaysAZero", hook, in_hook("warn('1', 'x\\0y')"), failed},
      {"SaysAClauseOfHalfALetter", hook, in_hook("warn(('я'):sub(2, 2), 'x')"), failed},
      {"SaysNothing", hook, in_hook("warn()"), failed},
      {"SaysATable", hook, in_hook("warn({}, {})"), failed},
      {"HalfALetterInARule", load, "editing { clause = ('я'):sub(1, 1), open_for = 1 * days }", failed},
      {"ZeroInARule", load, "editing { clause = '1\\0', open_for = 1 * days }", failed},
      {"ControlSignInARule", load, "editing { clause = '1\\27[2J', open_for = 1 * days }", failed},
      {"ZeroInAMessagesName", load, "notify 'x\\0' { clause = '1' }", failed},
      {"MessageNamedLikeAFile", load,
       "notify '../../x' { clause = '1', when = mark {}, tell = { 'parents' }, by = { 'sms' } }",
       "regulation.bad_name"},
      {"ChannelNamedLikeAFile", load,
       "notify 'x' { clause = '1', when = mark {}, tell = { 'parents' }, by = { '../../sms' } }",
       "regulation.bad_channel"},
      {"ZoneNamedLikeAFile", load,
       "regulation { api = 1, institution = 's', order = '1', in_force_from = '2026-09-01', "
       "timezone = '../../../../etc/passwd' }",
       "regulation.twice|regulation.unknown_zone"},
      {"SecondRegulation", load,
       "regulation { api = 1, institution = 'other', order = '1', in_force_from = '2026-09-01', "
       "timezone = 'Europe/Samara' }",
       "regulation.twice"},
      {"DateThatIsNone", load, "periods { kind = 'year', { '2026-02-30', '99999-01-01' } }", "regulation.no_such_date"},
      {"LimitOfManyYears", load, "editing { clause = '1', open_for = 1000000 * days }", failed},
      {"RuleThatReplacesItself", load,
       "editing { clause = '1', open_for = 1 * days, instead_of = '1', for_ { class = '7' } }",
       "regulation.replaces_nothing"},
      {"ManyEditingRules", load, "for i = 1, 100 do editing { clause = 'c' .. i, open_for = 1 * days } end",
       "regulation.too_many"},
      {"FunctionInARule", load, "editing { clause = function() while true do end end, open_for = 1 * days }", failed},
      {"WordInsteadOfATable", load, "editing(editing)", failed},
      {"EnvironmentAsARule", load, "editing(_ENV)", "regulation.unknown_word"},
      {"LibraryAsARule", load, "editing(string)", failed},
      {"FractionInARule", load, "editing { clause = 1.5, open_for = 1 / 0 }",
       "regulation.wrong_type|regulation.missing_field"},
      {"NotANumberInAScale", load, "marks { scale = { 0 / 0, 1 / 0 } }", "regulation.wrong_type"},
      {"SpoilsItsOwnTexts", hook, "string.rep = nil table.sort = nil " + in_hook("local x = ('x'):rep(2)"), "harmless"},
      {"TakesTheTextsApart", load, "local x = ('').rep x = nil local s = '' s.rep = nil", failed},
      {"GivesItsEnvironmentAway", load, "_ENV = {}", "regulation.unknown_word"},
      {"HidesWordsFromItself", load, "_ENV = { editing = function() end } editing { clause = '1' }",
       "regulation.unknown_word"},
      {"HookThatIsNoFunction", load, "before_mark({})", failed},
      {"CaseWithAFunction", cases, "case { clause = '1', 'x', mark = function() end, expect = 'allowed' }", failed},
      {"CaseAtNoTime", cases,
       "case { clause = '1', 'x', mark = { lesson = '2026-09-14', now = '2026-09-14 99:99', grade = 5 }, "
       "expect = 'allowed' }",
       "regulation.no_such_time"},
      {"CaseOfHugeNumbers", cases,
       "case { clause = '1', 'x', mark = { lesson = '2026-09-14', now = '2026-09-14 10:00', grade = "
       "9223372036854775807, course = -9223372036854775807 }, expect = 'allowed' }",
       "regulation.unknown_value|regulation.out_of_bounds"},
      {"CaseInARegulation", load, "case { clause = '1' }", "regulation.unknown_word"},
      {"RuleInACaseFile", cases, "editing { clause = '1' }", failed},
      {"HookInACaseFile", cases, "before_mark(function() end)", failed},
      {"HookInADriver", driver, "before_mark(function() end)", failed},
      {"RequestThatIsAFunction", request, in_build("return function() end"), failed},
      {"RequestThatHoldsAFunction", request, in_build("return { url = tostring, deep = { print0 = tostring } }"),
       failed},
      {"RequestOfItsOwnEnvironment", request, in_build("return _ENV"), failed},
      {"RequestOfALibrary", request, in_build("return json"), failed},
      {"ErrorThatNamesAnotherFile", request, in_build("error('other.lua:1: not me', 0)"), failed},
      {"MessageIsOnlyLent", request, "local kept " + in_build("kept = message return tostring(kept)"), "harmless"},
      {"BuildIsNoFunction", request, "build = 7", "script.no_function"},
      {"BuildIsHidden", request, "local _ENV = {} function build() end", "script.no_function"},
  };
}

}  // namespace vestnik::tests
