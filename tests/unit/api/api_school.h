#pragma once
/// The core's routes over the small school, called as the router would: no sockets.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/api.h"
#include "http/message_catalogue.h"
#include "http/metrics_registry.h"
#include "notify/renderer.h"
#include "records/obligation_store.h"
#include "schedule/core_matters.h"
#include "schedule/duty_look.h"
#include "support/journal_school.h"

namespace vestnik::tests {

using Json = nlohmann::json;

class ApiSchool : public ::testing::Test {
 protected:
  explicit ApiSchool(std::string_view code = "syzran");

  /// `target` with its query, not percent-encoded. Nobody is signed in when `who` is none.
  Response call(Method method, std::string_view target, PersonId who, const std::string& body = {},
                const std::string& key = {});
  Response get(std::string_view target, PersonId who) { return call(Method::get, target, who); }
  Response post(std::string_view target, PersonId who, const Json& body) {
    return call(Method::post, target, who, body.dump());
  }
  Response put(std::string_view target, PersonId who, const Json& body) {
    return call(Method::put, target, who, body.dump());
  }
  /// The body of an answer with this status.
  Json expect(int status, const Response& response);
  /// Whether it is the kept answer of an earlier call.
  static bool replayed(const Response& response) {
    return std::find(response.headers.begin(), response.headers.end(),
                     std::pair<std::string, std::string>{"Idempotent-Replayed", "true"}) != response.headers.end();
  }
  /// The code of a problem document that says all it must: status, title, next step.
  std::string problem(const Response& response);

  /// "/api/v1/lessons/1/marks".
  [[nodiscard]] std::string of_lesson(std::string_view tail = {}) const {
    return "/api/v1/lessons/" + std::to_string(school.lesson.value) + std::string{tail};
  }
  [[nodiscard]] std::string of_anna(std::string_view tail) const {
    return "/api/v1/students/" + std::to_string(school.anna.value) + std::string{tail};
  }
  /// That somebody must be told of Anna's absence.
  [[nodiscard]] Obligation annas_absence() const;
  /// One five for Anna with its task.
  [[nodiscard]] Json five() const;

  JournalSchool school;
  MessageTable messages;
  std::unique_ptr<TemplateRenderer> pages;
  MetricsRegistry metrics;
  DutyBook duties{core_duty_matters(), {}};
  std::vector<Route> routes;

 private:
  int keys_ = 0;
};

}  // namespace vestnik::tests
