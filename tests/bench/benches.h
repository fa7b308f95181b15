#pragma once
/// The measurements. Each makes what it needs, prints its rounds' progress to standard error and answers its rows.
#include <vector>

#include "measure.h"

namespace vestnik::bench {

/// Of what is measured in percents.
inline constexpr int whole = 100;

[[nodiscard]] std::vector<Figure> measure_decision(int rounds);
[[nodiscard]] std::vector<Figure> measure_loading(int rounds);
[[nodiscard]] std::vector<Figure> measure_recording(int rounds);
[[nodiscard]] std::vector<Figure> measure_diary(int rounds);
/// One round: the evening peak, quiet and beside attacks.
[[nodiscard]] std::vector<Figure> measure_evening(int rounds);
[[nodiscard]] std::vector<Figure> measure_delivery(int rounds);
/// The same messages through Postfix's queue, injected and delivered to the same sink.
[[nodiscard]] std::vector<Figure> measure_postfix(int rounds);
/// Against Kannel with the better of two windows.
[[nodiscard]] std::vector<Figure> measure_smpp(int rounds);
/// One round, however many are asked for; so are the next ones.
[[nodiscard]] std::vector<Figure> measure_queue(int rounds);
[[nodiscard]] std::vector<Figure> measure_overtaking(int rounds);
[[nodiscard]] std::vector<Figure> measure_neighbours(int rounds);
/// One round, as is the simulation. `percent` of the institutions, with so much of the time allowed.
[[nodiscard]] std::vector<Figure> measure_duties(int percent);
[[nodiscard]] std::vector<Figure> measure_start(int rounds);
/// Makes a journal of a million facts first, or `percent` of them, which takes a minute or two.
[[nodiscard]] std::vector<Figure> measure_simulation(int percent);

}  // namespace vestnik::bench
