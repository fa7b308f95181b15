// Scripts that reach for what is not theirs: files, the clock, the process, chance, Lua's own back doors.
#include "attack.h"

namespace vestnik::tests {
namespace {

struct Reach {
  const char* name;
  const char* source;
};

// Words that are not there. A regulation is told so before it runs, a hook's before anybody asks it.
constexpr Reach words[]{
    {"OperatingSystem", "os.execute('true')"},
    {"EndTheProcess", "os.exit(1)"},
    {"Environment", "os.getenv('HOME')"},
    {"RemoveAFile", "os.remove('/tmp/x')"},
    {"Clock", "os.time()"},
    {"ProcessorClock", "os.clock()"},
    {"Date", "os.date()"},
    {"InputOutput", "io.open('/etc/passwd')"},
    {"Pipe", "io.popen('id')"},
    {"Print", "print('x')"},
    {"LoadText", "load('return os')()"},
    {"LoadString", "loadstring('return os')()"},
    {"LoadFile", "loadfile('/etc/passwd')"},
    {"DoFile", "dofile('/etc/passwd')"},
    {"Require", "require('os')"},
    {"Package", "package.loadlib('/lib/x86_64-linux-gnu/libc.so.6', 'system')"},
    {"Debug", "debug.getregistry()"},
    {"DebugHook", "debug.sethook()"},
    {"SetMetatable", "setmetatable({}, { __gc = function() while true do end end })"},
    {"SetMetatableToClose", "local x <close> = setmetatable({}, { __close = function() end })"},
    {"ErrorObjectThatPrintsItself", "error(setmetatable({}, { __tostring = function() while true do end end }))"},
    {"MetatableOfTexts", "getmetatable('').__index = nil"},
    {"RawSet", "rawset(string, 'rep', nil)"},
    {"RawGet", "rawget(string, 'rep')"},
    {"RawLength", "rawlen({})"},
    {"RawEqual", "rawequal(1, 1)"},
    {"ProtectedCall", "while true do pcall(function() while true do end end) end"},
    {"ProtectedCallWithAHandler", "xpcall(function() error('x') end, function() while true do end end)"},
    {"Coroutine", "while true do coroutine.wrap(function() for i = 1, 4000 do end end)() end"},
    {"CollectGarbage", "collectgarbage('stop')"},
    {"Next", "next({})"},
    {"Unpack", "unpack({})"},
    {"GlobalTable", "_G.pairs = nil"},
    {"Version", "local v = _VERSION"},
    {"Utf8", "utf8.char(1)"},
    {"Warn", "dowarn('@on')"},
};

// Words that are there, without the parts that were dear or dangerous.
constexpr Reach parts[]{
    {"Dump", "string.dump(function() end)"},
    {"Pattern", "string.gmatch('x', 'x')"},
    {"Substitute", "('x'):gsub('x', 'y')"},
    {"Match", "('x'):match('x')"},
    {"Pack", "string.pack('!16d', 1)"},
    {"Reverse", "('x'):reverse()"},
    {"Move", "table.move({}, 1, 9223372036854775807, 2)"},
    {"UnpackOfTables", "table.unpack({}, 1, 10000000)"},
    {"Randomness", "math.random()"},
    {"Seed", "math.randomseed(1)"},
    {"FormatAddress", "string.format('%p', {})"},
    {"FormatFraction", "string.format('%.1f', 4.25)"},
    {"FormatQuoted", "string.format('%q', 1)"},
    {"FormatWithoutEnd", "string.format('%')"},
    {"FormatWide", "string.format('%999999999d', 1)"},
    {"FormatWithoutArguments", "string.format('%d')"},
    {"NewMeaningForAWord", "pairs = nil"},
    {"NewMeaningForATable", "editing = function() end"},
    {"NewMeaningThroughTheEnvironment", "local e = _ENV e['editing'] = nil"},
    {"UnknownWordThroughTheEnvironment", "local e = _ENV local x = e['os']"},
    {"UnknownLongWordThroughTheEnvironment", "local e = _ENV local x = e[string.rep('x', 16000)]"},
    {"UnknownWordThatIsNoText", "local e = _ENV local x = e[1]"},
    {"EnvironmentOfOnesOwn", "local _ENV = { } local x = os.time()"},
    {"MultiplyUnits", "local x = days * days"},
    {"UnitsOfFractions", "local x = 0.5 * days"},
    {"UnitsWithoutNumber", "local x = 99999999999 * days"},
    {"AddUnits", "local x = days + 1"},
    {"FieldOfAUnit", "days.count = 1000000"},
    {"FieldOfAText", "local s = 'x' s.y = 1"},
    {"JoinTables", "table.concat({ {} })"},
    {"JoinNothing", "table.concat({ 1, nil, 3, [5] = 5 }, {})"},
    {"InsertBeyondTheEnd", "table.insert({}, 9223372036854775807, 1)"},
    {"InsertBeforeTheStart", "table.insert({}, -9223372036854775807, 1)"},
    {"RemoveBeyondTheEnd", "table.remove({ 1 }, 9223372036854775807)"},
    {"SelectBelowOne", "select(-9223372036854775807, 1)"},
    {"SortMixed", "table.sort({ 1, 'x', {} })"},
    {"DivideByZero", "local x = 1 // 0"},
    {"RemainderOfZero", "local x = 1 % 0"},
    {"ArithmeticOnTexts", "local x = 'a' + 1"},
    {"CallNothing", "local x x()"},
    {"EmptyErrorValue", "error(nil)"},
    {"ErrorObjectThatIsATable", "error({})"},
    {"ErrorObjectThatIsAFunction", "error(function() while true do end end)"},
    {"ErrorWithBrokenLetters", "error('\\xff\\0\\27[2J')"},
    {"FloorOfAText", "math.floor('x')"},
    {"GreatestOfNothing", "math.max()"},
};

}  // namespace

std::vector<Attack> attacks_on_the_walls() {
  std::vector<Attack> all;
  const auto in_hook = [](const Reach& reach) {
    return "before_mark(function(change) " + std::string{reach.source} + " end)";
  };
  for (const Reach& reach : words) {
    all.push_back({std::string{reach.name} + "WhileLoading", Runs::load, reach.source, "regulation.unknown_word"});
    all.push_back({std::string{reach.name} + "InAHook", Runs::load, in_hook(reach), "regulation.unknown_word"});
    all.push_back({std::string{reach.name} + "InACaseFile", Runs::cases, reach.source, "script.failed"});
    all.push_back({std::string{reach.name} + "InADriver", Runs::driver, reach.source, "script.failed"});
  }
  for (const Reach& reach : parts) {
    all.push_back({std::string{reach.name} + "WhileLoading", Runs::load, reach.source,
                   "script.failed|script.syntax|regulation.unknown_word"});
    all.push_back({std::string{reach.name} + "InAHook", Runs::hook, in_hook(reach),
                   "script.failed|script.syntax|regulation.unknown_word"});
  }
  return all;
}

}  // namespace vestnik::tests
