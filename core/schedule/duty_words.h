#pragma once
/// The words of a list of duties, and what is left of it, as it is claimed: what was done since it was planned is not
/// in it, and a list that has become empty is not sent.
#include <optional>

#include "notify/plan_facts.h"
#include "ports/render.h"
#include "schedule/duty_look.h"
#include "schedule/school_calendar.h"

namespace vestnik {

/// Of the relays; used inside of write transactions, and so by the writer's thread alone.
class DutyWords {
 public:
  /// All outlive it.
  DutyWords(const DutyBook& book, const RegulationBook& regulations, const MessageCatalogue& messages)
      : book_(book), regulations_(regulations), messages_(messages) {}

  /// Before a claim is put into words: closes the obligations of it whose task is done, and ends these tasks.
  void settle(Transaction& transaction, std::int64_t fence, Instant now);
  /// What a line says of a task to the person who owes it, and to somebody above.
  [[nodiscard]] TemplateData own(Transaction& transaction, std::int64_t task) const;
  [[nodiscard]] TemplateData of_others(Transaction& transaction, std::int64_t task) const;

 private:
  [[nodiscard]] TemplateData line(Transaction& transaction, std::int64_t task) const;

  const DutyBook& book_;
  const RegulationBook& regulations_;
  const MessageCatalogue& messages_;
  /// What the claim under way looks at; made anew by settle(), which begins each.
  struct Look {
    std::shared_ptr<const Regulation> regulation;
    std::unique_ptr<SchoolCalendar> calendar;
    std::unique_ptr<DutyLook> look;
  };
  mutable Look look_;
};

/// What a duty is about, in the institution's own words or the matter's.
[[nodiscard]] std::string duty_sentence(const DutyRule& rule, std::int64_t count, const MessageCatalogue& messages);

/// Makes the words known to whoever builds messages: by kind of fact.
void add_duty_words(PluginEvents& facts, const DutyWords& words);
/// For RelayParts::settle_claim.
[[nodiscard]] std::function<void(Transaction&, std::int64_t, Instant)> settling(DutyWords& words);

}  // namespace vestnik
