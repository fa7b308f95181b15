#include "journal/recorder.h"

#include <algorithm>

#include "journal/audit_note.h"
#include "journal/kept_decisions.h"
#include "records/event_store.h"
#include "records/idempotency_store.h"

namespace vestnik {
namespace {

/// Answers of the writer that mean "not now": the transaction is rolled back and the caller goes on.
constexpr std::string_view facts_moved = "journal.facts_moved";
constexpr int most_tries = 3;

Result<Recorded> repeated(const KeptAnswer& kept, const CommandKey& key) {
  if (kept.digest != key.digest) return Problem{"journal.key_used_for_another_request"};
  auto decisions = kept.findings.empty() ? std::vector<Decision>{} : decisions_from_json(kept.findings);
  return Recorded{kept.event, std::move(decisions), kept.answer, true};
}

void merge(Decision& decision, Decision&& hook) {
  decision.findings.insert(decision.findings.end(), std::make_move_iterator(hook.findings.begin()),
                           std::make_move_iterator(hook.findings.end()));
  std::stable_sort(decision.findings.begin(), decision.findings.end(),
                   [](const Finding& left, const Finding& right) { return left.verdict > right.verdict; });
}

bool permits(const Decision& decision) { return decision.permits(); }

}  // namespace

struct JournalRecorder::Call {
  const Actor& actor;
  Command& command;
  const CommandKey& key;
  Instant received_at;
};

/// What the hooks said, and of which facts: said of other facts it does not count.
struct JournalRecorder::HookWords {
  std::optional<std::string> revision;  ///< none: there were no facts to ask of
  std::vector<Decision> decisions;
};

Decision refused_by(Problem problem) {
  Decision decision;
  decision.findings.push_back({Verdict::refused, std::move(problem)});
  return decision;
}

Result<Recorded> JournalRecorder::run(const Actor& actor, Command& command, const CommandKey& key,
                                      Instant received_at) {
  const Call call{actor, command, key, received_at};
  for (int attempt = 0; attempt < most_tries; ++attempt) {
    const HookWords hooks = ask_hooks(call);
    Result<Recorded> outcome = Problem{std::string{facts_moved}};
    ports_.database.write(actor.institution, command.priority(), [&](Transaction& transaction) {
      outcome = record(transaction, call, hooks);
      return outcome.ok();
    });
    if (outcome) return outcome;
    if (outcome.problem().code == facts_moved) continue;
    note_refusal(call, outcome.problem());
    return outcome;
  }
  return Problem{"journal.busy"};
}

JournalRecorder::HookWords JournalRecorder::ask_hooks(const Call& call) const {
  HookWords words;
  Result<Facts> facts = Facts{};
  ports_.database.read(call.actor.institution, [&](Transaction& transaction) {
    const auto role = ports_.access.allow(transaction, call.actor, call.command.permission(), call.command.object());
    if (!role) return;
    facts = call.command.facts(transaction, call.actor, *role, call.received_at);
  });
  if (!facts) return words;
  for (const JudgedChange& judged : facts->changes) {
    const auto regulation = regulation_for(call, judged);
    if (!regulation || !regulation->has_hook(judged.change)) {
      words.decisions.emplace_back();
      continue;
    }
    words.decisions.push_back(regulation->ask_hook(judged.change, call.received_at));
  }
  words.revision = facts->revision;
  return words;
}

std::shared_ptr<const Regulation> JournalRecorder::regulation_for(const Call& call, const JudgedChange& judged) const {
  return ports_.regulations.in_force_for(call.actor.institution, judged.judged_on, group_of(judged.change));
}

bool JournalRecorder::has_hook(const Call& call, const Facts& facts) const {
  return std::any_of(facts.changes.begin(), facts.changes.end(), [&](const JudgedChange& judged) {
    const auto regulation = regulation_for(call, judged);
    return regulation && regulation->has_hook(judged.change);
  });
}

Result<Recorded> JournalRecorder::record(Transaction& transaction, const Call& call, const HookWords& hooks) const {
  const auto role = ports_.access.allow(transaction, call.actor, call.command.permission(), call.command.object());
  if (!role) return role.problem();
  if (const auto kept = kept_answer(transaction, call.actor.person, call.key.key)) return repeated(*kept, call.key);
  auto facts = call.command.facts(transaction, call.actor, *role, call.received_at);
  if (!facts) return std::move(facts).problem();
  return decide_and_write(transaction, call, *facts, hooks);
}

Result<Recorded> JournalRecorder::decide_and_write(Transaction& transaction, const Call& call, Facts& facts,
                                                   const HookWords& hooks) const {
  if (hooks.revision != facts.revision && has_hook(call, facts)) return Problem{std::string{facts_moved}};
  auto decisions = judge(call, facts, hooks);
  if (!decisions) return std::move(decisions).problem();

  const bool none = !decisions->empty() && std::none_of(decisions->begin(), decisions->end(), permits);
  const bool all = std::all_of(decisions->begin(), decisions->end(), permits);
  if (none || (!all && !call.command.partial())) {
    append_audit(transaction, ports_.random, audit_of_refusal(call.actor, call.command, *decisions), call.received_at);
    return Recorded{{}, *std::move(decisions), {}, false};
  }
  auto written = call.command.write(transaction, call.actor, *decisions, call.received_at);
  if (!written) return std::move(written).problem();
  const EventId event = append_event(transaction, call.command.event_type(), call.command.schema_version(),
                                     written->payload, call.actor.person, call.received_at);
  append_audit(transaction, ports_.random, audit_of_fact(call.actor, call.command, event, *decisions),
               call.received_at);
  keep_answer(transaction, call.actor.person, call.key, event, written->answer, to_json(*decisions), call.received_at);
  return Recorded{event, *std::move(decisions), std::move(written->answer), false};
}

Result<std::vector<Decision>> JournalRecorder::judge(const Call& call, const Facts& facts,
                                                     const HookWords& hooks) const {
  std::vector<Decision> decisions;
  decisions.reserve(facts.changes.size());
  std::shared_ptr<const Regulation> regulation;
  using Judged = std::pair<CivilDate, GroupId>;
  std::optional<Judged> regulation_of;
  for (std::size_t at = 0; at < facts.changes.size(); ++at) {
    const JudgedChange& judged = facts.changes[at];
    if (judged.problem) {
      decisions.push_back(refused_by(*judged.problem));
      continue;
    }
    const Judged by{judged.judged_on, group_of(judged.change)};
    if (regulation_of != by) {
      regulation = regulation_for(call, judged);
      regulation_of = by;
    }
    if (!regulation) return Problem{"regulation.none_in_force", {{"date", to_russian(judged.judged_on)}}};
    decisions.push_back(regulation->decide(judged.change, call.received_at));
    decisions.back().script_hash = regulation->info().script_hash;
    if (hooks.revision == facts.revision && at < hooks.decisions.size())
      merge(decisions.back(), Decision{hooks.decisions[at]});
  }
  return decisions;
}

void JournalRecorder::note_refusal(const Call& call, const Problem& problem) const {
  ports_.database.write(call.actor.institution, call.command.priority(), [&](Transaction& transaction) {
    append_audit(transaction, ports_.random, audit_of_refusal(call.actor, call.command, {refused_by(problem)}),
                 call.received_at);
    return true;
  });
}

}  // namespace vestnik
