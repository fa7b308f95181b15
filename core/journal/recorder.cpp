#include "journal/recorder.h"

#include <algorithm>

#include "journal/audit_note.h"
#include "journal/judging.h"
#include "journal/kept_decisions.h"
#include "records/audit_chain.h"
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

bool permits(const Decision& decision) { return decision.permits(); }

}  // namespace

struct JournalRecorder::Call {
  const Actor& actor;
  Command& command;
  const CommandKey& key;
  Instant received_at;
};

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

Result<Facts> JournalRecorder::facts_of(Transaction& transaction, const Call& call, Role role) const {
  auto facts = call.command.facts(transaction, call.actor, role, call.received_at);
  if (facts) bring_school_days(ports_.regulations, transaction, *facts);
  return facts;
}

HookWords JournalRecorder::ask_hooks(const Call& call) const {
  Result<Facts> facts = Facts{};
  bool allowed = false;
  ports_.database.read(call.actor.institution, [&](Transaction& transaction) {
    const auto role = ports_.access.allow(transaction, call.actor, call.command.permission(), call.command.object());
    if (!role) return;
    allowed = true;
    facts = facts_of(transaction, call, *role);
  });
  if (!allowed || !facts) return {};
  return vestnik::ask_hooks(ports_.regulations, call.actor.institution, *facts, call.received_at);
}

Result<Recorded> JournalRecorder::record(Transaction& transaction, const Call& call, const HookWords& hooks) const {
  const auto role = ports_.access.allow(transaction, call.actor, call.command.permission(), call.command.object());
  if (!role) return role.problem();
  if (const auto kept = kept_answer(transaction, call.actor.person, call.key.key)) return repeated(*kept, call.key);
  auto facts = facts_of(transaction, call, *role);
  if (!facts) return std::move(facts).problem();
  return decide_and_write(transaction, call, *facts, hooks);
}

Result<Recorded> JournalRecorder::decide_and_write(Transaction& transaction, const Call& call, Facts& facts,
                                                   const HookWords& hooks) const {
  const InstitutionId institution = call.actor.institution;
  if (hooks.revision != facts.revision && has_hook(ports_.regulations, institution, facts)) {
    return Problem{std::string{facts_moved}};
  }
  auto decisions = judge(ports_.regulations, institution, facts, hooks, call.received_at);
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

void JournalRecorder::note_refusal(const Call& call, const Problem& problem) const {
  ports_.database.write(call.actor.institution, call.command.priority(), [&](Transaction& transaction) {
    append_audit(transaction, ports_.random, audit_of_refusal(call.actor, call.command, {refused_by(problem)}),
                 call.received_at);
    return true;
  });
}

}  // namespace vestnik
