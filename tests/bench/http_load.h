#pragma once
/// A client for load: one thread, many kept-alive connections, each with requests of its own, one after another.
#include <string>
#include <vector>

namespace vestnik::bench {

struct LoadResult {
  double answers_a_second = 0;
  double mean_body = 0;          ///< bytes
  double processor_seconds = 0;  ///< of an answer: client, server and kernel together
};

/// `requests[c]` is what connection c sends in turn, whole requests as bytes. Asks for that long: of two sides the same
/// time, for a machine that is shared gives a short run more than its share. Ends when all is answered.
/// Any answer but 200, and a connection that ends, throw std::runtime_error.
[[nodiscard]] LoadResult run_load(int port, const std::vector<std::vector<std::string>>& requests, double seconds);

}  // namespace vestnik::bench
