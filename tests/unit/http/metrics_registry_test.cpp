#include "http/metrics_registry.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace vestnik {
namespace {

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

TEST(Metrics, AreWrittenAsPrometheusReadsThem) {
  MetricsRegistry metrics;
  metrics.count("sent_total", {{"gateway", "sms"}, {"outcome", "a\"b\\c\nd"}}, 2);
  metrics.count("sent_total", {{"gateway", "email"}}, 1);
  metrics.gauge("queue_depth", {}, 7);
  metrics.gauge("queue_depth", {}, 3.5);
  const std::string text = metrics.text();
  EXPECT_TRUE(has_line(text, "# TYPE sent_total counter")) << text;
  EXPECT_TRUE(has_line(text, R"(sent_total{gateway="sms",outcome="a\"b\\c\nd"} 2)")) << text;
  EXPECT_TRUE(has_line(text, R"(sent_total{gateway="email"} 1)")) << text;
  EXPECT_TRUE(has_line(text, "queue_depth 3.5")) << text;
}

TEST(Metrics, CountDurationsIntoGrowingBuckets) {
  MetricsRegistry metrics;
  metrics.observe("took_seconds", {{"route", "/x"}}, 0.003);
  metrics.observe("took_seconds", {{"route", "/x"}}, 0.75);
  metrics.observe("took_seconds", {{"route", "/x"}}, 60);
  const std::string text = metrics.text();
  EXPECT_TRUE(has_line(text, R"(took_seconds_bucket{route="/x",le="0.0025"} 0)")) << text;
  EXPECT_TRUE(has_line(text, R"(took_seconds_bucket{route="/x",le="0.005"} 1)")) << text;
  EXPECT_TRUE(has_line(text, R"(took_seconds_bucket{route="/x",le="1"} 2)")) << text;
  EXPECT_TRUE(has_line(text, R"(took_seconds_bucket{route="/x",le="+Inf"} 3)")) << text;
  EXPECT_TRUE(has_line(text, R"(took_seconds_count{route="/x"} 3)")) << text;
}

TEST(Metrics, LoseNothingWhenManyThreadsCount) {
  MetricsRegistry metrics;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&metrics] {
        for (int at = 0; at < 5000; ++at) metrics.count("all_total", {{"n", at % 2 == 0 ? "even" : "odd"}}, 1);
      });
    }
  }
  const std::string text = metrics.text();
  EXPECT_TRUE(has_line(text, R"(all_total{n="even"} 10000)")) << text;
  EXPECT_TRUE(has_line(text, R"(all_total{n="odd"} 10000)")) << text;
}

TEST(Metrics, AreNotFilledUpByALabelSomebodyChooses) {
  MetricsRegistry metrics{10};
  for (int at = 0; at < 1000; ++at) metrics.count("hits_total", {{"path", std::to_string(at)}}, 1);
  const std::string text = metrics.text();
  EXPECT_TRUE(has_line(text, "vestnik_metrics_dropped_total 990")) << text;
}

}  // namespace
}  // namespace vestnik
