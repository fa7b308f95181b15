#include "plugins/replies/reply_commands.h"

#include <algorithm>

#include "answers/institution_day.h"
#include "domain/event_types.h"
#include "json/json_writer.h"

namespace vestnik::replies {
namespace {

std::string id_in_json(const char* member, std::int64_t id) {
  std::string text;
  JsonWriter{text}.begin_object().member(member, id).end_object();
  return text;
}

std::string_view name_of_meaning(Meaning meaning) {
  switch (meaning) {
    case Meaning::absence: return "absence";
    case Meaning::stop: return "stop";
    case Meaning::unread: break;
  }
  return "unread";
}

Result<Proposal> open_proposal(Transaction& transaction, ProposalId id, PersonId student) {
  auto proposal = find_proposal(transaction, id);
  if (!proposal || proposal->student != student) return Problem{"access.not_found"};
  if (proposal->state != proposal_state::open) return Problem{"replies.decided"};
  return *std::move(proposal);
}

}  // namespace

std::string ReceiveReply::describe() const {
  std::string text;
  JsonWriter{text}
      .begin_object()
      .member("guardian", incoming_.guardian.value)
      .member("text", incoming_.text)
      .end_object();
  return text;
}

Result<Facts> ReceiveReply::facts(Transaction&, const Actor&, Role, Instant) { return Facts{}; }

std::vector<PersonId> ReceiveReply::concerned(Transaction& transaction, CivilDate today) const {
  const auto regulation = regulations_.in_force(transaction.institution(), today);
  std::vector<PersonId> absent;
  if (regulation) {
    std::ranges::copy_if(incoming_.children, std::back_inserter(absent), [&](PersonId child) {
      return is_absent(transaction, child, today, regulation->attendance().absence_code);
    });
  }
  if (absent.empty() && incoming_.children.size() == 1) return incoming_.children;
  return absent;
}

Result<Written> ReceiveReply::write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                    Instant now) {
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  Reading reading = read_reply(words_, incoming_.text, *today);
  const auto ill = reading.meaning == Meaning::absence ? concerned(transaction, *today) : std::vector<PersonId>{};
  if (reading.meaning == Meaning::absence && ill.empty()) reading.meaning = Meaning::unread;
  Reply reply{{},
              incoming_.message_key,
              incoming_.guardian,
              incoming_.text,
              std::string{name_of_meaning(reading.meaning)},
              now,
              ill.empty() ? incoming_.children : ill};
  const ReplyId id = add_reply(transaction, reply);
  if (!id) return Problem{"replies.known"};
  for (const PersonId child : ill) {
    add_proposal(transaction, {{}, id, child, *today, *reading.until, "illness", "", {}, {}});
  }
  if (reading.meaning == Meaning::stop) {
    const auto stop = desk_.stop_telephone(incoming_.guardian, incoming_.telephone);
    // Said twice, it is stopped already: the class teacher still reads it.
    if (auto stopped = stop->write(transaction, actor, decisions, now);
        !stopped && stopped.problem().code != "journal.no_such_telephone") {
      return std::move(stopped).problem();
    }
  }
  return Written{id_in_json("reply", id.value), id_in_json("reply", id.value)};
}

std::string_view AcceptProposal::event_type() const { return event_type::notice_entered; }

// In the audit it is the notice that it is: whoever reads or repeats the history needs no proposal for it.
std::string AcceptProposal::describe() const {
  return absence_ ? absence_->describe() : id_in_json("proposal", id_.value);
}

Result<Facts> AcceptProposal::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  const auto proposal = open_proposal(transaction, id_, student_);
  if (!proposal) return proposal.problem();
  const auto regulation = regulations_.in_force(transaction.institution(), proposal->from);
  if (!regulation) return Problem{"regulation.none_in_force", {{"date", to_russian(proposal->from)}}};
  const auto reply = find_reply(transaction, proposal->reply);
  absence_ = desk_.report_absence({student_, proposal->kind, proposal->from, proposal->to,
                                   regulation->attendance().excused_reason,
                                   reply ? name_of(transaction, reply->guardian) : ""});
  return absence_->facts(transaction, actor, role, now);
}

Result<Written> AcceptProposal::write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) {
  auto written = absence_->write(transaction, actor, decisions, now);
  if (written) decide_proposal(transaction, id_, proposal_state::accepted, actor.person, now);
  return written;
}

std::string DeclineProposal::describe() const { return id_in_json("proposal", id_.value); }

Result<Facts> DeclineProposal::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (const auto proposal = open_proposal(transaction, id_, student_); !proposal) return proposal.problem();
  return Facts{};
}

Result<Written> DeclineProposal::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                       Instant now) {
  decide_proposal(transaction, id_, proposal_state::declined, actor.person, now);
  return Written{describe(), describe()};
}

}  // namespace vestnik::replies
