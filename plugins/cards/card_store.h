#pragma once
/// What stands in the cards, with every former value, and who confirmed a card when.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::cards {

struct Entry {
  std::string field;
  std::string value;
  std::int64_t version = 0;
  Instant changed_at;
};

struct Former {
  std::string field;
  std::string value;
  std::int64_t version = 0;
  PersonId actor;
  Instant recorded_at;
};

struct Confirmation {
  PersonId by;
  Instant at;
};

/// A line of a class's cards.
struct CardState {
  PersonId student;
  std::string name;
  std::vector<std::string> filled;  ///< words of fields with a value
  std::optional<Confirmation> confirmed;
  bool has_consent = false;  ///< somebody's consent for the student, or his own, stands
};

struct HealthLine {
  std::string name;
  bool adult = false;
  std::string health_group;
  std::string physical_group;
  PersonId person{};
};

[[nodiscard]] std::vector<Entry> card_of(Transaction& transaction, PersonId person);
[[nodiscard]] std::int64_t version_of(Transaction& transaction, PersonId person, std::string_view field);
/// Every value there ever was, newest first.
[[nodiscard]] std::vector<Former> history_of(Transaction& transaction, PersonId person);
void write_entry(Transaction& transaction, PersonId person, const Entry& after, PersonId actor);
[[nodiscard]] std::optional<Confirmation> confirmation_of(Transaction& transaction, PersonId person);
void confirm_card(Transaction& transaction, PersonId person, const Confirmation& confirmation);

/// Last check of a card of the staff, apart from what a class teacher says of the same person's card as a parent.
[[nodiscard]] std::optional<Confirmation> staff_check_of(Transaction& transaction, PersonId person);
void check_staff_card(Transaction& transaction, PersonId person, const Confirmation& check);
[[nodiscard]] std::vector<CardState> cards_of_group(Transaction& transaction, GroupId group, CivilDate on);
[[nodiscard]] std::vector<HealthLine> health_list(Transaction& transaction, GroupId group, CivilDate on);
[[nodiscard]] std::string name_of_group(Transaction& transaction, GroupId group);
/// Whether the person signed that he discloses nothing (labinsk-3.14b).
[[nodiscard]] bool signed_agreement(Transaction& transaction, PersonId person, CivilDate on);
[[nodiscard]] bool is_guardian_of(Transaction& transaction, PersonId guardian, PersonId student);
[[nodiscard]] bool is_college(Transaction& transaction);

}  // namespace vestnik::cards
