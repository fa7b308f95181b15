#pragma once
/// What the words of a message are made of, read at the first claim: the facts as they stand then.
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// One obligation of one message. Empty text where the fact has no such thing.
struct WordRow {
  DeliveryId delivery;
  ObligationId obligation;
  std::string fact_kind;
  std::int64_t fact = 0;
  std::string clause;
  bool correction = false;
  PersonId student;
  std::string child;      ///< first name alone
  std::string pupil;      ///< surname and first name, for a sheet that is handed over
  std::string addressee;  ///< … and to whom: the full name
  std::string group;
  std::optional<CivilDate> date;
  std::int64_t lesson = 0;  ///< place in the day
  std::string subject;
  std::string teacher;  ///< "Савина О. П."
  std::string code;     ///< of attendance, "" = present
  std::string reason;
  std::optional<std::int64_t> first_grade;
  std::optional<std::int64_t> second_grade;
  std::string final_value;
  bool final_late = false;  ///< set after its last day
  bool for_staff = false;   ///< told to somebody who is neither the student nor of his family
  std::string event_type;
  std::string rule;           ///< that tells it
  std::string template_name;  ///< of the message
  bool operator==(const WordRow&) const = default;
};

/// Of the messages of a claim that have no text yet, by delivery, then by day and lesson.
[[nodiscard]] std::vector<WordRow> words_of_claim(Transaction& transaction, std::int64_t fence);
/// The same of one message that nobody has claimed.
[[nodiscard]] std::vector<WordRow> words_of_message(Transaction& transaction, DeliveryId delivery);

}  // namespace vestnik
