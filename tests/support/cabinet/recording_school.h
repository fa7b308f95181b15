#pragma once
/// The school with the real recorder and the regulation of Syzran: what a plugin's commands meet in the service.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "journal/recorder.h"
#include "lua/loader.h"
#include "support/cabinet/plugin_host.h"

namespace vestnik::tests {

class RecordingSchool : public ::testing::Test {
 protected:
  RecordingSchool()
      : host_(school_, nullptr),
        recorder_({school_.database(), school_.access(), host_.book(), school_.zones(), random_}) {
    host_.record_with(recorder_);
    const auto loaded = load_regulation_file(std::string{VESTNIK_SOURCE_DIR} + "/scripts_lua/regulations/syzran.lua");
    EXPECT_TRUE(loaded.regulation) << (loaded.problems.empty() ? "" : loaded.problems.front().code);
    host_.book().regulation = loaded.regulation;
  }

  /// The body of an answer with the status.
  nlohmann::json expect(int status, const Response& response) {
    EXPECT_EQ(response.status, status) << response.body;
    return nlohmann::json::parse(response.body);
  }
  /// Events of a type, oldest first.
  std::vector<Event> events(const std::string& type) {
    std::vector<Event> found;
    school_.database().read(school, [&](Transaction& tx) {
      tx.query("SELECT id, payload, actor_id FROM event WHERE institution_id = $1 AND type = $2 ORDER BY id",
               {school, type}, [&](const Row& row) {
                 found.push_back(Event{row.id<EventId>(0), school, type, 1, row.string(1), {}, row.id<PersonId>(2)});
               });
    });
    return found;
  }
  std::string key() { return "key-" + std::to_string(++keys_); }

  School school_;
  PluginHost host_;
  SystemRandom random_;
  JournalRecorder recorder_;
  int keys_ = 0;
};

}  // namespace vestnik::tests
