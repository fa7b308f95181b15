#include <iostream>

#include "app/school_setup.h"
#include "app/verbs.h"
#include "lua/cases.h"
#include "lua/check.h"
#include "lua/loader.h"
#include "records/institution_store.h"
#include "regulation/explain.h"
#include "regulation/rule_changes.h"

namespace vestnik {
namespace {

void complain_all(const CommandSession& session, const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) session.complain(problem);
}

/// "Sentence. (п. 7.4)"
std::string in_words(const CommandSession& session, const ExplainedRule& rule) {
  if (rule.clause.empty()) return rule.text;
  return session.messages().explain(Problem{"app.explained_rule", {{"text", rule.text}}, rule.clause}).title;
}

/// The rules as prose, or nothing with the complaints told.
std::optional<std::vector<ExplainedRule>> explained(const CommandSession& session, const std::string& file) {
  const LoadedRegulation loaded = load_regulation_file(file);
  complain_all(session, loaded.problems);
  if (!loaded.regulation) return std::nullopt;
  return explain(loaded.regulation->rules(), session.messages());
}

Problem sentence_of(const CommandSession& session, const RuleChange& change) {
  if (!change.before) return Problem{"app.rule_new", {{"after", in_words(session, *change.after)}}};
  if (!change.after) return Problem{"app.rule_gone", {{"before", in_words(session, *change.before)}}};
  return Problem{"app.rule_changed",
                 {{"before", in_words(session, *change.before)}, {"after", in_words(session, *change.after)}}};
}

}  // namespace

int check_regulation(const CommandSession& session, const std::string& file) {
  // Text that nobody has approved yet is read in a process of its own first.
  const std::vector<Problem> problems = check_file(file);
  complain_all(session, problems);
  if (!problems.empty()) return 1;
  const LoadedRegulation loaded = load_regulation_file(file);
  if (!loaded.regulation) return 1;
  const RegulationInfo& info = loaded.regulation->info();
  std::cout << session.messages()
                   .explain(Problem{"app.regulation_whole",
                                    {{"institution", info.institution},
                                     {"order", info.order},
                                     {"date", to_russian(info.in_force_from)},
                                     {"hash", info.script_hash.substr(0, 12)}}})
                   .title
            << '\n';
  return 0;
}

int explain_regulation(const CommandSession& session, const std::string& file) {
  const auto rules = explained(session, file);
  if (!rules) return 1;
  for (const ExplainedRule& rule : *rules) std::cout << in_words(session, rule) << '\n';
  return 0;
}

int diff_regulations(const CommandSession& session, const std::string& before, const std::string& after) {
  const auto former = explained(session, before);
  const auto current = explained(session, after);
  if (!former || !current) return 1;
  const std::vector<RuleChange> changes = rule_changes(*former, *current);
  for (const RuleChange& change : changes) {
    const ProblemText text = session.messages().explain(sentence_of(session, change));
    std::cout << text.title << '\n';
    if (!text.next.empty()) std::cout << text.next << '\n';
  }
  if (changes.empty()) std::cout << session.messages().explain(Problem{"app.rules_the_same"}).title << '\n';
  return 0;
}

int test_regulation(const CommandSession& session, const std::string& file, const std::string& cases) {
  const CasesRun run = run_cases(std::filesystem::path{file}, std::filesystem::path{cases});
  complain_all(session, run.problems);
  std::size_t failed = 0;
  for (const CaseResult& result : run.results) {
    if (result.passed) continue;
    ++failed;
    std::cerr << session.messages()
                     .explain(Problem{"app.case_failed",
                                      {{"file", std::filesystem::path{cases}.filename().string()},
                                       {"line", std::to_string(result.line)},
                                       {"case", result.title},
                                       {"expected", result.expected},
                                       {"got", result.got}},
                                      result.clause})
                     .title
              << '\n';
  }
  const Details totals{{"total", std::to_string(run.results.size())}, {"failed", std::to_string(failed)}};
  std::cout << session.messages().explain(Problem{"app.cases_run", totals}).title << '\n';
  return run.passed() ? 0 : 1;
}

int adopt_regulation(const CommandSession& session, const std::string& file, const std::string& code) {
  const SystemClock clock;
  SystemRandom random;
  // Not as the service: one may be running, and takes the new version over by itself.
  const auto service = session.open_service(clock, random, false);
  if (!service) return 1;
  std::optional<Institution> institution;
  service->database().read(InstitutionId{},
                           [&](Transaction& transaction) { institution = find_institution(transaction, code); });
  if (!institution) {
    session.complain(Problem{"app.unknown_institution", {{"institution", code}}});
    return 1;
  }
  const auto problems = adopt_script(*service, institution->id, file, clock.now());
  complain_all(session, problems);
  return problems.empty() ? 0 : 1;
}

}  // namespace vestnik
