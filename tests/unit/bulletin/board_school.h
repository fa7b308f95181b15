#pragma once
#include "plugins/bulletin/announcement_events.h"
#include "plugins/bulletin/migrations.h"
#include "plugins/bulletin/routes.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {

class BoardSchool : public RecordingSchool {
 protected:
  BoardSchool() : routes_(host_) {
    school_.migrate("bulletin", bulletin::migrations());
    routes_.contribute();
  }

  Response post(PersonId person, const std::string& body) {
    return host_.post("/api/v1/announcements", person, body, key());
  }
  /// Posts it and answers its id.
  std::int64_t posted(PersonId person, const std::string& body) {
    return expect(201, post(person, body))["result"]["announcement"].get<std::int64_t>();
  }
  nlohmann::json board(PersonId person, const std::string& query = {}) {
    return expect(200, host_.get("/api/v1/announcements" + query, person));
  }
  std::vector<std::string> titles(PersonId person) {
    std::vector<std::string> found;
    const auto page = board(person);
    for (const auto& one : page["announcements"]) found.push_back(one["title"]);
    return found;
  }

  bulletin::BoardRoutes routes_;
};

}  // namespace vestnik::tests
