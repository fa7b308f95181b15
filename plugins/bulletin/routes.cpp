#include "plugins/bulletin/routes.h"

#include <limits>

#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/request_reading.h"
#include "plugins/bulletin/board_page.h"
#include "plugins/bulletin/mark_read.h"
#include "plugins/bulletin/post_announcement.h"
#include "plugins/bulletin/route_docs.h"
#include "plugins/bulletin/withdraw_announcement.h"

namespace vestnik::bulletin {
namespace {

constexpr Permission view{"announcements", "view"};
constexpr Permission create{"announcements", "create"};
constexpr Permission take_back{"announcements", "withdraw"};
/// Four bytes a character and the members around it.
constexpr std::size_t body_limit = 4 * (longest_title + longest_body) + 8192;

void read_audiences(ObjectReader& body, Announcement& one) {
  if (!body.has("audiences")) return;
  one.audiences = {false, false, false};
  for (const std::string& word : body.texts("audiences", 3, 16)) {
    if (word == "teachers") {
      one.audiences.staff = true;
    } else if (word == "students") {
      one.audiences.students = true;
    } else if (word == "parents") {
      one.audiences.parents = true;
    } else {
      body.refuse("bulletin.unknown_audience", "audiences");
    }
  }
}

void read_post(ObjectReader& body, Announcement& one, ChangeContext& said) {
  one.title = body.text("title", longest_title);
  one.body = body.optional_text("body", longest_body).value_or("");
  one.urgent = body.optional_boolean("urgent").value_or(false);
  one.everyone = body.optional_boolean("everyone").value_or(false);
  if (body.has("groups")) {
    for (const std::int64_t group : body.integers("groups", most_groups)) one.groups.push_back(GroupId{group});
  }
  read_audiences(body, one);
  said.comment = body.optional_text("comment", 1000).value_or("");
  said.confirmed = body.optional_boolean("confirmed").value_or(false);
}

}  // namespace

Response BoardRoutes::run(const Request& request, Command& command, bool created) {
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages(), created);
}

Response BoardRoutes::board(const Request& request) {
  const auto after = number_of_query(request, "after", 0, 1, std::numeric_limits<std::int64_t>::max());
  if (!after) return problem_answer(after.problem(), host_.messages());
  const auto most = number_of_query(request, "limit", 50, 1, 100);
  if (!most) return problem_answer(most.problem(), host_.messages());
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    if (const auto allowed = host_.access().allow(transaction, *request.actor, view, Object::institution()); !allowed) {
      body = allowed.problem();
      return;
    }
    const Result<CivilDate> today = day_there(transaction, host_.clock().now());
    body = today ? Result<std::string>{write_board(transaction,
                                                   {request.actor->person, *today, AnnouncementId{*after}, *most})}
                 : Result<std::string>{today.problem()};
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response BoardRoutes::post(const Request& request) {
  Announcement announcement;
  ChangeContext said;
  const auto read = read_request_body(request, [&](ObjectReader& body) { read_post(body, announcement, said); });
  if (!read) return problem_answer(read.problem(), host_.messages());
  PostAnnouncement command{std::move(announcement), std::move(said)};
  return run(request, command, true);
}

Response BoardRoutes::read(const Request& request) {
  MarkRead command{AnnouncementId{id_of_path(request, "id")}};
  return run(request, command, false);
}

Response BoardRoutes::withdrawal(const Request& request) {
  WithdrawAnnouncement command{AnnouncementId{id_of_path(request, "id")}};
  return run(request, command, false);
}

void BoardRoutes::contribute() {
  Route board_route = plain_route(
      Method::get, "/api/v1/announcements", view, 0,
      {"The board: notices of the reader's own audience, newest first",
       {{"after", R"({"type":"integer","minimum":1})"}, {"limit", R"({"type":"integer","minimum":1,"maximum":100})"}},
       "",
       board_schema,
       {200, 400, 403, 422}});
  board_route.handle = [this](const Request& request) { return board(request); };
  host_.add_route(std::move(board_route));

  Route post_route =
      plain_route(Method::post, "/api/v1/announcements", create, 0,
                  {"Put a notice on the board", {}, post_schema, recorded_schema, {201, 400, 403, 409, 413, 422, 503}});
  post_route.body_limit = body_limit;
  post_route.handle = [this](const Request& request) { return post(request); };
  host_.add_route(std::move(post_route));

  Route read_route = plain_route(Method::post, "/api/v1/announcements/{id}/read", view, 0,
                                 {"Say that a notice was read", {}, "", recorded_schema, {200, 403, 409, 503}});
  read_route.handle = [this](const Request& request) { return read(request); };
  host_.add_route(std::move(read_route));

  Route withdrawal_route = plain_route(Method::post, "/api/v1/announcements/{id}/withdrawal", take_back, 0,
                                       {"Take a notice back", {}, "", recorded_schema, {200, 403, 409, 503}});
  withdrawal_route.handle = [this](const Request& request) { return withdrawal(request); };
  host_.add_route(std::move(withdrawal_route));
}

}  // namespace vestnik::bulletin
