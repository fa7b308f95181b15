#include <algorithm>
#include <iostream>

#include "app/audit_heads.h"
#include "app/chosen_institution.h"
#include "app/configured_database.h"
#include "app/verbs.h"
#include "base/random.h"
#include "journal/signed_heads.h"
#include "records/audit_verification.h"

namespace vestnik {
namespace {

std::unique_ptr<Database> opened_for_reading(const CommandSession& session) {
  StorageOptions options;
  options.create = false;
  auto database = open_configured(session.settings(), session.places().data, options);
  if (database) return *std::move(database);
  session.complain(database.problem());
  return nullptr;
}

std::vector<Institution> institutions_in(Database& database) {
  std::vector<Institution> institutions;
  database.read(InstitutionId{}, [&](Transaction& transaction) { institutions = all_institutions(transaction); });
  return institutions;
}

Result<PublicKey> key_of(const CommandSession& session, const AuditWish& wish) {
  if (!wish.key.empty()) {
    if (const auto key = public_key_from_hex(wish.key)) return *key;
    return Problem{"audit.no_key", {{"key", wish.key}}};
  }
  // Verifying makes no key: with a new one every head would look forged.
  const auto file = keys_file(session.settings(), session.places().data);
  if (!std::filesystem::exists(file)) return Problem{"audit.no_key", {{"key", file.string()}}};
  SystemRandom random;
  const auto own = heads_key(session.settings(), session.places().data, random);
  if (!own) return own.problem();
  return own->public_key();
}

void say(const CommandSession& session, const Problem& problem) {
  const ProblemText text = session.messages().explain(problem);
  std::cout << text.title << (text.next.empty() ? "" : " ") << text.next << '\n';
}

/// nullopt: told already.
std::optional<ReadHeads> heads_of(const CommandSession& session, const AuditWish& wish) {
  const std::filesystem::path file =
      wish.heads.empty() ? heads_file(session.settings(), session.places().data) : std::filesystem::path{wish.heads};
  if (!std::filesystem::exists(file)) {
    say(session, Problem{"audit.no_heads", {{"file", file.string()}}});
    return wish.heads.empty() ? std::optional<ReadHeads>{ReadHeads{}} : std::nullopt;
  }
  const auto key = key_of(session, wish);
  if (!key) {
    session.complain(key.problem());
    return std::nullopt;
  }
  return read_heads(file, *key);
}

bool tell_chain(const CommandSession& session, const Institution& institution, const AuditReport& report) {
  const bool whole = report.first_broken == 0;
  const std::string fault = whole ? "" : session.messages().explain(Problem{std::string{report.fault}}).title;
  say(session, Problem{whole ? "audit.whole" : "audit.broken",
                       {{"institution", institution.code},
                        {"count", std::to_string(report.links)},
                        {"events", std::to_string(report.events)},
                        {"broken", std::to_string(report.first_broken)},
                        {"fault", fault},
                        {"head", report.head}}});
  return whole;
}

}  // namespace

int verify_audit_chain(const CommandSession& session, const AuditWish& wish) {
  const auto database = opened_for_reading(session);
  if (!database) return 1;
  const auto read = heads_of(session, wish);
  if (!read) return 1;
  bool whole = read->first_broken == 0;
  if (!whole) {
    const std::string fault = session.messages().explain(Problem{std::string{read->fault}}).title;
    say(session, Problem{"audit.heads_broken", {{"line", std::to_string(read->first_broken)}, {"fault", fault}}});
  } else if (read->lines > 0) {
    say(session, Problem{"audit.heads_whole", {{"count", std::to_string(read->lines)}}});
  }
  const auto institutions = institutions_in(*database);
  for (const auto& [institution, heads] : read->heads) {
    const bool there = std::ranges::any_of(institutions, [&](const Institution& one) { return one.id == institution; });
    if (there) continue;
    say(session, Problem{"audit.institution_gone", {{"institution", std::to_string(institution.value)}}});
    whole = false;
  }
  for (const Institution& institution : institutions) {
    const auto heads = read->heads.find(institution.id);
    const std::vector<KnownHead> known = heads == read->heads.end() ? std::vector<KnownHead>{} : heads->second;
    AuditReport report;
    database->read(institution.id, [&](Transaction& transaction) { report = verify_audit(transaction, known); });
    whole = tell_chain(session, institution, report) && whole;
  }
  return whole ? 0 : 1;
}

int print_audit_key(const CommandSession& session) {
  const auto key = key_of(session, {});
  if (!key) {
    session.complain(key.problem());
    return 1;
  }
  std::cout << to_hex(*key) << '\n';
  return 0;
}

int print_audit(const CommandSession& session, const AuditWish& wish) {
  const auto database = opened_for_reading(session);
  if (!database) return 1;
  const auto institution = chosen_institution(institutions_in(*database), wish.institution);
  if (!institution) {
    session.complain(institution.problem());
    return 1;
  }
  database->read(institution->id, [&](Transaction& transaction) {
    const AuditPage page = read_audit(transaction, wish.filter);
    for (const AuditEntry& entry : page.entries) {
      std::cout << entry.link << ' ' << to_iso(entry.at) << ' ' << (entry.payload.empty() ? "-" : entry.payload)
                << '\n';
    }
  });
  return 0;
}

}  // namespace vestnik
