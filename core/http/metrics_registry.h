#pragma once
/// The service's metrics, written as Prometheus text (exposition format 0.0.4).
#include <atomic>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "ports/metrics.h"

namespace vestnik {

/// Any thread. Known series cost a look-up under a shared lock and an atomic addition. At most `most_series` series:
/// further ones are dropped and counted in vestnik_metrics_dropped_total, so that a label somebody else can choose
/// cannot fill the memory.
class MetricsRegistry final : public Metrics {
 public:
  explicit MetricsRegistry(std::size_t most_series = 4096);
  ~MetricsRegistry() override;

  void count(std::string_view name, Labels labels, double by) override;
  void gauge(std::string_view name, Labels labels, double value) override;
  /// Buckets from 0.5 ms to a day.
  void observe(std::string_view name, Labels labels, double seconds) override;
  [[nodiscard]] std::string text() const override;

  static constexpr std::string_view content_type = "text/plain; version=0.0.4; charset=utf-8";

 private:
  enum class Kind { counter, gauge, histogram };
  struct Series;

  Series* find(Kind kind, std::string_view name, Labels labels);
  Series* create(Kind kind, std::string_view name, Labels labels, const std::string& key);

  const std::size_t most_series_;
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, std::unique_ptr<Series>> series_;      // guarded by mutex_
  std::map<std::string, std::map<std::string, const Series*>> ordered_;  // by name, then labels; guarded by mutex_
  std::atomic<std::uint64_t> dropped_{0};
};

}  // namespace vestnik
