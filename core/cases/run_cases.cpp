#include "cases/run_cases.h"

#include <algorithm>

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

std::string described(const CaseExpectation& expected, const TimeZone& zone) {
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
  for (const WouldTell& message : would_tell(tables, zone, std::get<ToldFact>(one.asked)))
    answer.telling.push_back(message_text(message, zone));
  return answer;
}

CaseResult judge_case(const AcceptanceCase& one, const Regulation& regulation, const TimeZone& zone) {
  CaseResult result{one.clause, one.title, one.line, false, described(one.expected, zone), {}};
  if (const auto* fact = std::get_if<ToldFact>(&one.asked))
    judge_telling(one.expected, would_tell(regulation, zone, *fact), zone, result);
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
