// Texts that cost the parser, or whoever looks through them for mistakes, the square of their length, or its stack.
#include "attack.h"

namespace vestnik::tests {

std::string repeated(std::string_view piece, int times) {
  std::string all;
  all.reserve(piece.size() * static_cast<std::size_t>(times));
  for (int time = 0; time < times; ++time) all += piece;
  return all;
}

std::vector<Attack> attacks_on_the_parser() {
  using enum Runs;
  const auto numbered = [](std::string_view before, std::string_view after, int times, long step = 1) {
    std::string all;
    for (long at = 1; at <= times; ++at) all += std::string{before} + std::to_string(at * step) + std::string{after};
    return all;
  };
  const std::string stopped = "script.too_long|script.too_large";
  return {
      {"ChainOfAnd", load, "local a = 1 local b = a" + repeated(" and a", 43'000), stopped},
      {"ChainOfOr", driver, "local a = 1 local b = a" + repeated(" or a", 50'000), stopped},
      {"ChainOfElseif", load, "local a if a then" + repeated(" elseif a then", 18'000) + " end", stopped},
      {"ChainOfElseifInACaseFile", cases, "local a if a then" + repeated(" elseif a then", 18'000) + " end", stopped},
      {"JumpsThatWaitForTheirLabel", load, "do " + repeated("goto a ", 32'000) + " ::a:: end", "script.too_large"},
      {"BreaksThatWaitForTheirEnd", load, "while true do " + repeated("break ", 32'000) + " end", "script.too_large"},
      {"ManyLabels", load, numbered("::a", ":: ", 20'000), stopped + "|script.failed"},
      {"NumbersChosenToCollide", load, "local t = { " + numbered("", ", ", 16'000, 16'383L * 32'767) + " }",
       "script.too_large"},
      {"ManyDifferentNames", load,
       numbered("local function f", "() end ", 190) + numbered("regulation.a", "() ", 9'000),
       "script.too_large|script.syntax"},
      {"ManyUnknownWords", load, repeated("a=a ", 60'000), stopped + "|regulation.unknown_word"},
      {"ManyUnknownWordsInTheDark", load,
       "if false then " + numbered("", "", 0) + repeated("b=editin ", 25'000) + " end",
       stopped + "|regulation.unknown_word"},
      {"ManyUnknownFields", load, "editing { " + numbered("f", " = 1, ", 450) + " }", "regulation.missing_clause"},
      {"ManyUnknownFieldsOnOneLine", load, repeated("editing { " + numbered("g", " = 1, ", 20) + " } ", 400),
       "regulation.missing_clause|script.too_large"},
      {"ManyWrongPeriods", load,
       "periods { kind = 'year', " + repeated("{ '2026-09-01', '2026-09-02' }, ", 4'000) + " }",
       "regulation.periods_overlap|script.too_large"},
      {"ManyRules", load, repeated("final_mark { clause = '1', at_least = 1 } ", 600),
       "regulation.too_many|script.too_large"},
      {"ManyMessages", load,
       "for i = 1, 600 do notify('n' .. i) { clause = '1', when = mark {}, tell = { 'parents' }, by = { 'sms' } } end",
       "regulation.too_many|script.too_large"},
      {"OneVeryLongWord", load, repeated("xy", 100'000) + " = 1", "script.too_large"},
      {"OneVeryLongWordInTheDark", load, "if false then " + repeated("xy", 100'000) + "() end", "script.too_large"},
      {"OneVeryLongNumber", load, "local n = " + repeated("1", 200'000), "harmless"},
      {"OneVeryLongComment", load, "--" + repeated("x", 200'000), "harmless"},
      {"CommentThatNeverEnds", load, "--[==[ " + repeated("]=]", 60'000), "script.syntax"},
      {"TextThatNeverEnds", load, "local s = [==[ " + repeated("]=]", 60'000), "script.syntax"},
      {"QuoteThatNeverEnds", load, "local s = '" + repeated("\\z ", 60'000), "script.syntax"},
      {"VeryLongBracket", load, "local s = [" + repeated("=", 100'000) + "[", "script.syntax"},
      {"DeepBrackets", load, "local x = " + repeated("(", 100'000) + "1", "script.syntax|script.failed"},
      {"DeepTables", load, "local x = " + repeated("{", 100'000), "script.syntax|script.failed"},
      {"DeepFunctions", load, repeated("local function f() ", 12'000), "script.syntax|script.failed"},
      {"DeepBlocks", load, repeated("do ", 80'000), "script.syntax|script.failed"},
      {"DeepPowers", load, "local x = 1" + repeated("^1", 100'000), "script.syntax|script.failed"},
      {"DeepJoins", load, "local a = 1 local b = a" + repeated("..a", 80'000), "script.syntax|script.failed"},
      {"DeepMinuses", load, "local x = 1 " + repeated("- ", 100'000) + "1", "script.syntax|script.failed"},
      {"DeepCallsInARow", load, "tostring" + repeated("(1)", 80'000), "script.failed|script.too_large"},
      {"ManyLocals", load, "local " + repeated("a, ", 60'000) + "a", "script.syntax"},
      {"ManyArguments", load, "tostring(" + repeated("1, ", 60'000) + "1)", "script.syntax|script.failed"},
      {"ManyFunctions", load,
       repeated("local a = function() end ", 190) + repeated("do local a = function() end end ", 5'000),
       "harmless|script.too_large"},
      {"DeepFunctionsWithManyNames", load,
       repeated("local function f(" + numbered("a", ", ", 150) + "z) ", 90) + repeated("w=w ", 20'000),
       stopped + "|script.failed|script.syntax"},
      {"NothingButZeros", load, std::string(1'000, '\0'), "script.not_text"},
      {"ZeroInTheMiddle", load, std::string{"local a = 1\0 local b", 20}, "script.not_text"},
      {"Bytecode", load, "\x1bLuaT", "script.not_text"},
      {"BytecodeInADriver", driver, "\x1bLuaT\x00\x19\x93", "script.not_text"},
      {"BytecodeInACaseFile", cases, "\x1bLuaT", "script.not_text"},
      {"BytecodeBehindABlank", load, " \x1bLuaT", "script.syntax"},
      {"BrokenUtf8", load, "-- \xff\xfe", "script.not_text"},
      {"OverlongUtf8", load, "-- \xc0\xaf", "script.not_text"},
      {"SurrogateInUtf8", load, "-- \xed\xa0\x80", "script.not_text"},
      {"CyrillicLettersThatLookLatin", load, "еditing { clause = '1' }", "script.syntax"},
      {"LongerThanAnyScript", load, repeated(" ", 300'000), "script.too_large"},
      {"LongerThanAnyScriptInACaseFile", cases, repeated(" ", 300'000), "script.too_large"},
  };
}

}  // namespace vestnik::tests
