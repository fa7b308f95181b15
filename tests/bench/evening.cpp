// The evening peak: two thousand parents at home, each with a session and an address of his own, while teachers enter
// marks; then the same beside clients who drip, and beside floods of wrong passwords.
#include <thread>

#include "access/passwords.h"
#include "app/open_files.h"
#include "app/runner.h"
#include "benches.h"
#include "evening_attacks.h"
#include "evening_homes.h"
#include "json/json_writer.h"
#include "mark_entry.h"
#include "records/account_store.h"
#include "records/session_store.h"
#include "support/temporary_folder.h"

namespace vestnik::bench {
namespace {

using namespace std::chrono_literals;

constexpr int pupils = 1500;
constexpr std::size_t parents = 2000;
/// So every parent opens a page in every phase: 1,250 requests a second. A school's real evening has a tenth of it.
constexpr double pause = 8;
constexpr double seconds_a_phase = 8;
constexpr std::size_t mails_of_each = 20;
/// One in so many comes over a new connection each time, as a telephone does that was put away.
constexpr std::size_t one_new_connection_in = 4;
constexpr std::size_t dripping = 500;
constexpr int wrong_a_second = 500;
constexpr std::size_t flooding_addresses = 5000;
constexpr std::size_t signing_in = 20;
constexpr double most_milliseconds = 50;
constexpr const char* their_password = "три слова подряд";

struct Parent {
  PersonId person;
  AccountId account;
  std::string login;
  PersonId child;
  std::string address;
};

std::string own_address(int net, std::size_t number) {
  return "127." + std::to_string(net) + '.' + std::to_string(number / 250) + '.' + std::to_string(1 + number % 250);
}

std::vector<Parent> parents_of(OpenSchool& school) {
  std::vector<Parent> found;
  school.service().database().read(school.institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT a.person_id, a.id, a.login, MIN(g.student_id) FROM account a JOIN v1_guardian_child g "
        "ON g.institution_id = a.institution_id AND g.guardian_id = a.person_id "
        "WHERE a.institution_id = $1 AND g.sees = 1 GROUP BY a.person_id, a.id, a.login ORDER BY a.id",
        {school.institution()}, [&](const Row& row) {
          found.push_back({row.id<PersonId>(0), row.id<AccountId>(1), row.string(2), row.id<PersonId>(3),
                           own_address(1, found.size())});
        });
  });
  if (found.size() < parents) throw std::runtime_error{"only " + std::to_string(found.size()) + " parents"};
  found.resize(parents);
  return found;
}

void write_to_everybody(OpenSchool& school, const std::vector<Parent>& readers) {
  school.write([&](Transaction& transaction) {
    for (std::size_t mail = 1; mail <= mails_of_each; ++mail) {
      const Instant at = school.clock().now() - std::chrono::hours{mail};
      transaction.execute(
          "INSERT INTO p_mail_message (institution_id, id, sender_id, sender_role, subject, body, sent_at) "
          "VALUES ($1, $2, 1, 'director', 'Собрание', 'В пятницу в 18:00.', $3)",
          {transaction.institution(), static_cast<std::int64_t>(mail), at});
      for (const Parent& reader : readers) {
        transaction.execute(
            "INSERT INTO p_mail_recipient (institution_id, message_id, recipient_id, recipient_role, sent_at) "
            "VALUES ($1, $2, $3, 'parent', $4)",
            {transaction.institution(), static_cast<std::int64_t>(mail), reader.person, at});
      }
    }
  });
}

constexpr const char* page_names[] = {"me", "diary of the week", "homework of the next", "marks", "mail"};

std::vector<std::string> page_of(const Parent& parent, const std::string& token) {
  const std::string student = "/api/v1/students/" + std::to_string(parent.child.value);
  std::vector<std::string> page;
  for (const std::string& target :
       {std::string{"/api/v1/me"}, student + "/diary?from=2026-09-14&to=2026-09-20",
        student + "/diary?from=2026-09-21&to=2026-09-27", student + "/marks", std::string{"/api/v1/mail?limit=20"}}) {
    page.push_back("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token +
                   "\r\nAccept: application/json\r\n\r\n");
  }
  return page;
}

/// In one transaction: two thousand sign-ins, each synced, would take longer than the evening.
std::vector<Home> homes_of(OpenSchool& school, const std::vector<Parent>& all) {
  std::vector<Home> homes;
  const Instant now = school.clock().now();
  school.write([&](Transaction& transaction) {
    for (const Parent& parent : all) {
      const std::string token = school.random().hex(32);
      add_session(transaction,
                  {digest(token), parent.account, parent.person, now, now + 12h, {parent.address, {}}, {}});
      homes.push_back({parent.address, homes.size() % one_new_connection_in != 0, page_of(parent, token)});
    }
  });
  return homes;
}

std::string sign_in_request(const std::string& login, const std::string& password) {
  std::string body;
  JsonWriter{body}
      .begin_object()
      .member("institution", "school-1")
      .member("login", login)
      .member("password", password)
      .end_object();
  return "POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// Half of them against people of the school, half against names nobody has.
std::vector<std::string> wrong_requests(const std::vector<Parent>& all) {
  std::vector<std::string> requests;
  for (const Parent& parent : all) {
    requests.push_back(sign_in_request(parent.login, "не тот пароль"));
    requests.push_back(sign_in_request("nobody" + std::to_string(requests.size()), "не тот пароль"));
  }
  return requests;
}

/// The first of the parents have passwords and have signed in from home before.
std::vector<RightSignIns::Person> give_passwords(OpenSchool& school, const std::vector<Parent>& all) {
  const std::string hash = hash_password(their_password);
  std::vector<RightSignIns::Person> people;
  for (std::size_t at = 0; at < signing_in; ++at) {
    const Parent& parent = all[at];
    school.write([&](Transaction& transaction) { set_password_hash(transaction, parent.account, hash); });
    if (!school.service().sessions().sign_in(
            {"school-1", parent.login, their_password, {}, {}, {parent.address, {}}})) {
      throw std::runtime_error{"a right password was refused"};
    }
    people.push_back({parent.address, sign_in_request(parent.login, their_password)});
  }
  return people;
}

/// The clock goes, and a teacher enters the marks of a class every half second.
class SchoolLife {
 public:
  explicit SchoolLife(OpenSchool& school) : school_(school) {
    for (const std::int64_t group :
         school.numbers("SELECT id FROM study_group WHERE institution_id = $1 ORDER BY id", {school.institution()})) {
      classes_.push_back(read_class(school, GroupId{group}));
    }
    for (; next_ < 2 * classes_.size(); ++next_) enter_marks();
    clock_ = std::jthread{[this](const std::stop_token& stop) { go(stop); }};
    teacher_ = std::jthread{[this](const std::stop_token& stop) { teach(stop); }};
  }

 private:
  void enter_marks() {
    const SchoolClass& made = classes_[next_ % classes_.size()];
    const auto& [lesson, teacher] = made.lessons.at(next_ / classes_.size());
    record_marks(school_, teacher, marks_for_all(lesson, made.students, 4));
  }
  void go(const std::stop_token& stop) {
    auto before = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
      std::this_thread::sleep_for(10ms);
      const auto now = std::chrono::steady_clock::now();
      school_.clock().advance(std::chrono::duration_cast<Microseconds>(now - before));
      before = now;
    }
  }
  void teach(const std::stop_token& stop) {
    for (; !stop.stop_requested(); ++next_) {
      enter_marks();
      std::this_thread::sleep_for(500ms);
    }
  }

  OpenSchool& school_;
  std::vector<SchoolClass> classes_;
  std::size_t next_ = 0;
  std::jthread clock_;
  std::jthread teacher_;
};

Figure figure_of(std::string what, const EveningHeard& heard) {
  const auto all = heard.all();
  std::string measured = in_figures(static_cast<double>(all.size()) / seconds_a_phase) + " answers/s; p50 " +
                         in_figures(percentile(all, 0.5), 1) + ", p99 " + in_figures(percentile(all, 0.99), 1) +
                         ", longest " + in_figures(percentile(all, 1), 1) + " ms; p99 of";
  double worst = 0;
  for (std::size_t place = 0; place < heard.milliseconds.size(); ++place) {
    const double p99 = percentile(heard.milliseconds[place], 0.99);
    worst = std::max(worst, p99);
    measured += std::string{place == 0 ? " " : ", "} + page_names[place] + ' ' + in_figures(p99, 1);
  }
  const bool whole_answers = heard.refused == 0 && heard.broken == 0;
  if (!whole_answers) {
    measured += "; " + std::to_string(heard.refused) + " refused, " + std::to_string(heard.broken) + " broken off";
  }
  return {std::move(what),
          measured,
          "—",
          "—",
          "p99 ≤ " + in_figures(most_milliseconds) + " ms of each, none refused",
          whole_answers && worst <= most_milliseconds};
}

class PeakEvening {
 public:
  PeakEvening(OpenSchool& school, int port, const std::vector<Parent>& all)
      : port_(port),
        homes_(homes_of(school, all)),
        wrong_(wrong_requests(all)),
        people_(give_passwords(school, all)),
        evening_(port, homes_) {
    for (std::size_t at = 0; at < flooding_addresses; ++at) many_.push_back(own_address(2, at));
    (void)evening_.run(1, pause);
  }

  Figure quiet() {
    return figure_of("2,000 signed-in parents, each a page of five requests every 8 s, marks being entered",
                     evening_.run(seconds_a_phase, pause));
  }
  Figure beside_dripping() {
    const SlowLoris loris{port_, dripping};
    const EveningHeard heard = evening_.run(seconds_a_phase, pause);
    return figure_of("the same beside 500 connections that drip a byte a second (" + std::to_string(loris.ended()) +
                         " ended meanwhile)",
                     heard);
  }
  std::vector<Figure> beside_flood(const std::string& what, const std::vector<std::string>& from) {
    SignInFlood flood{port_, wrong_, from, wrong_a_second};
    RightSignIns right{port_, people_, seconds_a_phase * 0.75};
    const EveningHeard heard = evening_.run(seconds_a_phase, pause);
    const RightSignIns::Found found = right.wait();
    std::string answered;
    for (const auto& [status, times] : flood.stop()) {
      answered += (answered.empty() ? "" : ", ") + std::to_string(times) + " of " + std::to_string(status);
    }
    const double longest = found.seconds.empty() ? 0 : percentile(found.seconds, 1);
    constexpr double most_seconds = 10;
    return {figure_of("the same beside 500 wrong sign-ins a second from " + what + " (" + answered + ")", heard),
            {"twenty parents sign in meanwhile",
             "longest " + in_figures(longest, 1) + " s, " + std::to_string(found.left_out) + " left outside", "—", "—",
             "≤ " + in_figures(most_seconds) + " s, 0", found.left_out == 0 && longest <= most_seconds}};
  }

  const std::vector<std::string> one{"127.4.0.1"};
  [[nodiscard]] const std::vector<std::string>& many() const { return many_; }

 private:
  int port_;
  std::vector<Home> homes_;
  std::vector<std::string> wrong_;
  std::vector<RightSignIns::Person> people_;
  std::vector<std::string> many_;
  Evening evening_;
};

}  // namespace

std::vector<Figure> measure_evening(int) {
  raise_open_files();
  const tests::TemporaryFolder folder;
  make_school(folder.root(), pupils);
  OpenSchool school{folder.root(), {{"http.port", "0"}}};
  const auto all = parents_of(school);
  write_to_everybody(school, all);
  auto runner = Runner::start(school.service(), school.settings(), school.clock(), school.random());
  if (!runner) throw std::runtime_error{runner.problem().code};
  std::vector<Figure> figures;
  {
    PeakEvening evening{school, (*runner)->port(), all};
    const SchoolLife life{school};
    figures.push_back(evening.quiet());
    figures.push_back(evening.beside_dripping());
    for (Figure& figure : evening.beside_flood("one address", evening.one)) figures.push_back(std::move(figure));
    for (Figure& figure : evening.beside_flood("5,000 addresses", evening.many())) figures.push_back(std::move(figure));
  }
  (*runner)->stop();
  return figures;
}

}  // namespace vestnik::bench
