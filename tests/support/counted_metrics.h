#pragma once
/// Metrics that remember: "name label label" and its value.
#include <map>
#include <string>

#include "ports/metrics.h"

namespace vestnik::tests {

class CountedMetrics final : public Metrics {
 public:
  void count(std::string_view name, Labels labels, double by) override { values[place(name, labels)] += by; }
  void gauge(std::string_view name, Labels labels, double value) override { values[place(name, labels)] = value; }
  /// The last observation.
  void observe(std::string_view name, Labels labels, double seconds) override { values[place(name, labels)] = seconds; }
  std::string text() const override { return {}; }

  std::map<std::string, double> values;

 private:
  static std::string place(std::string_view name, Labels labels) {
    std::string text{name};
    for (const auto& [label, value] : labels) text += " " + std::string{value};
    return text;
  }
};

}  // namespace vestnik::tests
