#pragma once
/// The school with diary, board and mail plugged in, and the protocol of NetSchool before them: requests pass the front
/// of the server as bytes do, only the sockets are left out.
#include <array>
#include <map>

#include "access/app_password_desk.h"
#include "access/sessions.h"
#include "api/api.h"
#include "http/exchange.h"
#include "http/message_catalogue.h"
#include "http/metrics_registry.h"
#include "http/routed_api.h"
#include "internal_mail/letter_gateway.h"
#include "plugins/bulletin/migrations.h"
#include "plugins/bulletin/routes.h"
#include "plugins/diary/routes.h"
#include "plugins/mail/migrations.h"
#include "plugins/mail/routes.h"
#include "plugins/netschool/password_proof.h"
#include "plugins/netschool/routes.h"
#include "support/cabinet/recording_school.h"
#include "support/session_terms.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {

using Json = nlohmann::json;

struct NetAnswer {
  int status = 0;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;

  [[nodiscard]] Json json() const { return Json::parse(body, nullptr, false); }
  /// Values of a header, in order.
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [key, value] : headers) {
      if (key == name) values.push_back(value);
    }
    return values;
  }
};

class NetSchool : public RecordingSchool {
 protected:
  using Headers = std::map<std::string, std::string>;

  NetSchool();

  /// One request as it comes over the wire.
  NetAnswer send(const std::string& method, const std::string& target, const Headers& headers = {},
                 const std::string& body = {});
  NetAnswer get(const std::string& path) { return send("GET", "/webapi/" + path, {{"at", at}}); }
  NetAnswer post_json(const std::string& path, const Json& body) {
    return send("POST", "/webapi/" + path, {{"at", at}, {"Content-Type", "application/json"}}, body.dump());
  }
  /// Signs a person in as most clients do; the token is in `at`.
  NetAnswer sign_in(const std::string& login, const std::string& secret);
  /// Lets a person in: account, app password, token.
  void open_for(PersonId person);
  std::string app_password_of(PersonId person);

  void lesson(int id, const std::string& date, int number, GroupId group, int subject,
              const std::string& state = "held", const std::string& due = "'2026-10-16'");
  void mark(int id, int in_lesson, PersonId student, const std::string& first, const std::string& second = "NULL",
            int task = 0);

  std::string at;
  MessageTable table{MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages").value()};
  MetricsRegistry metrics;
  SealedText seal{{5}};
  AppPasswordDesk desk{school_.database(), school_.clock(), random_, seal};
  TemporaryFolder keys_;
  Sessions sessions{school_.database(), school_.clock(), random_, session_terms(keys_.root())};
  RoutedApi api{table};
  diary::DiaryRoutes diary_{host_, 16};
  bulletin::BoardRoutes board_{host_};
  mail::MailRoutes mail_{host_};
  netschool::NetSchoolRoutes net_{host_};
  Router router;
  ApiPorts ports{school_.database(), recorder_, school_.access(), host_.book(), sessions,
                 school_.zones(),    table,     metrics,          random_};

 private:
  int accounts_ = 0;
};

}  // namespace vestnik::tests
