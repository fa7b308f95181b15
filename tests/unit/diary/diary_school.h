#pragma once
/// The school with the diary plugged in, and a week of lessons to read.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "plugins/diary/routes.h"
#include "support/cabinet/plugin_host.h"

namespace vestnik::tests {

class DiarySchool : public ::testing::Test {
 protected:
  DiarySchool() : host_(school_, nullptr), routes_(host_, 16) { routes_.contribute(); }

  /// Lesson of a group at 8:00 Samara time on the date; 0 as `subject` is not allowed.
  void lesson(int id, const std::string& date, int number, GroupId group, int subject,
              const std::string& topic = "Тема") {
    const auto starts = std::to_string(to_microseconds(*parse_iso_instant(date + "T04:00:00Z")));
    school_.run("INSERT INTO lesson VALUES (1, " + std::to_string(id) + ", '" + date + "', " + std::to_string(number) +
                ", " + std::to_string(group.value) + ", " + std::to_string(subject) + ", 30, 30, " + starts + ", " +
                starts + ", 1, '214', 'held', '" + topic + "', 'П. 12, № 3', '2026-10-16', 1, 0)");
  }
  void task(int id, int in_lesson, const std::string& kind, const std::string& title, int weight) {
    school_.run("INSERT INTO task VALUES (1, " + std::to_string(id) + ", " + std::to_string(in_lesson) + ", '" + kind +
                "', '" + title + "', " + std::to_string(weight) + ", 30, 0)");
  }
  void mark(int id, int in_lesson, PersonId student, const std::string& first, const std::string& second = "NULL",
            int for_task = 0) {
    school_.run("INSERT INTO mark VALUES (1, " + std::to_string(id) + ", " + std::to_string(in_lesson) + ", " +
                std::to_string(for_task) + ", " + std::to_string(student.value) + ", " + first + ", " + second +
                ", 1, 0, 30)");
  }
  void missed(int id, int in_lesson, PersonId student, const std::string& code, const std::string& reason) {
    school_.run("INSERT INTO attendance VALUES (1, " + std::to_string(id) + ", " + std::to_string(in_lesson) + ", " +
                std::to_string(student.value) + ", '" + code + "', '" + reason + "', 1, 0, 30)");
  }

  nlohmann::json read(const std::string& target, PersonId person) {
    const Response response = host_.get(target, person);
    EXPECT_EQ(response.status, 200) << response.body;
    return nlohmann::json::parse(response.body);
  }

  School school_;
  PluginHost host_;
  diary::DiaryRoutes routes_;
};

}  // namespace vestnik::tests
