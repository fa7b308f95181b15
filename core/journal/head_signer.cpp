#include "journal/head_signer.h"

#include <utility>

#include "base/digest.h"
#include "base/durable_file.h"
#include "base/log.h"
#include "records/audit_chain.h"

namespace vestnik {
namespace {

/// Whether the chain holds what was signed once.
bool holds(Transaction& transaction, const KnownHead& known) {
  const auto hash = hash_of_link(transaction, known.links);
  return hash && *hash == known.head;
}

}  // namespace

bool HeadSigner::step(InstitutionId institution, Instant now, When when) {
  return state_.with([&](State& state) {
    if (!state.opened) open(state);
    AuditEnd end;
    bool set_back = false;
    const auto known = state.from_file.find(institution);
    database_.read(institution, [&](Transaction& transaction) {
      end = audit_end(transaction);
      set_back = known != state.from_file.end() && !holds(transaction, known->second);
    });
    if (set_back) {
      log(LogLevel::error, "journal", "the audit is not the one that was signed",
          {{"institution", institution.value}, {"signed", known->second.links}, {"links", end.links}});
    }
    if (known != state.from_file.end()) state.from_file.erase(known);
    const auto last = state.last.find(institution);
    if (end.links == 0 || (last != state.last.end() && last->second.hash == end.head)) return false;
    if (when == When::by_the_pace && last != state.last.end() && now >= last->second.at &&
        now < last->second.at + pace_.every && end.links < last->second.links + pace_.links) {
      return false;
    }
    sign_head(state, {institution, end.links, std::move(end.head), now, "-", {}});
    return true;
  });
}

void HeadSigner::open(State& state) const {
  make_durable_folder(file_.parent_path());
  const ReadHeads read = read_heads(file_, key_.public_key());
  if (read.first_broken != 0) {
    log(LogLevel::error, "journal", "the file of signed heads is broken",
        {{"line", read.first_broken}, {"fault", read.fault}});
  }
  state = State{};
  state.last_line = read.last_line;
  for (const auto& [institution, heads] : read.heads) {
    state.from_file[institution] = heads.back();
    SignedHead& last = state.last[institution];
    last.hash = heads.back().head;
    last.links = heads.back().links;
  }
  state.opened = true;
}

void HeadSigner::sign_head(State& state, SignedHead head) const {
  if (!state.last_line.empty()) head.previous = digest(state.last_line);
  sign(head, key_);
  std::string line = to_line(head);
  // What has become of a line that failed, the file knows: it is read anew.
  state.opened = false;
  append_line(file_, line);
  state.opened = true;
  state.last_line = std::move(line);
  state.last[head.institution] = std::move(head);
}

}  // namespace vestnik
