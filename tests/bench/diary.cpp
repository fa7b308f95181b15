// The diary of a week over HTTP, against a bare server that answers a body of the same size to the same client.
#include <stdexcept>

#include "app/runner.h"
#include "bare_server.h"
#include "benches.h"
#include "http_load.h"
#include "mark_entry.h"
#include "support/temporary_folder.h"

namespace vestnik::bench {
namespace {

constexpr std::size_t connections = 32;
constexpr double seconds_a_round = 0.5;

/// Grades in some lessons of every class, so that a week has something to show.
void record_some_marks(OpenSchool& school) {
  for (const std::int64_t group :
       school.numbers("SELECT id FROM study_group WHERE institution_id = $1 ORDER BY id", {school.institution()})) {
    const SchoolClass made = read_class(school, GroupId{group});
    for (std::size_t at = 0; at < made.lessons.size() && at < 8; ++at) {
      record_marks(school, made.lessons[at].second, marks_for_all(made.lessons[at].first, made.students, 4));
    }
  }
}

/// Every student with a session of his own, dealt out to the connections.
std::vector<std::vector<std::string>> diary_requests(OpenSchool& school) {
  std::vector<std::vector<std::string>> requests(connections);
  std::size_t dealt = 0;
  for (const std::int64_t student : school.numbers(
           "SELECT DISTINCT m.student_id FROM membership m JOIN account a ON a.institution_id = m.institution_id "
           "AND a.person_id = m.student_id WHERE m.institution_id = $1 ORDER BY m.student_id",
           {school.institution()})) {
    const std::int64_t account = school
                                     .numbers("SELECT id FROM account WHERE institution_id = $1 AND person_id = $2",
                                              {school.institution(), student})
                                     .at(0);
    const OpenSession session =
        school.service().sessions().open_for({school.institution(), PersonId{student}, AccountId{account}});
    requests[dealt++ % connections].push_back(
        "GET /api/v1/students/" + std::to_string(student) +
        "/diary?from=2026-09-14&to=2026-09-20 HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + session.token +
        "\r\nAccept: application/json\r\n\r\n");
  }
  if (dealt < connections) throw std::runtime_error{"too few students with accounts"};
  return requests;
}

Figure measure(const std::filesystem::path& data, int rounds, const std::string& cache_entries, double wanted,
               std::string what) {
  OpenSchool school{data, {{"diary.cache_entries", cache_entries}, {"http.port", "0"}}};
  const auto requests = diary_requests(school);
  auto runner = Runner::start(school.service(), school.settings(), school.clock(), school.random());
  if (!runner) throw std::runtime_error{runner.problem().code};
  const int port = (*runner)->port();
  const std::size_t size = static_cast<std::size_t>(run_load(port, requests, 0.2).mean_body);
  const BareServer bare{std::string(size, 'x')};
  std::vector<double> microseconds[2];
  const auto run = [&](int at_port, std::vector<double>& busy) {
    const LoadResult result = run_load(at_port, requests, seconds_a_round);
    busy.push_back(result.processor_seconds * 1e6);
    return result.answers_a_second;
  };
  const Compared compared =
      compare(rounds, {[&] { return run(port, microseconds[0]); }, [&] { return run(bare.port(), microseconds[1]); }});
  (*runner)->stop();
  return {std::move(what),
          in_figures(compared.ours) + " answers/s of " + in_figures(static_cast<double>(size)) + " bytes, " +
              in_figures(median(microseconds[0]), 1) + " µs of processor each",
          "bare libmicrohttpd: " + in_figures(compared.bare) + "/s, " + in_figures(median(microseconds[1]), 1) + " µs",
          in_figures(compared.ratio, 2),
          "≥ " + in_figures(wanted, 2),
          compared.ratio >= wanted};
}

}  // namespace

std::vector<Figure> measure_diary(int rounds) {
  const tests::TemporaryFolder folder;
  make_school(folder.root(), 600);
  {
    OpenSchool school{folder.root(), {}};
    record_some_marks(school);
  }
  return {measure(folder.root(), rounds, "0", 0.25,
                  "a week's diary over HTTP, signed in, 32 connections, every student his own, nothing kept"),
          measure(folder.root(), rounds, "4096", 0.6, "the same from kept pages, access asked each time")};
}

}  // namespace vestnik::bench
