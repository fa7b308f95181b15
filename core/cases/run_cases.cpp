#include "cases/run_cases.h"

#include <algorithm>

#include "cases/falling_due.h"
#include "cases/would_tell.h"
#include "ports/audience_words.h"
#include "regulation/combine.h"

namespace vestnik {
namespace {

std::string described(std::string_view outcome, std::string_view code, std::string_view clause,
                      const Details& details) {
  std::string text{outcome};
  if (!code.empty()) text += " " + std::string{code};
  if (!clause.empty()) text += " (" + std::string{clause} + ")";
  for (const auto& [name, value] : details) text += " " + name + "=" + value;
  return text;
}

std::string listed_words(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ",") + word;
  return text;
}

std::string at_wall(const TimeZone& zone, Instant at) {
  const LocalTime local = zone.local(at);
  return to_iso(local.date) + " " + to_clock(local.time);
}

std::vector<std::string> words_of(const std::vector<Audience>& audiences) {
  std::vector<std::string> words;
  for (const Audience audience : audiences) words.emplace_back(to_text(audience));
  return words;
}

/// "absence (4.3) to=parents by=sms,email due=2026-09-14 09:10": the parts in a fixed order.
std::string message_text(const WouldTell& one, const TimeZone& zone) {
  std::string text = one.rule->name + " (" + one.clause + ") to=" + listed_words(words_of(one.to)) +
                     " by=" + listed_words(one.by) + " due=" + at_wall(zone, one.due);
  if (one.expires) text += " expires=" + at_wall(zone, *one.expires);
  if (one.digest) text += " digest";
  if (one.call) text += " call";
  return text;
}

bool fits(const WouldTell& one, const CaseExpectation& expected) {
  const ToldExpectation& told = expected.told;
  if (told.rule && *told.rule != one.rule->name) return false;
  if (expected.outcome == CaseOutcome::call) return one.call && (!expected.clause || *expected.clause == one.clause);
  if (one.to.empty()) return false;
  if (!told.to.empty() && told.to != words_of(one.to)) return false;
  if (!told.by.empty() && told.by != one.by) return false;
  if (told.due && *told.due != one.due) return false;
  if (told.expires && told.expires != one.expires) return false;
  if (told.digest && *told.digest != one.digest) return false;
  return !expected.clause || *expected.clause == one.clause;
}

/// "daily_filling (4.4.1) due=2026-09-14 of=teacher remind=2026-09-14 to=deputy_head escalate=2026-09-15".
std::string turn_text(const FallsDue& one) {
  std::string text = one.rule + " (" + one.clause + ") due=" + one.due;
  if (!one.of.empty()) text += " of=" + listed_words(one.of);
  if (!one.remind.empty()) text += " remind=" + one.remind;
  if (!one.to.empty()) text += " to=" + listed_words(one.to);
  if (!one.by.empty()) text += " by=" + listed_words(one.by);
  if (!one.escalate.empty()) text += " escalate=" + one.escalate;
  return text;
}

Details details_of(const TurnExpectation& turns) {
  Details details;
  const auto add = [&](const char* name, const std::vector<std::string>& words) {
    if (!words.empty()) details.emplace_back(name, listed_words(words));
  };
  add("due", turns.due);
  add("of", turns.of);
  add("remind", turns.remind);
  add("to", turns.to);
  add("by", turns.by);
  add("escalate", turns.escalate);
  return details;
}

std::string described(const CaseExpectation& expected, const TimeZone& zone) {
  if (expected.outcome == CaseOutcome::due || expected.outcome == CaseOutcome::not_due)
    return described(to_text(expected.outcome), "", expected.clause.value_or(""), details_of(expected.turns));

  const ToldExpectation& told = expected.told;
  Details details = expected.details;
  if (!told.to.empty()) details.emplace_back("to", listed_words(told.to));
  if (!told.by.empty()) details.emplace_back("by", listed_words(told.by));
  if (told.due) details.emplace_back("due", at_wall(zone, *told.due));
  if (told.expires) details.emplace_back("expires", at_wall(zone, *told.expires));
  if (told.digest) details.emplace_back("digest", *told.digest ? "true" : "false");
  const std::string code = told.rule.value_or(expected.code.value_or(""));
  return described(to_text(expected.outcome), code, expected.clause.value_or(""), details);
}

void judge_change(const CaseExpectation& expected, const Decision& decision, CaseResult& result) {
  const Finding* leading = decision.findings.empty() ? nullptr : &decision.findings.front();
  const auto outcome = static_cast<CaseOutcome>(decision.verdict());
  result.got = leading == nullptr ? std::string{to_text(outcome)}
                                  : described(to_text(outcome), leading->problem.code, leading->problem.clause,
                                              leading->problem.details);
  result.passed = outcome == expected.outcome;
  if (expected.code) result.passed &= leading != nullptr && leading->problem.code == *expected.code;
  if (expected.clause) result.passed &= leading != nullptr && leading->problem.clause == *expected.clause;
  for (const auto& [name, value] : expected.details)
    result.passed &= leading != nullptr && leading->problem.detail(name) == value;
}

void judge_telling(const CaseExpectation& expected, const std::vector<WouldTell>& messages, const TimeZone& zone,
                   CaseResult& result) {
  for (const WouldTell& one : messages) result.got += (result.got.empty() ? "" : "; ") + message_text(one, zone);
  if (result.got.empty()) result.got = to_text(CaseOutcome::not_told);
  const auto fitting = [&](const WouldTell& one) { return fits(one, expected); };
  const bool any = std::ranges::any_of(messages, fitting);
  result.passed = expected.outcome == CaseOutcome::not_told ? !any : any;
}

/// Every turn's own word, in order.
std::vector<std::string> each(const std::vector<FallsDue>& turns, std::string FallsDue::*word) {
  std::vector<std::string> words;
  for (const FallsDue& one : turns) words.push_back(one.*word);
  return words;
}

/// Whatever their order, and whether the college's word or the school's is written ("curator").
bool same_people(std::vector<std::string> some, std::vector<std::string> others) {
  for (std::vector<std::string>* words : {&some, &others}) {
    for (std::string& word : *words) {
      if (const auto role = parse_role(word)) word = to_text(*role);
    }
    std::ranges::sort(*words);
  }
  return some == others;
}

bool fits(const std::vector<FallsDue>& turns, const CaseExpectation& expected) {
  const TurnExpectation& asked = expected.turns;
  const auto listed = [&](const std::vector<std::string>& wanted, std::string FallsDue::*word) {
    return wanted.empty() || wanted == each(turns, word);
  };
  const auto same_for_all = [&](const std::vector<std::string>& wanted, std::vector<std::string> FallsDue::*words) {
    return wanted.empty() ||
           std::ranges::all_of(turns, [&](const FallsDue& one) { return same_people(one.*words, wanted); });
  };
  const bool clauses = !expected.clause ||
                       std::ranges::all_of(turns, [&](const FallsDue& one) { return one.clause == *expected.clause; });
  const bool in_order =
      asked.by.empty() || std::ranges::all_of(turns, [&](const FallsDue& one) { return one.by == asked.by; });
  return listed(asked.due, &FallsDue::due) && listed(asked.remind, &FallsDue::remind) &&
         listed(asked.escalate, &FallsDue::escalate) && same_for_all(asked.of, &FallsDue::of) &&
         same_for_all(asked.to, &FallsDue::to) && in_order && clauses;
}

void judge_turns(const CaseExpectation& expected, const std::vector<FallsDue>& turns, CaseResult& result) {
  for (const FallsDue& one : turns) result.got += (result.got.empty() ? "" : "; ") + turn_text(one);
  if (turns.empty()) result.got = to_text(CaseOutcome::not_due);
  const bool is_due = !turns.empty();
  result.passed = is_due == (expected.outcome == CaseOutcome::due) && fits(turns, expected);
}

}  // namespace

bool CasesRun::passed() const {
  return problems.empty() && !results.empty() &&
         std::all_of(results.begin(), results.end(), [](const CaseResult& result) { return result.passed; });
}

std::string CaseAnswer::whole() const {
  std::string text;
  for (const Finding& finding : decision.findings)
    text += std::to_string(static_cast<int>(finding.verdict)) +
            described("", finding.problem.code, finding.problem.clause, finding.problem.details) + "\n";
  for (const std::string& line : telling) text += line + "\n";
  return text;
}

CaseAnswer ask_case(const AcceptanceCase& one, const Regulation& tables, const Regulation& hooks,
                    const TimeZone& zone) {
  CaseAnswer answer;
  if (const auto* asked = std::get_if<CaseChange>(&one.asked)) {
    answer.decision = combined(tables.decide(asked->change, asked->now), hooks.ask_hook(asked->change, asked->now));
    return answer;
  }
  if (const auto* turns = std::get_if<CalendarTurns>(&one.asked)) {
    for (const FallsDue& turn : falling_due(tables, zone, *turns)) answer.telling.push_back(turn_text(turn));
    return answer;
  }
  for (const WouldTell& message : would_tell(tables, zone, std::get<ToldFact>(one.asked)))
    answer.telling.push_back(message_text(message, zone));
  return answer;
}

CaseResult judge_case(const AcceptanceCase& one, const Regulation& regulation, const TimeZone& zone) {
  CaseResult result{one.clause, one.title, one.file, one.line, false, described(one.expected, zone), {}};
  if (const auto* fact = std::get_if<ToldFact>(&one.asked))
    judge_telling(one.expected, would_tell(regulation, zone, *fact), zone, result);
  else if (const auto* turns = std::get_if<CalendarTurns>(&one.asked))
    judge_turns(one.expected, falling_due(regulation, zone, *turns), result);
  else
    judge_change(one.expected, ask_case(one, regulation, regulation, zone).decision, result);
  return result;
}

CasesRun run_cases(const Regulation& regulation, const TimeZone& zone, std::string_view name, std::string_view source) {
  CasesFile file = read_cases(regulation, zone, name, source);
  CasesRun run;
  run.problems = std::move(file.problems);
  for (const AcceptanceCase& one : file.cases) run.results.push_back(judge_case(one, regulation, zone));
  return run;
}

}  // namespace vestnik
