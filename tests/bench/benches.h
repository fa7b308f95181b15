#pragma once
/// The measurements. Each makes what it needs, prints its rounds' progress to standard error and answers its rows.
#include <vector>

#include "measure.h"

namespace vestnik::bench {

[[nodiscard]] std::vector<Figure> measure_decision(int rounds);
[[nodiscard]] std::vector<Figure> measure_loading(int rounds);
[[nodiscard]] std::vector<Figure> measure_recording(int rounds);
[[nodiscard]] std::vector<Figure> measure_diary(int rounds);
[[nodiscard]] std::vector<Figure> measure_delivery(int rounds);
/// The same messages through Postfix's queue, injected and delivered to the same sink.
[[nodiscard]] std::vector<Figure> measure_postfix(int rounds);
/// One round, however many are asked for; so are the next ones.
[[nodiscard]] std::vector<Figure> measure_queue(int rounds);
[[nodiscard]] std::vector<Figure> measure_overtaking(int rounds);
[[nodiscard]] std::vector<Figure> measure_neighbours(int rounds);
[[nodiscard]] std::vector<Figure> measure_duties(int rounds);
[[nodiscard]] std::vector<Figure> measure_start(int rounds);
/// Makes a journal of a million facts first, which takes a minute or two; one round, whatever is asked for.
[[nodiscard]] std::vector<Figure> measure_simulation(int rounds);

}  // namespace vestnik::bench
