#include "plugins/inspection/remark_routes.h"

#include "answers/answers.h"
#include "answers/list_page.h"
#include "answers/request_reading.h"
#include "plugins/inspection/move_remark.h"
#include "plugins/inspection/raise_remark.h"
#include "plugins/inspection/remark_body.h"
#include "plugins/inspection/remarks_page.h"
#include "plugins/inspection/route_docs.h"

namespace vestnik::inspection {
namespace {

constexpr Permission view{"remarks", "view"};

Result<RemarksQuestion> read_question(const Request& request, CivilDate today) {
  RemarksQuestion question;
  question.reader = request.actor->person;
  question.today = today;
  const auto whose = request.argument("whose").value_or("mine");
  if (whose == "raised") {
    question.whose = RemarksQuestion::Whose::raised;
  } else if (whose == "all") {
    question.whose = RemarksQuestion::Whose::all;
  } else if (whose != "mine") {
    return Problem{"inspection.unknown_word", {{"field", "whose"}, {"expected", "mine, raised, all"}}};
  }
  if (const auto month = request.argument("month")) {
    question.month = parse_iso_date(std::string{*month} + "-01");
    if (!question.month) return Problem{"inspection.bad_month", {{"field", "month"}}};
  }
  return question;
}

}  // namespace

Response RemarkRoutes::list(const Request& request) {
  return read_page(request, view, [&](Transaction& transaction, CivilDate today) -> Result<std::string> {
    const auto question = read_question(request, today);
    if (!question) return question.problem();
    const auto page = ListPage::of(request, ListPage::Order::newest_first);
    if (!page) return page.problem();
    return write_remarks(transaction, *question, *page);
  });
}

Response RemarkRoutes::raise(const Request& request) {
  Remark remark;
  const auto read = read_request_body(request, [&](ObjectReader& body) { remark = read_remark_body(body); });
  if (!read) return refuse(read.problem());
  RaiseRemark command{std::move(remark)};
  return run(request, command, true);
}

Response RemarkRoutes::move(const Request& request) {
  MoveRemark::Wish wish;
  wish.remark = RemarkId{id_of_path(request, "id")};
  if (request.path.ends_with("/confirmation")) wish.move = RemarkMove::confirm;
  if (request.path.ends_with("/return")) wish.move = RemarkMove::give_back;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    wish.expected_version = body.integer("expected_version", 1);
    wish.words = body.optional_text("words", longest_word).value_or("");
  });
  if (!read) return refuse(read.problem());
  MoveRemark command{std::move(wish)};
  return run(request, command, false);
}

void RemarkRoutes::contribute() {
  add(Method::get, "/api/v1/inspection/remarks", view,
      paged({"Remarks: the reader's own, those he raised, or all within his reach; by month",
             {{"whose", R"({"type":"string","enum":["mine","raised","all"],"default":"mine"})"},
              {"month", R"({"type":"string","pattern":"^[0-9]{4}-[0-9]{2}$"})"}},
             "",
             remarks_schema,
             {200, 403, 422}}),
      [this](const Request& request) { return list(request); });
  add(Method::post, "/api/v1/inspection/remarks", {"remarks", "raise"},
      {"Raise a remark", {}, raise_schema, recorded_schema, {201, 400, 403, 404, 409, 413, 422, 503}},
      [this](const Request& request) { return raise(request); });
  const auto add_move = [&](const char* pattern, const char* operation, const char* summary) {
    add(Method::post, pattern, {"remarks", operation},
        {summary, {}, move_schema, recorded_schema, {200, 400, 403, 409, 413, 422, 503}},
        [this](const Request& request) { return move(request); });
  };
  add_move("/api/v1/inspection/remarks/{id}/removal", "remove", "Say that a remark is removed");
  add_move("/api/v1/inspection/remarks/{id}/confirmation", "verify", "Confirm that a remark is removed");
  add_move("/api/v1/inspection/remarks/{id}/return", "verify", "Return a remark that is not removed");
}

}  // namespace vestnik::inspection
