#pragma once
/// What a student who comes of age wants his family to know (Civil Code of Russia, article 21): their rights end with
/// the last day of his minority, unless he permits them to go on, by paper or in his own cabinet, and for as long.
#include <string>

#include "ports/recorder.h"
#include "records/adult_word_store.h"

namespace vestnik {

/// Event "adult_word.recorded". A permission given before the birthday begins on it; one that is taken back ends at
/// once, with what was planned and has not left. Problems: "journal.not_a_guardian", "journal.not_near_full_age",
/// "journal.signed_in_the_future", "journal.adult_word_stands" when it is so already.
class RecordAdultWord final : public Command {
 public:
  RecordAdultWord(AdultWord word, std::string as_asked) : word_(std::move(word)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"adult_word", "record"}; }
  [[nodiscard]] Object object() const override { return Object::student(word_.student); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  AdultWord word_;
  std::string as_asked_;
  CivilDate of_age_;      ///< as facts() found it
  std::string relation_;  ///< of the guardianship the permission goes on from
};

}  // namespace vestnik
