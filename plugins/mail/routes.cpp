#include "plugins/mail/routes.h"

#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/request_reading.h"
#include "plugins/mail/mailbox_page.h"
#include "plugins/mail/mark_opened.h"
#include "plugins/mail/message_page.h"
#include "plugins/mail/recipients_page.h"
#include "plugins/mail/route_docs.h"
#include "plugins/mail/send_mail.h"

namespace vestnik::mail {
namespace {

constexpr Permission view{"mail", "view"};
constexpr Permission send_permission{"mail", "send"};
constexpr std::size_t most_groups = 20;
/// Four bytes a character and the members around it.
constexpr std::size_t body_limit = 4 * (longest_subject + longest_body) + 16384;

void read_draft(ObjectReader& body, Draft& draft) {
  if (body.has("to")) {
    for (const std::int64_t person : body.integers("to", most_recipients)) draft.to.push_back(PersonId{person});
  }
  if (body.has("groups")) {
    for (const std::int64_t group : body.integers("groups", most_groups)) draft.groups.push_back(GroupId{group});
  }
  draft.subject = body.optional_text("subject", longest_subject).value_or("");
  draft.body = body.text("body", longest_body);
  if (const auto reply_to = body.optional_text("reply_to", 24)) {
    const auto id = parse_mail_id(*reply_to);
    if (id && id->kind == MailKind::message) {
      draft.reply_to = MessageId{id->number};
    } else {
      body.refuse("mail.unknown_reply", "reply_to");
    }
  }
  draft.said.comment = body.optional_text("comment", 1000).value_or("");
  draft.said.confirmed = body.optional_boolean("confirmed").value_or(false);
}

Result<MailboxQuestion> read_question(const Request& request) {
  MailboxQuestion question{.owner = request.actor->person, .after = {}, .most = 50};
  const auto most = number_of_query(request, "limit", 50, 1, 100);
  if (!most) return most.problem();
  question.most = *most;
  if (const auto after = request.argument("after")) {
    const auto cursor = parse_cursor(*after);
    if (!cursor) return Problem{"mail.bad_cursor", {{"field", "after"}}};
    question.after = *cursor;
  }
  return question;
}

Route route(Method method, const char* pattern, Permission permission, Work work, RouteDoc doc) {
  Route made;
  made.method = method;
  made.pattern = pattern;
  made.permission = permission;
  made.work = work;
  made.doc = std::move(doc);
  return made;
}

}  // namespace

Response MailRoutes::answer(const Request& request, Permission permission, const Read& read) {
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = host_.access().allow(transaction, *request.actor, permission, Object::institution());
    body = role ? read(transaction, *role) : Result<std::string>{role.problem()};
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response MailRoutes::mailbox(const Request& request) {
  const auto question = read_question(request);
  if (!question) return problem_answer(question.problem(), host_.messages());
  const std::string_view folder = request.argument("folder").value_or("inbox");
  if (folder != "inbox" && folder != "sent") {
    return problem_answer(Problem{"mail.unknown_folder", {{"field", "folder"}}}, host_.messages());
  }
  return answer(request, view, [&](Transaction& transaction, Role) {
    return Result<std::string>{folder == "inbox" ? write_inbox(transaction, *question)
                                                 : write_sent(transaction, *question)};
  });
}

Response MailRoutes::send(const Request& request) {
  Draft draft;
  const auto read = read_request_body(request, [&](ObjectReader& body) { read_draft(body, draft); });
  if (!read) return problem_answer(read.problem(), host_.messages());
  SendMail command{std::move(draft), host_.regulations()};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages(), true);
}

Response MailRoutes::recipients(const Request& request) {
  return answer(request, send_permission, [&](Transaction& transaction, Role role) -> Result<std::string> {
    const Instant now = host_.clock().now();
    const Result<CivilDate> today = day_there(transaction, now);
    if (!today) return today.problem();
    ChangeContext sender;
    sender.role = role;
    sender.actor = request.actor->person;
    const auto regulation = host_.regulations().in_force(transaction.institution(), *today);
    const Correspondents correspondents{transaction, regulation.get(), std::move(sender), *today, now};
    return write_recipients_page(transaction, correspondents, request.actor->person, *today);
  });
}

Response MailRoutes::open(const Request& request) {
  const MailId id = parse_mail_id(request.parameter("id")).value_or(MailId{});
  bool unread = false;
  Response response = answer(request, view, [&](Transaction& transaction, Role) -> Result<std::string> {
    auto page = write_message(transaction, id, request.actor->person);
    if (!page) return page.problem();
    unread = page->unread;
    return std::move(page->body);
  });
  if (!unread) return response;
  // The key makes opening it twice at once one event; whoever was first, the text is answered.
  MarkOpened command{id};
  const CommandKey key{"mail.opened." + to_text(id), to_text(id)};
  const auto recorded = host_.recorder().run(*request.actor, command, key, request.received_at);
  return recorded ? response : problem_answer(recorded.problem(), host_.messages());
}

void MailRoutes::contribute() {
  Route mailbox_route = route(Method::get, "/api/v1/mail", view, Work::read,
                              {"A folder of the own mailbox, newest first",
                               {{"folder", R"({"type":"string","enum":["inbox","sent"],"default":"inbox"})"},
                                {"after", R"({"type":"string"})"},
                                {"limit", R"({"type":"integer","minimum":1,"maximum":100})"}},
                               "",
                               mailbox_schema,
                               {200, 400, 403, 422}});
  mailbox_route.handle = [this](const Request& request) { return mailbox(request); };
  host_.add_route(std::move(mailbox_route));

  Route send_route =
      route(Method::post, "/api/v1/mail", send_permission, Work::write,
            {"Write to people of the institution", {}, send_schema, sent_schema, {201, 400, 403, 409, 413, 422, 503}});
  send_route.body_limit = body_limit;
  send_route.handle = [this](const Request& request) { return send(request); };
  host_.add_route(std::move(send_route));

  Route recipients_route = route(Method::get, "/api/v1/mail/recipients", send_permission, Work::read,
                                 {"Whom the reader may write to", {}, "", recipients_schema, {200, 403}});
  recipients_route.handle = [this](const Request& request) { return recipients(request); };
  host_.add_route(std::move(recipients_route));

  Route open_route = route(Method::get, "/api/v1/mail/{id}", view, Work::write,
                           {"One mail with its text; opening it is recorded", {}, "", message_schema, {200, 403, 503}});
  open_route.handle = [this](const Request& request) { return open(request); };
  host_.add_route(std::move(open_route));
}

}  // namespace vestnik::mail
