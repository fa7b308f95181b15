#pragma once
/// When alerts are a wave: a whole class at once, far more than is usual at that hour, many entered at night. Pure; the
/// numbers are WaveTerms (ports/regulation.h). Counted in students, never in messages: two parents are one alert.
#include <optional>
#include <vector>

#include "ports/regulation.h"
#include "records/wave_store.h"

namespace vestnik {

/// How the messages of a rule come on ordinary days, which says what is out of the ordinary.
enum class WaveNature : std::uint8_t {
  alarm,  ///< one by one, and not to be put off: absences
  news,   ///< low grades, reasons of absence: many of a class, but never the whole of it; nobody telephones about them
  acts,   ///< whole classes at once, as one act of one person: announcements, finals, any grade, events
};
[[nodiscard]] WaveNature wave_nature(const NotifyRule& rule);

/// More students than one act may tell of unasked.
[[nodiscard]] bool is_act_wave(int students, int unasked);
/// What one act may tell of: `times_usual` of the largest class, at night the largest class, `at_least` less one at
/// the least.
[[nodiscard]] int unasked_of_an_act(const WaveTerms& terms, int largest_class, bool by_night);
/// `percent_of_group` per cent of `size` students, and `at_least`.
[[nodiscard]] bool is_group_wave(const WaveTerms& terms, int students, int size);
/// More than `times_usual` times the usual number, and `at_least`. Nothing known of this hour: `at_least` is usual.
[[nodiscard]] bool is_school_wave(const WaveTerms& terms, int students, std::optional<int> usual);
/// `at_least` entered in the quiet hours.
[[nodiscard]] bool is_night_wave(const WaveTerms& terms, int students);
/// The middle one; of two in the middle, what lies between, rounded up. None of none.
[[nodiscard]] std::optional<int> median(std::vector<int> counts);

/// Whether what is left of an open wave is still one; a hold by hand always is.
[[nodiscard]] bool is_still_wave(const WaveTerms& terms, const Wave& wave, int students_left);

}  // namespace vestnik
