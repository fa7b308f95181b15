#include "routes.h"

#include "answers/answers.h"
#include "json/json_writer.h"

namespace vestnik::telegram {
namespace {

constexpr Permission permission{"telegram", "link"};

Response post_link(Host& host, ChatDesk& desk, const std::string& bot, const Request& request) {
  Result<Role> role = Problem{"access.forbidden"};
  host.database().read(request.actor->institution, [&](Transaction& transaction) {
    role = host.access().allow(transaction, *request.actor, permission, Object::institution());
  });
  if (!role) return problem_answer(role.problem(), host.messages());
  const IssuedCode issued = desk.issue(*request.actor);
  std::string body;
  JsonWriter{body}
      .begin_object()
      .member("code", issued.code)
      .member("link", "https://t.me/" + bot + "?start=" + issued.code)
      .member("expires_at", to_iso(issued.expires))
      .end_object();
  return json_answer(std::move(body), 201);
}

}  // namespace

Route link_route(Host& host, ChatDesk& desk, const std::string& bot) {
  return {
      Method::post,
      "/api/v1/telegram/link",
      permission,
      true,
      Work::write,
      0,
      [&host, &desk, bot](const Request& request) { return post_link(host, desk, bot, request); },
      {"A code for 15 minutes, by which the school's bot in Telegram knows the chat of whoever is signed in",
       {},
       "",
       R"({"type":"object","required":["code","link","expires_at"],"properties":{"code":{"type":"string"},"link":{"type":"string"},"expires_at":{"type":"string","format":"date-time"}}})",
       {201, 403}}};
}

}  // namespace vestnik::telegram
