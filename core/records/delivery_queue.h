#pragma once
/// The relay's side of the deliveries: claim, receipt, recovery. Write transactions only. The moves are those of
/// domain/delivery.h; a receipt counts only under the fence of the claim that sent the message.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/delivery.h"
#include "domain/ids.h"
#include "ports/database.h"
#include "ports/regulation.h"

namespace vestnik {

struct ClaimTerms {
  std::string_view channel;
  std::string_view gateway;
  std::size_t limit = 200;
  Instant now;
  Instant lease_until;
  Instant due_until;  ///< what is due later stays
  /// Names of the channel's other gateways, each between spaces. What one of them may have delivered is left to it: a
  /// message never goes out over two gateways while the outcome of the first is unknown.
  std::string_view others = {};
  /// What this gateway certainly did not take the last time is left to them.
  bool not_again = false;
};

struct ClaimedDelivery {
  DeliveryId id;
  std::int64_t fence = 0;
  PersonId recipient;
  std::string channel;
  std::string template_name;
  std::string rule;
  std::string clause;
  std::string remaining;
  std::string afterwards;
  InDoubt in_doubt = InDoubt::leave;
  std::string gateway;         ///< the last that had it
  bool may_have_left = false;  ///< an earlier attempt over that gateway ended with an unknown outcome
  std::string receipt;         ///< what the provider called it, "" where it never answered
  int priority = 50;
  int attempts = 0;  ///< this one included: a crash in mid-send must still use up an attempt
  Instant created_at;
  Instant changed_at;
  Instant due;
  std::optional<Instant> event_at;  ///< the oldest record it tells of, once its coverage was read
  std::optional<Instant> expires;
  std::optional<Instant> rendered_at;
  std::string address;
  std::string subject;
  std::string body;
  std::string html;
  std::string unsubscribe;  ///< address of one click, filled in by the claim; "" where there is none
};

/// Whether a claim would find anything: read-only, so that an idle relay does not hold the writer. `others` as in
/// ClaimTerms.
[[nodiscard]] bool has_work(Transaction& transaction, std::string_view channel, std::string_view others, Instant now);
/// Whether leases have run out.
[[nodiscard]] bool has_abandoned(Transaction& transaction, std::string_view channel, Instant now);
/// Takes the most urgent of what is ready, or held or put back and due by `due_until`, and answers the fence of the
/// claim; 0 when there was nothing. Of a hundred thousand that fell due before it, an alert waits for none. What may
/// have left over another gateway becomes ready for that one.
[[nodiscard]] std::int64_t claim_due(Transaction& transaction, const ClaimTerms& terms);
/// What claim_due would take now. Read-only.
[[nodiscard]] std::vector<DeliveryId> due_messages(Transaction& transaction, const ClaimTerms& terms);
/// What is being sent under a fence, most urgent first.
[[nodiscard]] std::vector<ClaimedDelivery> claimed(Transaction& transaction, std::int64_t fence);
/// One message, in whatever state; nothing when another gateway had it last.
struct HeldDelivery {
  ClaimedDelivery delivery;
  DeliveryState state = DeliveryState::held;
};
[[nodiscard]] std::optional<HeldDelivery> delivery_of(Transaction& transaction, DeliveryId id,
                                                      std::string_view gateway);
/// Messages in doubt whose provider is to be asked now.
[[nodiscard]] std::vector<ClaimedDelivery> doubts_to_ask(Transaction& transaction, std::string_view gateway,
                                                         Instant now, std::size_t limit);
/// The provider is asked again at `next`, or never: then the message stays in doubt for people to see. The moment the
/// doubt began stays.
void ask_again(Transaction& transaction, const ClaimedDelivery& delivery, std::optional<Instant> next);

/// What a relay that is gone was sending when its lease ran out.
[[nodiscard]] std::vector<ClaimedDelivery> abandoned(Transaction& transaction, std::string_view channel, Instant now);

/// The text as it goes out now and on every later attempt.
void store_text(Transaction& transaction, const ClaimedDelivery& delivery, Instant now);
/// The text is written anew at this very claim.
void forget_text(Transaction& transaction, ClaimedDelivery& delivery);
void begin_attempt(Transaction& transaction, const ClaimedDelivery& delivery, std::string_view gateway, Instant now);

struct Receipt {
  DeliveryState state = DeliveryState::sent;
  std::string_view reason;     ///< code, "" for sent
  std::string_view outcome;    ///< word for the attempt: "sent", "retry", "refused", "unknown"
  std::string_view why;        ///< the provider's words
  std::string_view receipt;    ///< the provider's id; "" leaves the one that is known
  std::optional<Instant> due;  ///< of a retry
};
/// False when the claim is no longer the message's last one: somebody else sends it now, nothing is changed.
bool finish(Transaction& transaction, DeliveryId delivery, std::int64_t fence, const Receipt& receipt, Instant now);
/// The same for a message in doubt: false when something else, a report, has settled it meanwhile.
bool settle_doubt(Transaction& transaction, DeliveryId delivery, std::int64_t fence, const Receipt& receipt,
                  Instant now);
/// The claimed message waits without having been tried.
void put_off(Transaction& transaction, const ClaimedDelivery& delivery, std::string_view reason, Instant due,
             Instant now);
/// What waits on a channel.
struct Waiting {
  std::string channel;
  DeliveryState state = DeliveryState::held;
  std::int64_t messages = 0;
  std::optional<Instant> oldest_due;
};
/// By channel and state, of held, ready, retry, sending and in_doubt. Reads as many index entries as messages wait.
[[nodiscard]] std::vector<Waiting> waiting_messages(Transaction& transaction);

/// The leases of the claim last until then; nothing when it is over.
void renew_lease(Transaction& transaction, std::int64_t fence, Instant until);
/// Every lease of the institution is over at once: whoever held them is certainly gone.
void end_all_leases(Transaction& transaction, Instant now);
/// Open obligations of everything sent under the fence are told, with the channel as proof.
void tell_obligations(Transaction& transaction, std::int64_t fence, Instant now);

/// How a recipient stands to a student on a day.
struct Standing {
  bool guardian = false;   ///< is, or was, the student's guardian
  bool is_told = false;    ///< … and is to be told today
  bool consent = false;    ///< … and signed a consent that stands
  bool opted_out = false;  ///< … and refused the electronic form
  std::optional<CivilDate> student_born;
};
/// By recipient and student.
using KnownStandings = std::map<std::pair<PersonId, PersonId>, Standing>;
[[nodiscard]] Standing standing_of(Transaction& transaction, PersonId recipient, PersonId student, CivilDate today);

/// One obligation under a claimed message, with the rights that stand now.
struct Coverage : Standing {
  DeliveryId delivery;
  ObligationId obligation;
  PersonId recipient;
  PersonId student;
  bool open = false;                ///< nothing withdrew it and no call told it meanwhile
  bool put_right = false;           ///< a correction of it is on its way: it must not be told any more
  ObligationId corrects;            ///< what it puts right itself
  bool corrects_nothing = false;    ///< … which in the end was never told
  std::optional<Instant> event_at;  ///< when the fact was recorded; nothing for what the calendar gives rise to
};
/// By delivery, then by obligation. `known`: standings that need not be asked again.
[[nodiscard]] std::vector<Coverage> coverage_of_claim(Transaction& transaction, std::int64_t fence, CivilDate today,
                                                      const KnownStandings* known = nullptr);
/// To whom a message goes, whose right to hear of it that is (two may have one telephone), and of whom it speaks.
struct SpokenTo {
  PersonId addressee;
  PersonId recipient;
  PersonId student;
};
/// One for every obligation of the message.
[[nodiscard]] std::vector<SpokenTo> spoken_to(Transaction& transaction, DeliveryId delivery);
/// The message goes on without this obligation.
void uncover(Transaction& transaction, DeliveryId delivery, ObligationId obligation);

}  // namespace vestnik
