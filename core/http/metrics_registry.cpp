#include "http/metrics_registry.h"

#include <array>
#include <charconv>
#include <mutex>

namespace vestnik {
namespace {

// Requests take milliseconds, a message waits for its settle time, the evening's digest or the end of the night.
constexpr std::array<double, 20> bucket_ends{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,  0.25,  0.5,
                                             1,      2.5,   5,      10,    60,   300,   900,  3600, 21600, 86400};

void append_escaped(std::string& out, std::string_view value) {
  for (const char c : value) {
    if (c == '\\' || c == '"') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
}

std::string label_text(Labels labels) {
  std::string text;
  for (const auto& [name, value] : labels) {
    if (!text.empty()) text += ',';
    text += name;
    text += "=\"";
    append_escaped(text, value);
    text += '"';
  }
  return text;
}

void append_number(std::string& out, double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void append_line(std::string& out, std::string_view name, std::string_view suffix, std::string_view labels,
                 double value) {
  out += name;
  out += suffix;
  if (!labels.empty()) {
    out += '{';
    out += labels;
    out += '}';
  }
  out += ' ';
  append_number(out, value);
  out += '\n';
}

}  // namespace

struct MetricsRegistry::Series {
  Kind kind;
  std::atomic<double> value{0};  ///< of a histogram: the sum
  std::array<std::atomic<std::uint64_t>, bucket_ends.size() + 1> buckets{};

  explicit Series(Kind its_kind) : kind(its_kind) {}

  void append_histogram(std::string& out, std::string_view name, std::string_view labels) const {
    const std::string before = labels.empty() ? std::string{} : std::string{labels} + ",";
    std::uint64_t total = 0;
    for (std::size_t at = 0; at < buckets.size(); ++at) {
      total += buckets[at].load(std::memory_order_relaxed);
      std::string with_end = before + "le=\"";
      if (at < bucket_ends.size()) {
        append_number(with_end, bucket_ends[at]);
      } else {
        with_end += "+Inf";
      }
      append_line(out, name, "_bucket", with_end + "\"", static_cast<double>(total));
    }
    append_line(out, name, "_sum", labels, value.load(std::memory_order_relaxed));
    append_line(out, name, "_count", labels, static_cast<double>(total));
  }
};

MetricsRegistry::MetricsRegistry(std::size_t most_series) : most_series_(most_series) {}
MetricsRegistry::~MetricsRegistry() = default;

MetricsRegistry::Series* MetricsRegistry::find(Kind kind, std::string_view name, Labels labels) {
  // Kept by the thread: the common case allocates nothing.
  thread_local std::string key;
  key.assign(name);
  for (const auto& [label, value] : labels) {
    key += '\x1f';
    key += label;
    key += '\x1e';
    key += value;
  }
  {
    const std::shared_lock lock{mutex_};
    const auto found = series_.find(key);
    if (found != series_.end()) return found->second->kind == kind ? found->second.get() : nullptr;
  }
  return create(kind, name, labels, key);
}

MetricsRegistry::Series* MetricsRegistry::create(Kind kind, std::string_view name, Labels labels,
                                                 const std::string& key) {
  const std::unique_lock lock{mutex_};
  const auto found = series_.find(key);
  if (found != series_.end()) return found->second->kind == kind ? found->second.get() : nullptr;
  const auto family = ordered_.find(std::string{name});
  const bool other_kind = family != ordered_.end() && family->second.begin()->second->kind != kind;
  if (other_kind || series_.size() >= most_series_) {
    dropped_.fetch_add(1, std::memory_order_relaxed);
    return nullptr;
  }
  Series* made = series_.emplace(key, std::make_unique<Series>(kind)).first->second.get();
  ordered_[std::string{name}].emplace(label_text(labels), made);
  return made;
}

void MetricsRegistry::count(std::string_view name, Labels labels, double by) {
  if (Series* series = find(Kind::counter, name, labels)) series->value.fetch_add(by, std::memory_order_relaxed);
}

void MetricsRegistry::gauge(std::string_view name, Labels labels, double value) {
  if (Series* series = find(Kind::gauge, name, labels)) series->value.store(value, std::memory_order_relaxed);
}

void MetricsRegistry::observe(std::string_view name, Labels labels, double seconds) {
  Series* series = find(Kind::histogram, name, labels);
  if (series == nullptr) return;
  std::size_t bucket = 0;
  while (bucket < bucket_ends.size() && seconds > bucket_ends[bucket]) ++bucket;
  series->buckets[bucket].fetch_add(1, std::memory_order_relaxed);
  series->value.fetch_add(seconds, std::memory_order_relaxed);
}

std::string MetricsRegistry::text() const {
  static constexpr std::array<std::string_view, 3> kinds{"counter", "gauge", "histogram"};
  std::string out;
  const std::shared_lock lock{mutex_};
  for (const auto& [name, family] : ordered_) {
    const Kind kind = family.begin()->second->kind;
    out += "# TYPE " + name + ' ' + std::string{kinds[static_cast<std::size_t>(kind)]} + '\n';
    for (const auto& [labels, series] : family) {
      if (kind == Kind::histogram) {
        series->append_histogram(out, name, labels);
      } else {
        append_line(out, name, "", labels, series->value.load(std::memory_order_relaxed));
      }
    }
  }
  out += "# TYPE vestnik_metrics_dropped_total counter\n";
  append_line(out, "vestnik_metrics_dropped_total", "", "", static_cast<double>(dropped_.load()));
  return out;
}

}  // namespace vestnik
