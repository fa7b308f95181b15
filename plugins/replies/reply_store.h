#pragma once
/// What families answered, in the plugin's own tables, and whom of the school it concerns.
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::replies {

using ReplyId = Id<struct ReplyTag>;
using ProposalId = Id<struct ProposalTag>;

namespace proposal_state {
inline constexpr std::string_view open = "open";
inline constexpr std::string_view accepted = "accepted";
inline constexpr std::string_view declined = "declined";
}  // namespace proposal_state

struct Reply {
  ReplyId id;
  std::string message_key;
  PersonId guardian;
  std::string body;
  std::string meaning;  ///< "absence", "stop", "unread"
  Instant received_at;
  std::vector<PersonId> children;
};

struct Proposal {
  ProposalId id;
  ReplyId reply;
  PersonId student;
  CivilDate from;
  CivilDate to;
  std::string kind;  ///< "illness", "other"
  std::string state;
  std::optional<Instant> decided_at;
  PersonId decided_by;
};

/// `id` is given by the store; none when this message was taken already.
[[nodiscard]] ReplyId add_reply(Transaction& transaction, const Reply& reply);
[[nodiscard]] std::optional<Reply> find_reply(Transaction& transaction, ReplyId id);
ProposalId add_proposal(Transaction& transaction, const Proposal& proposal);
[[nodiscard]] std::optional<Proposal> find_proposal(Transaction& transaction, ProposalId id);
[[nodiscard]] std::vector<Proposal> proposals_of(Transaction& transaction, ReplyId reply);
void decide_proposal(Transaction& transaction, ProposalId id, std::string_view state, PersonId by, Instant at);

/// What a guardian told of a child, newest first: the proposal and its words.
struct ToldAbsence {
  Proposal proposal;
  std::string words;
  Instant told_at;
};
[[nodiscard]] std::vector<ToldAbsence> absences_told_by(Transaction& transaction, PersonId guardian, PersonId student,
                                                        std::int64_t most, std::int64_t below);
/// Whether a proposal for one of these days of the student still waits.
[[nodiscard]] bool waits_for_decision(Transaction& transaction, PersonId student, CivilDate from, CivilDate to);

/// Newest first; of the reader's own class or, for none, of everybody.
[[nodiscard]] std::vector<Reply> replies_for(Transaction& transaction, PersonId class_teacher, CivilDate today,
                                             std::int64_t most,
                                             std::int64_t below = std::numeric_limits<std::int64_t>::max());

/// Whose telephone it is on the day, at this institution.
[[nodiscard]] std::vector<PersonId> owners_of(Transaction& transaction, std::string_view telephone, CivilDate today);
/// Children the guardian is told of.
[[nodiscard]] std::vector<PersonId> children_of(Transaction& transaction, PersonId guardian, CivilDate today);
/// Whether an absence of the day stands without a reason.
[[nodiscard]] bool is_absent(Transaction& transaction, PersonId student, CivilDate today, std::string_view code);
/// Of the student's class on the day; none when nobody leads it.
[[nodiscard]] PersonId class_teacher_of(Transaction& transaction, PersonId student, CivilDate today);
/// Surname and name.
[[nodiscard]] std::string name_of(Transaction& transaction, PersonId person);

}  // namespace vestnik::replies
