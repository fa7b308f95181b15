#include "records/audit_verification.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "base/digest.h"
#include "records/audit_chain.h"

namespace vestnik {
namespace {

constexpr int links_at_once = 1000;

struct ReadLink {
  AuditLink link;
  std::optional<std::string> salt;
  std::string payload;
};

class Walk {
 public:
  Walk(Transaction& transaction, std::span<const KnownHead> known) : transaction_(transaction), known_(known) {}

  AuditReport run() {
    while (report_.first_broken == 0 && take_page()) {
    }
    if (report_.first_broken == 0) look_at_ends();
    return std::move(report_);
  }

 private:
  void broken(std::int64_t link, std::string_view fault) {
    if (report_.first_broken != 0 && report_.first_broken <= link) return;
    report_.first_broken = link;
    report_.fault = fault;
  }

  [[nodiscard]] std::vector<ReadLink> read_page() {
    return transaction_.all(
        "SELECT l.id, l.previous, l.commitment, l.hash, l.recorded_at, l.events_until, l.events_digest, p.salt,"
        " p.payload FROM audit_link l LEFT JOIN audit_payload p ON p.institution_id = l.institution_id AND p.id = l.id"
        " WHERE l.institution_id = $1 AND l.id > $2 ORDER BY l.id LIMIT $3",
        {transaction_.institution(), seen_, links_at_once}, [](const Row& row) {
          ReadLink read{{row.integer(0), row.string(1), row.string(2), row.string(3), row.instant(4),
                         row.optional_integer(5), row.string(6)},
                        std::nullopt,
                        row.string(8)};
          if (!row.is_null(7)) read.salt = row.string(7);
          return read;
        });
  }

  bool take_page() {
    const std::vector<ReadLink> page = read_page();
    if (page.empty()) return false;
    seen_ = page.back().link.id;
    for (const ReadLink& read : page) {
      take(read);
      if (report_.first_broken != 0) return false;
    }
    return compare_events(page);
  }

  void take(const ReadLink& read) {
    const std::int64_t expected = report_.links + 1;
    const AuditLink& link = read.link;
    if (link.id != expected) return broken(expected, "audit.link_missing");
    const bool older = !link.events_until;
    if (link.previous != report_.head || link.hash != hash_of(link) || (older && covering_)) {
      return broken(expected, "audit.link_changed");
    }
    covering_ = !older;
    if (!read.salt) {
      missing_.insert(link.id);
    } else if (keyed_digest(*read.salt, read.payload) != link.commitment) {
      return broken(expected, "audit.payload_changed");
    } else if (const auto erased = erased_by(read.payload)) {
      acted_.insert(erased->begin(), erased->end());
    }
    if (const KnownHead* head = head_at(link.id); head != nullptr && head->head != link.hash) {
      return broken(expected, "audit.head_contradicts");
    }
    ++report_.links;
    report_.head = link.hash;
  }

  /// Heads may be known twice for one link; any that differs tells.
  const KnownHead* head_at(std::int64_t link) {
    const KnownHead* last = nullptr;
    while (next_known_ < known_.size() && known_[next_known_].links <= link) {
      const KnownHead& head = known_[next_known_++];
      if (last == nullptr || head.head != known_[next_known_ - 1].head) last = &head;
    }
    return last;
  }

  /// Events of the page's links, in one reading: each goes to the link that covers it.
  bool compare_events(const std::vector<ReadLink>& page) {
    std::int64_t until = report_.events;
    for (const ReadLink& read : page) until = std::max(until, read.link.events_until.value_or(0));
    auto at = page.begin();
    std::string made;
    std::int64_t next = report_.events + 1;
    const auto close_until = [&](std::int64_t event) {
      while (at != page.end() && at->link.events_until.value_or(0) < event) {
        const bool covers = at->link.events_until.has_value();
        if (covers && (made != at->link.events_digest || *at->link.events_until != next - 1)) {
          return broken(at->link.id, "audit.event_changed");
        }
        if (covers) made.clear();
        ++at;
      }
    };
    transaction_.query(
        "SELECT id, type, schema_version, payload, actor_id, recorded_at FROM event WHERE institution_id = $1"
        " AND id > $2 AND id <= $3 ORDER BY id",
        {transaction_.institution(), report_.events, until}, [&](const Row& event) {
          if (report_.first_broken != 0) return;
          close_until(event.integer(0));
          if (report_.first_broken != 0) return;
          if (at == page.end() || event.integer(0) != next++) {
            return broken(at == page.end() ? seen_ : at->link.id, "audit.event_changed");
          }
          made = with_event(made, event);
        });
    if (report_.first_broken == 0) close_until(until + 1);
    report_.events = until;
    return report_.first_broken == 0;
  }

  [[nodiscard]] std::int64_t number(std::string_view sql, std::int64_t above) {
    return transaction_
        .one(sql, {transaction_.institution(), above},
             [](const Row& row) { return row.optional_integer(0).value_or(0); })
        .value_or(0);
  }

  void look_at_ends() {
    for (const std::int64_t link : missing_) {
      if (!acted_.contains(link)) broken(link, "audit.payload_missing");
    }
    report_.erased = static_cast<std::int64_t>(missing_.size());
    if (number("SELECT COUNT(*) FROM audit_payload WHERE institution_id = $1 AND (id > $2 OR id < 1)", report_.links) !=
        0) {
      broken(report_.links + 1, "audit.payload_added");
    }
    // Of a chain of earlier versions the events are covered by the next link to come.
    if (covering_ &&
        number("SELECT COUNT(*) FROM event WHERE institution_id = $1 AND (id > $2 OR id < 1)", report_.events) != 0) {
      broken(report_.links + 1, "audit.event_added");
    }
    if (next_known_ < known_.size()) broken(report_.links + 1, "audit.behind_head");
    if (number("SELECT MAX(value) FROM counter WHERE institution_id = $1 AND name = 'audit' AND value > $2",
               report_.links) != 0) {
      broken(report_.links + 1, "audit.links_cut_off");
    }
  }

  Transaction& transaction_;
  std::span<const KnownHead> known_;
  std::size_t next_known_ = 0;
  AuditReport report_;
  std::int64_t seen_ = 0;
  bool covering_ = false;
  std::set<std::int64_t> missing_;
  std::set<std::int64_t> acted_;
};

}  // namespace

AuditReport verify_audit(Transaction& transaction, std::span<const KnownHead> known) {
  return Walk{transaction, known}.run();
}

}  // namespace vestnik
