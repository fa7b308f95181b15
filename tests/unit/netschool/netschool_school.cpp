#include "unit/netschool/netschool_school.h"

#include "journal/program_access.h"
#include "records/account_store.h"
#include "support/exchange_call.h"

namespace vestnik::tests {

NetSchool::NetSchool() {
  school_.migrate("internal_mail", internal_mail::migrations());
  school_.migrate("mail", mail::migrations());
  school_.migrate("bulletin", bulletin::migrations());
  host_.offer(desk);
  host_.offer(api);
  diary_.contribute();
  board_.contribute();
  mail_.contribute();
  std::vector<Route> all = host_.routes();
  for (Route& route : session_routes(ports)) all.push_back(std::move(route));
  EXPECT_TRUE(api.open(std::move(all)));
  net_.contribute();
  for (const Route& route : host_.routes()) EXPECT_TRUE(router.add(route)) << route.pattern;
}

NetAnswer NetSchool::send(const std::string& method, const std::string& target, const Headers& headers,
                          const std::string& body) {
  const ExchangeRules rules{router, table, school_.clock(), [](std::string_view) { return std::nullopt; }, {},
                            {},     true};
  std::vector<std::pair<std::string, std::string>> fields{{"Host", "school.example"},
                                                          {"Content-Length", std::to_string(body.size())}};
  fields.insert(fields.end(), headers.begin(), headers.end());
  const Response response = exchange_call(rules, method, target, fields, body);
  return {response.status, std::string{response.content()}, response.headers};
}

std::string NetSchool::app_password_of(PersonId person) {
  const std::string secret = new_app_secret(random_);
  IssueAppPassword command{"Client", secret, seal, random_};
  const auto issued = recorder_.run(School::actor(person), command, {key(), "1"}, school_.clock().now());
  EXPECT_TRUE(issued && issued->event);
  return secret;
}

void NetSchool::open_for(PersonId person) {
  const std::string login = "login" + std::to_string(++accounts_);
  school_.database().write(school, Priority::person, [&](Transaction& transaction) {
    set_account_state(transaction, add_account(transaction, person, login, "code", school_.clock().now()),
                      account_state::active);
    return true;
  });
  const NetAnswer answer = sign_in(login, app_password_of(person));
  EXPECT_EQ(answer.status, 200) << answer.body;
}

NetAnswer NetSchool::sign_in(const std::string& login, const std::string& secret) {
  const Json data = send("POST", "/webapi/auth/getdata").json();
  const std::string pw2 = netschool::proof_of(data["salt"].get<std::string>(), secret);
  const std::string form = "LoginType=1&scid=1&UN=" + login + "&PW=" + pw2.substr(0, secret.size()) + "&pw2=" + pw2 +
                           "&lt=" + data["lt"].get<std::string>() + "&ver=" + data["ver"].get<std::string>();
  NetAnswer answer = send("POST", "/webapi/login", {{"Content-Type", "application/x-www-form-urlencoded"}}, form);
  const Json session = answer.json();
  at = session.is_object() ? session.value("at", "") : "";
  return answer;
}

void NetSchool::lesson(int id, const std::string& date, int number, GroupId group, int subject,
                       const std::string& state, const std::string& due) {
  const auto starts = std::to_string(to_microseconds(*parse_iso_instant(date + "T04:00:00Z")));
  school_.run("INSERT INTO lesson VALUES (1, " + std::to_string(id) + ", '" + date + "', " + std::to_string(number) +
              ", " + std::to_string(group.value) + ", " + std::to_string(subject) + ", 30, 30, " + starts + ", " +
              starts + ", 1, '214', '" + state + "', 'Степени', 'П. 12 <№ 3>', " + due + ", 1, 0)");
}

void NetSchool::mark(int id, int in_lesson, PersonId student, const std::string& first, const std::string& second,
                     int task) {
  school_.run("INSERT INTO mark VALUES (1, " + std::to_string(id) + ", " + std::to_string(in_lesson) + ", " +
              std::to_string(task) + ", " + std::to_string(student.value) + ", " + first + ", " + second +
              ", 1, 0, 30)");
}

}  // namespace vestnik::tests
