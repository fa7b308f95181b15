#pragma once
/// Counters and histograms, read as Prometheus text at `/metrics`. Labels are names of gateways, rules and outcomes,
/// never of people.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace vestnik {

using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// Any thread.
class Metrics {
 public:
  virtual ~Metrics() = default;
  virtual void count(std::string_view name, Labels labels = {}, double by = 1) = 0;
  virtual void gauge(std::string_view name, Labels labels, double value) = 0;
  /// A duration in seconds.
  virtual void observe(std::string_view name, Labels labels, double seconds) = 0;
  [[nodiscard]] virtual std::string text() const = 0;
};

}  // namespace vestnik
