#pragma once
#include "plugins/bulletin/migrations.h"
#include "plugins/inspection/check_events.h"
#include "plugins/inspection/check_routes.h"
#include "plugins/inspection/filling_routes.h"
#include "plugins/inspection/migrations.h"
#include "plugins/inspection/overview_routes.h"
#include "plugins/inspection/remark_events.h"
#include "plugins/inspection/remark_routes.h"
#include "plugins/inspection/report_routes.h"
#include "records/lesson_store.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {

class ControlSchool : public RecordingSchool {
 protected:
  ControlSchool()
      : remark_routes_(host_),
        check_routes_(host_),
        filling_routes_(host_),
        report_routes_(host_),
        overview_routes_(host_) {
    school_.migrate("bulletin", bulletin::migrations());
    school_.migrate("inspection", inspection::migrations());
    remark_routes_.contribute();
    check_routes_.contribute();
    filling_routes_.contribute();
    report_routes_.contribute();
    overview_routes_.contribute();
  }

  nlohmann::json page(PersonId person, const std::string& path) {
    return expect(200, host_.get("/api/v1/inspection/" + path, person));
  }
  Response send(PersonId person, const std::string& path, const std::string& body) {
    return host_.post("/api/v1/inspection/" + path, person, body, key());
  }
  /// Raises it and answers its id.
  std::int64_t raised(PersonId person, const std::string& body) {
    return expect(201, send(person, "remarks", body))["result"]["remark"].get<std::int64_t>();
  }
  Response move(PersonId person, std::int64_t remark, const std::string& what, int version,
                const std::string& words = {}) {
    const std::string said = words.empty() ? "" : R"(,"words":")" + words + "\"";
    return send(person, "remarks/" + std::to_string(remark) + "/" + what,
                R"({"expected_version":)" + std::to_string(version) + said + "}");
  }
  std::string code_of(int status, const Response& response) {
    return expect(status, response)["code"].get<std::string>();
  }
  void on_day(const char* noon) { school_.clock().set(*parse_iso_instant(noon)); }

  struct Lesson {
    int id = 0;
    const char* date = "2026-10-13";
    GroupId group = class_7a;
    PersonId teacher = algebra_teacher;
    PersonId planned = algebra_teacher;
    int subject = 1;
    const char* state = "planned";
  };
  /// Two o'clock in Samara to a quarter to three, without topic and roll.
  void lesson(const Lesson& one) {
    const Instant starts = *parse_iso_instant(std::string{one.date} + "T10:00:00Z");
    school_.database().write(school, Priority::person, [&](Transaction& tx) {
      tx.execute("INSERT INTO lesson VALUES ($1, $2, $3, $2, $4, $5, $6, $7, $8, $9, 1, '', $10, '', '', NULL, 1, $8)",
                 {school, one.id, one.date, one.group, one.subject, one.planned, one.teacher, starts,
                  starts + std::chrono::minutes{45}, one.state});
      return true;
    });
  }
  void fill(int id, const char* at, const char* homework = "") {
    school_.database().write(school, Priority::person, [&](Transaction& tx) {
      fill_lesson(tx, LessonId{id}, {LessonState::held, "Степени", homework, std::nullopt},
                  {.at = *parse_iso_instant(at)});
      return true;
    });
  }
  void roll(int id, const char* at) {
    school_.database().write(school, Priority::person, [&](Transaction& tx) {
      tx.execute("INSERT INTO roll_call VALUES ($1, $2, 30, $3, 1)", {school, id, *parse_iso_instant(at)});
      return true;
    });
  }
  void grade(int id, int lesson, PersonId student, int value) {
    school_.database().write(school, Priority::person, [&](Transaction& tx) {
      tx.execute("INSERT INTO mark VALUES ($1, $2, $3, 0, $4, $5, NULL, 1, 0, 30)",
                 {school, id, lesson, student, value});
      return true;
    });
  }
  void absent(int id, int lesson, PersonId student, const char* reason) {
    school_.database().write(school, Priority::person, [&](Transaction& tx) {
      tx.execute("INSERT INTO attendance VALUES ($1, $2, $3, $4, 'Н', $5, 1, 0, 30)",
                 {school, id, lesson, student, reason});
      return true;
    });
  }

  inspection::RemarkRoutes remark_routes_;
  inspection::CheckRoutes check_routes_;
  inspection::FillingRoutes filling_routes_;
  inspection::ReportRoutes report_routes_;
  inspection::OverviewRoutes overview_routes_;
};

}  // namespace vestnik::tests
