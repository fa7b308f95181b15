#include <iostream>
#include <iterator>

#include "app/adoption.h"
#include "app/regulation_requests.h"
#include "app/regulation_tools.h"
#include "app/surroundings_of.h"
#include "app/verbs.h"
#include "base/text.h"
#include "lua/check.h"
#include "lua/loader.h"
#include "notify/renderer.h"
#include "records/institution_store.h"
#include "regulation/findings.h"

namespace vestnik {
namespace {

void complain_all(const CommandSession& session, const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) session.complain(problem);
}

int told(const ToolAnswer& answer) {
  // What is wrong comes first, and the sum of it last.
  std::cerr << answer.complaints << std::flush;
  std::cout << answer.out << std::flush;
  return answer.code;
}

/// A script or document of a file; nothing after telling why not.
std::optional<ScriptText> text_of(const CommandSession& session, const std::string& file) {
  auto source = read_script_file(file);
  if (!source) {
    session.complain(source.problem());
    return std::nullopt;
  }
  return ScriptText{std::filesystem::path{file}.filename().string(), *std::move(source)};
}

std::unique_ptr<TemplateRenderer> sheets_of(const CommandSession& session) {
  auto renderer = TemplateRenderer::load(session.places().share / "templates", {"regulation"});
  if (renderer) return *std::move(renderer);
  session.complain(renderer.problem());
  return nullptr;
}

using ToolWork = std::function<ToolAnswer(const RegulationTools&)>;

/// Runs a tool in a child: the text is nobody's yet.
int run_tool(const CommandSession& session, const std::string& file, RegulationTools::Form form, const ToolWork& work) {
  const auto sheets = sheets_of(session);
  if (!sheets) return 1;
  const RegulationTools tools{session.messages(), *sheets, form};
  return told(answer_in_child(session.messages(), file, [&] { return work(tools); }));
}

int run_tool(const CommandSession& session, const std::string& file,
             const std::function<ToolAnswer(const RegulationTools&, const ScriptText&)>& work) {
  const auto script = text_of(session, file);
  if (!script) return 1;
  return run_tool(session, script->name, RegulationTools::Form::words,
                  [&](const RegulationTools& tools) { return work(tools, *script); });
}

std::optional<InstitutionId> institution_of(const CommandSession& session, Service& service, const std::string& code) {
  std::optional<Institution> institution;
  service.database().read(InstitutionId{},
                          [&](Transaction& transaction) { institution = find_institution(transaction, code); });
  if (institution) return institution->id;
  session.complain(Problem{"app.unknown_institution", {{"institution", code}}});
  return std::nullopt;
}

/// Opens the service and does the work on one institution. Not as the service itself: one may be running, and takes
/// what changed over by itself.
int on_institution(const CommandSession& session, const std::string& code,
                   const std::function<int(Service&, InstitutionId, Instant)>& work) {
  const SystemClock clock;
  SystemRandom random;
  const auto service = session.open_service(clock, random, false);
  if (!service) return 1;
  const auto institution = institution_of(session, *service, code);
  return institution ? work(*service, *institution, clock.now()) : 1;
}

Details info_details(const RegulationInfo& info, const char* order, const char* date) {
  return {{order, info.order}, {date, to_russian(info.in_force_from)}};
}

void say(const CommandSession& session, std::string_view code, Details details) {
  std::cout << session.messages().explain(Problem{std::string{code}, std::move(details)}).title << '\n';
}

}  // namespace

int check_regulation(const CommandSession& session, const std::string& file, const std::string& institution) {
  std::optional<Surroundings> around;
  if (!institution.empty()) {
    // The service is gone again before the child is made: a fork takes no threads along.
    const int read = on_institution(session, institution, [&](Service& service, InstitutionId id, Instant now) {
      around = surroundings_of(service, id, session.places().share / "templates", now);
      return 0;
    });
    if (read != 0) return read;
  }
  return run_tool(session, file,
                  [&](const RegulationTools& tools, const ScriptText& script) { return tools.check(script, around); });
}

int explain_regulation(const CommandSession& session, const std::string& file, const ExplainWishes& wishes) {
  std::optional<ScriptText> document;
  if (!wishes.with.empty()) {
    document = text_of(session, wishes.with);
    if (!document) return 1;
  }
  return run_tool(session, file, [&](const RegulationTools& tools, const ScriptText& script) {
    if (document) return tools.sheet(script, *document, wishes.html);
    return wishes.cell.empty() ? tools.explain(script) : tools.cell(script, wishes.cell);
  });
}

int diff_regulations(const CommandSession& session, const std::string& before, const std::string& after) {
  const auto later = text_of(session, after);
  if (!later) return 1;
  return run_tool(session, before,
                  [&](const RegulationTools& tools, const ScriptText& script) { return tools.diff(script, *later); });
}

int test_regulation(const CommandSession& session, const std::string& file, const std::vector<std::string>& cases,
                    TestWishes wishes) {
  std::vector<ScriptText> proofs;
  for (const std::string& one : cases) {
    auto text = text_of(session, one);
    if (!text) return 1;
    proofs.push_back(*std::move(text));
  }
  return run_tool(session, file, [&](const RegulationTools& tools, const ScriptText& script) {
    return tools.test(script, proofs, wishes);
  });
}

int try_regulation(const CommandSession& session, const std::string& file) {
  const auto script = text_of(session, file);
  const auto sheets = sheets_of(session);
  if (!script || !sheets) return 1;
  const MessageCatalogue& messages = session.messages();
  const RegulationTools tools{messages, *sheets, RegulationTools::Form::words};
  const auto in_child = [&](const std::function<ToolAnswer()>& work) {
    return answer_in_child(messages, script->name, work);
  };
  if (const ToolAnswer whole = in_child([&] { return tools.explain(*script); }); whole.code != 0) return told(whole);
  say(session, "try.welcome", {{"title", script->name}});
  int code = 0;
  for (std::string line; std::getline(std::cin, line);) {
    if (trimmed(line).empty()) continue;
    const TryWord word = try_word(line, messages);
    if (word == TryWord::quit) break;
    if (word == TryWord::help) {
      std::cout << try_help(messages) << std::flush;
      continue;
    }
    const ToolAnswer answer = in_child([&] { return tools.ask(*script, line); });
    if (answer.code != 0) code = 1;
    told(answer);
  }
  return code;
}

int adopt_regulation(const CommandSession& session, const std::string& file, const std::string& code,
                     const std::vector<std::string>& groups) {
  // Text that nobody has approved yet is read in a process of its own first.
  const std::vector<Problem> problems = check_file(file);
  complain_all(session, problems);
  if (!problems.empty()) return 1;
  return on_institution(session, code, [&](Service& service, InstitutionId institution, Instant now) {
    const auto wrong = groups.empty() ? adopt_script(service, institution, file, now)
                                      : try_script(service, institution, file, groups, now);
    complain_all(session, wrong);
    if (!wrong.empty()) return 1;
    if (!groups.empty()) say(session, "app.trial_begun", {{"groups", listed(groups)}});
    return 0;
  });
}

int promote_regulation(const CommandSession& session, const std::string& code) {
  return on_institution(session, code, [&](Service& service, InstitutionId institution, Instant now) {
    const auto promoted = promote_trial(service, operator_of(institution), now);
    if (!promoted) {
      session.complain(promoted.problem());
      return 1;
    }
    say(session, "app.promoted", info_details(*promoted, "order", "date"));
    return 0;
  });
}

int roll_back_regulation(const CommandSession& session, const std::string& code) {
  return on_institution(session, code, [&](Service& service, InstitutionId institution, Instant now) {
    const auto back = roll_back(service, operator_of(institution), now);
    if (!back) {
      session.complain(back.problem());
      return 1;
    }
    Details details = info_details(back->gone, "gone", "gone_date");
    if (back->trial) {
      say(session, "app.trial_rolled_back", std::move(details));
      return 0;
    }
    for (auto& one : info_details(back->back, "back", "back_date")) details.push_back(std::move(one));
    say(session, "app.rolled_back", std::move(details));
    return 0;
  });
}

int answer_about_regulation(const CommandSession& session, const std::string& what) {
  const std::string body{std::istreambuf_iterator<char>{std::cin}, {}};
  return run_tool(session, what, RegulationTools::Form::json,
                  [&](const RegulationTools& tools) { return answer_request(tools, session.messages(), what, body); });
}

}  // namespace vestnik
