#pragma once
/// A school on a clock that is moved by hand: the sample school, imported as a school would import it, served over HTTP
/// on a free port of this machine, with everybody signed in. For days that are simulated.
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/runner.h"
#include "app/school_setup.h"
#include "app/session.h"
#include "json/json_value.h"
#include "net/http_client.h"

namespace vestnik {

/// Which school, and the morning its story begins on.
struct SchoolStart {
  SampleSchool sample;
  std::string zone;   ///< of the institution, as the sample's file names it
  std::string first;  ///< ISO instant; the sample is imported then
};

/// What the API answered.
struct Answer {
  int status = 0;
  JsonValue body;
  std::string bytes;  ///< the body as it came
  /// A text member of the body, or "".
  [[nodiscard]] std::string text(std::string_view member) const;
};

/// One thread.
class DaySchool {
 public:
  /// A fresh school in `session.places().data`, which must hold none. nullptr after telling why not.
  static std::unique_ptr<DaySchool> open(const CommandSession& session, const SchoolStart& start);

  /// Moves the clock, to "HH:MM" or "HH:MM:SS", and lets everything that is due happen: planning, settling, delivery.
  void at(std::string_view date, std::string_view time);
  [[nodiscard]] const std::string& date() const { return date_; }
  [[nodiscard]] const std::string& time() const { return time_; }
  [[nodiscard]] Instant now() const { return clock_.now(); }
  /// Where it is served: "http://127.0.0.1:PORT".
  [[nodiscard]] std::string address() const;

  Answer get(PersonId who, const std::string& path);
  Answer post(PersonId who, const std::string& path, const std::string& body);
  Answer put(PersonId who, const std::string& path, const std::string& body);

  /// "Кузнецов Илья"; none when there is nobody of the name.
  [[nodiscard]] PersonId person(std::string_view name);
  [[nodiscard]] PersonId guardian_of(PersonId child);
  [[nodiscard]] LessonId lesson(std::string_view group, std::string_view date, int number);
  [[nodiscard]] PersonId teacher_of(LessonId lesson);
  [[nodiscard]] GroupId group(std::string_view name);
  /// A number, e.g. of a count.
  [[nodiscard]] std::int64_t number(std::string_view sql, std::initializer_list<Value> parameters);

  [[nodiscard]] Service& service() { return *service_; }
  [[nodiscard]] InstitutionId institution() const { return institution_; }
  [[nodiscard]] const TimeZone& zone() const { return zone_; }
  [[nodiscard]] const MessageCatalogue& messages() const { return session_.messages(); }

 private:
  DaySchool(const CommandSession& session, const SchoolStart& start);
  bool prepare();
  Answer call(PersonId who, const std::string& method, const std::string& path, const std::string& body);
  const std::string& token_of(PersonId who);

  const CommandSession& session_;
  SchoolStart start_;
  ManualClock clock_;
  SystemRandom random_;
  std::unique_ptr<Settings> settings_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<Runner> runner_;
  net::HttpClient client_;
  TimeZone zone_;
  InstitutionId institution_;
  std::map<PersonId, std::string> tokens_;
  int calls_ = 0;
  std::string date_;
  std::string time_;
};

}  // namespace vestnik
