#include "scenario/school_of_pains.h"

#include <algorithm>
#include <barrier>
#include <fstream>
#include <iterator>
#include <thread>

#include "json/json_writer.h"

namespace vestnik::tests {

SchoolOfPains::SchoolOfPains() {
  std::filesystem::create_directories(folder.path("in"));
  std::ofstream{folder.path("password")} << "s3cret&+";
  std::filesystem::permissions(folder.path("password"), std::filesystem::perms::owner_read);
}

void SchoolOfPains::open(const OwnSettings& own) {
  OwnSettings settings = own;
  const auto unless_set = [&](const std::string& key, const std::string& value) {
    if (std::ranges::find(settings, key, &OwnSettings::value_type::first) == settings.end()) {
      settings.emplace_back(key, value);
    }
  };
  unless_set("plugins.enabled", "import_csv sms_http maildir internal_mail diary bulletin mail");
  unless_set("gateway.sms_http.driver", "smsc_ru");
  unless_set("gateway.sms_http.url", "http://127.0.0.1:" + std::to_string(port_));
  unless_set("gateway.sms_http.login", "school39");
  unless_set("gateway.sms_http.password", "file:" + folder.path("password"));
  day = std::make_unique<Scenario>(monday_in_syzran(), settings);
  for (const LeftOut& left : day->school().service().left_out()) ADD_FAILURE() << left.name << " " << left.problem.code;
  day->at(monday, "08:00");
}

void SchoolOfPains::provider_comes(const std::string& pause) {
  provider_ = std::make_unique<test::ChildProcess>(
      std::vector<std::string>{"/usr/bin/python3", "-u", VESTNIK_SOURCE_DIR "/tests/scenario/smsc_server.py",
                               folder.path("in"), pause, std::to_string(port_)});
  ASSERT_EQ(provider_->read_port(), port_);
}

void SchoolOfPains::provider_answers(int status) const { std::ofstream{folder.path("in.mood")} << status; }

std::map<std::string, int> SchoolOfPains::copies() const {
  std::map<std::string, int> found;
  for (const auto& file : std::filesystem::directory_iterator{folder.path("in")}) {
    std::ifstream in{file.path()};
    const std::string json{std::istreambuf_iterator<char>{in}, {}};
    ++found[text_of(JsonValue::parse(json).value(), "id")];
  }
  return found;
}

bool SchoolOfPains::nobody_got_two() const {
  return std::ranges::all_of(copies(), [](const auto& one) { return one.second == 1; });
}

std::int64_t SchoolOfPains::sms_in(std::string_view state) {
  return day->count("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND channel = 'sms' AND state = $2",
                    {day->school().institution(), state});
}

std::int64_t SchoolOfPains::sms_planned() {
  return day->count(
      "SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND channel = 'sms' AND state <> 'cancelled'",
      {day->school().institution()});
}

void SchoolOfPains::absent(std::string_view group, std::string_view child, std::string_view code) {
  const Answer answer = day->take_roll(group, monday, 1, {{std::string{child}, std::string{code}}});
  EXPECT_EQ(answer.status, 200) << answer.bytes;
}

void SchoolOfPains::urgent_announcement(const std::string& title) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("title", title).key("groups").begin_array();
  json.value(day->school().group("6-Б").value).end_array().member("urgent", true).end_object();
  const Answer answer = day->school().post(day->person("Громова Елена"), "/api/v1/announcements", body);
  EXPECT_EQ(answer.status, 201) << answer.bytes;
}

Instant SchoolOfPains::instant(std::string_view date, std::string_view time) const {
  return day->school().zone().instant(parse_iso_date(date).value(), parse_clock(time).value());
}

void SchoolOfPains::workers_at(std::string_view date, std::string_view time, int workers) {
  const ManualClock clock{instant(date, time)};
  SystemRandom random;
  std::vector<std::unique_ptr<Service>> services;
  for (int worker = 0; worker < workers; ++worker) services.push_back(day->another_service(clock, random));
  std::barrier together{workers};
  std::vector<std::jthread> threads;
  for (const auto& service : services) {
    threads.emplace_back([&, at_work = service.get()] {
      together.arrive_and_wait();
      at_work->settle(clock.now());
    });
  }
}

}  // namespace vestnik::tests
