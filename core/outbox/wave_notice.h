#pragma once
/// Shows a held wave to the people on duty: «24 из 24, 6-Б, 1-й урок», counts and a class, never a pupil's name. By
/// internal mail, or whatever else leads to them; at once, before anything else.
#include <vector>

#include "notify/fallback.h"
#include "notify/plan_facts.h"
#include "records/wave_store.h"

namespace vestnik {

/// Kind of fact and stem of the templates.
inline constexpr std::string_view wave_fact = "wave";

/// Who decides waves, in the order they are told: deputy heads and administrators by turns, so that the first two are
/// of different offices, then the directors.
[[nodiscard]] std::vector<PersonId> people_on_duty(Transaction& transaction, CivilDate on);
/// How many of them are told at once.
[[nodiscard]] int first_told(const WaveTerms& terms);

/// Tells those on duty up to the `people`-th who do not know of it yet. Write transaction.
void show_wave(const Fallback& fallback, const Wave& wave, int people);

/// Adds the words of the notice.
void add_wave_words(PluginEvents& told_facts);

}  // namespace vestnik
