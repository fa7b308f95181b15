#include <CLI/CLI.hpp>

#include "app/chosen_verb.h"

namespace vestnik {
namespace {

using Run = int (*)(const CommandSession&, const Chosen&);

/// A verb under `regulation`; `run` gets what was chosen.
CLI::App* add(CLI::App& regulation, Chosen& chosen, const char* name, const char* summary, Run run) {
  CLI::App* verb = regulation.add_subcommand(name, summary);
  verb->callback([&chosen, run] { chosen.verb = [&chosen, run](const CommandSession& s) { return run(s, chosen); }; });
  return verb;
}

void add_script(CLI::App* verb, Chosen& chosen) {
  verb->add_option("file", chosen.file, "The regulation's script")->required();
}

void add_institution(CLI::App* verb, Chosen& chosen, const char* summary = "Code of the institution") {
  verb->add_option("--institution", chosen.second, summary);
}

void add_reading_verbs(CLI::App& regulation, Chosen& chosen) {
  CLI::App* check = add(regulation, chosen, "check", "Validate a script whole: mistakes, contradictions, idle rules",
                        [](const CommandSession& session, const Chosen& what) {
                          return check_regulation(session, what.file, what.second);
                        });
  add_script(check, chosen);
  add_institution(check, chosen, "Check against the roster, gateways and templates of this institution too");
  CLI::App* explain = add(regulation, chosen, "explain", "Print the rules as Russian prose, each with its clause",
                          [](const CommandSession& session, const Chosen& what) {
                            return explain_regulation(session, what.file, what.explain);
                          });
  add_script(explain, chosen);
  explain->add_option("--cell", chosen.explain.cell,
                      "Until when one cell is open and by which clause, asked as in `try`");
  explain->add_option("--with", chosen.explain.with, "The institution's own document, to stand beside the rules");
  explain->add_flag("--html", chosen.explain.html, "With --with: one printable page, to read and sign");
  CLI::App* diff = add(regulation, chosen, "diff", "Tell in words what changes for whom between two versions",
                       [](const CommandSession& session, const Chosen& what) {
                         return diff_regulations(session, what.file, what.second);
                       });
  add_script(diff, chosen);
  diff->add_option("other", chosen.second, "The later version's script")->required();
}

void add_proving_verbs(CLI::App& regulation, Chosen& chosen) {
  CLI::App* test = add(regulation, chosen, "test", "Run acceptance cases, and tell which rules they prove",
                       [](const CommandSession& session, const Chosen& what) {
                         return test_regulation(session, what.file, what.cases, what.test);
                       });
  add_script(test, chosen);
  test->add_option("cases", chosen.cases, "The cases' script, or several")->required();
  test->add_flag("--coverage", chosen.test.coverage, "Name every clause, and every rule that no case proves");
  test->add_flag("--strict", chosen.test.strict, "Fail on a rule that no case proves");
  CLI::App* ask =
      add(regulation, chosen, "try", "Answer questions in everyday words, a line each",
          [](const CommandSession& session, const Chosen& what) { return try_regulation(session, what.file); });
  add_script(ask, chosen);
  CLI::App* answer = add(
      regulation, chosen, "answer", "Answer a request of the API: JSON in, JSON out",
      [](const CommandSession& session, const Chosen& what) { return answer_about_regulation(session, what.file); });
  answer->add_option("what", chosen.file, "check, explain, cell, ask, side-by-side, diff or test")->required();
}

void add_putting_verbs(CLI::App& regulation, Chosen& chosen) {
  CLI::App* adopt = add(regulation, chosen, "adopt", "Put a script in force for an institution",
                        [](const CommandSession& session, const Chosen& what) {
                          return adopt_regulation(session, what.file, what.second, what.groups);
                        });
  add_script(adopt, chosen);
  adopt->add_option("--institution", chosen.second, "Code of the institution")->required();
  adopt->add_option("--for-groups", chosen.groups, "On trial: for these groups first, separated by commas")
      ->delimiter(',');
  CLI::App* promote =
      add(regulation, chosen, "promote", "Put the regulation on trial in force for all",
          [](const CommandSession& session, const Chosen& what) { return promote_regulation(session, what.second); });
  promote->add_option("--institution", chosen.second, "Code of the institution")->required();
  CLI::App* back =
      add(regulation, chosen, "rollback", "End the trial, or go back to the version before the last",
          [](const CommandSession& session, const Chosen& what) { return roll_back_regulation(session, what.second); });
  back->add_option("--institution", chosen.second, "Code of the institution")->required();
}

void add_simulation(CLI::App& regulation, Chosen& chosen) {
  auto* verb = regulation.add_subcommand("simulate", "Replay the recorded history under another version");
  verb->add_option("file", chosen.wish.file, "The other version's script")->required();
  verb->add_option("--from", chosen.wish.from, "First day, YYYY-MM-DD")->required();
  verb->add_option("--to", chosen.wish.until, "Last day, YYYY-MM-DD")->required();
  verb->add_option("--journal", chosen.wish.journal, "Database file; it is only read. Default: that of --data");
  verb->add_option("--institution", chosen.wish.institution, "Code of the institution, where there are several");
  verb->add_option("--sms-price", chosen.wish.sms_price, "Price of one part of an SMS, e.g. 3.50");
  verb->add_option("--json", chosen.wish.json, "Write the whole comparison into this file");
  verb->add_option("--csv", chosen.wish.csv, "Write entries, messages and families as tables into this folder");
  verb->callback(
      [&] { chosen.alone = [&](const CommonOptions& options) { return simulate_regulation(options, chosen.wish); }; });
}

}  // namespace

void add_regulation_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* regulation = app.add_subcommand("regulation", "Tools for regulations");
  regulation->require_subcommand(1);
  add_reading_verbs(*regulation, chosen);
  add_proving_verbs(*regulation, chosen);
  add_simulation(*regulation, chosen);
  add_putting_verbs(*regulation, chosen);
}

}  // namespace vestnik
