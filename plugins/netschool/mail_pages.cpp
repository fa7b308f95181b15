#include <algorithm>

#include "json/json_writer.h"
#include "plugins/netschool/html_text.h"
#include "plugins/netschool/pages.h"
#include "plugins/netschool/people.h"

namespace vestnik::netschool {
namespace {

constexpr std::size_t most_mails = 1000;
constexpr std::int64_t longest_mail_page = 100;

/// «m17» and «l5» as the numbers these clients read.
std::int64_t mail_number(std::string_view id) {
  const std::int64_t number = whole_number(id.substr(std::min<std::size_t>(1, id.size()))).value_or(0);
  return number * 2 + (id.starts_with('l') ? 1 : 0);
}

std::string own_mail_id(std::int64_t number) { return (number % 2 == 1 ? "l" : "m") + std::to_string(number / 2); }

struct MailWish {
  bool sent = false;
  bool known = true;  ///< drafts and deleted mail are none that the product keeps
  std::int64_t page = 1;
  std::int64_t size = 20;
};

const std::string* chosen_folder(const JsonValue& body) {
  const JsonValue* context = body.find("filterContext");
  if (context == nullptr) return nullptr;
  for (const JsonValue& filter : list_of(*context, "selectedData")) {
    const JsonValue* value = filter.find("filterValue");
    if (text_of(filter, "filterId") == "MailBox" && value != nullptr) return value->text();
  }
  return nullptr;
}

MailWish read_wish(const Call& call) {
  MailWish wish;
  const auto body = JsonValue::parse(call.request.body);
  if (!body) return wish;
  if (const std::string* folder = chosen_folder(*body)) {
    wish.sent = *folder == "Sent";
    wish.known = wish.sent || *folder == "Inbox";
  }
  wish.page = std::max<std::int64_t>(number_of(*body, "page"), 1);
  const std::int64_t size = number_of(*body, "pageSize");
  wish.size = size <= 0 ? wish.size : std::min(size, longest_mail_page);
  return wish;
}

/// The whole folder, newest first, up to a thousand mails: the protocol wants their number.
std::vector<JsonValue> folder_of(const Call& call, bool sent) {
  std::vector<JsonValue> mails;
  std::string after;
  do {
    std::vector<std::pair<std::string, std::string>> query{{"folder", sent ? "sent" : "inbox"}, {"limit", "100"}};
    if (!after.empty()) query.emplace_back("after", after);
    const Told told = ask(call, "/api/v1/mail", std::move(query));
    const auto& page = list_of(told.json, "mails");
    mails.insert(mails.end(), page.begin(), page.end());
    after = text_of(told.json, "next");
  } while (!after.empty() && mails.size() < most_mails);
  return mails;
}

TimeZone zone_of_mail(const Call& call) {
  std::optional<TimeZone> zone;
  call.host.database().read(call.institution(), [&](Transaction& transaction) { zone = zone_there(transaction); });
  return *zone;
}

std::string sent_text(const TimeZone& zone, const JsonValue& mail) {
  const auto sent = parse_iso_instant(text_of(mail, "sent_at"));
  return sent ? moment_text(zone, *sent) : std::string{};
}

/// A letter of the service itself is written by nobody: the school stands there.
std::string author_of(const Owner& owner, const std::string& name) { return name.empty() ? owner.school : name; }

std::string names_of(const JsonValue& mail) {
  std::string names;
  for (const JsonValue& one : list_of(mail, "to")) {
    const std::string name = one.text() != nullptr ? *one.text() : text_of(one, "name");
    names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

void write_row(JsonWriter& json, const JsonValue& mail, const TimeZone& zone, const Owner& owner, bool sent) {
  const std::string author = sent ? owner.full_name() : author_of(owner, text_of(mail, "from"));
  const std::string when = sent_text(zone, mail);
  json.begin_object().member("id", std::to_string(mail_number(text_of(mail, "id"))));
  json.member("subject", text_of(mail, "subject")).member("author", author).member("authorName", author);
  json.member("sent", when).member("date", when);
  json.member("toNames", sent ? names_of(mail) : owner.full_name()).end_object();
}

}  // namespace

Response mail_registry(const Call& call) {
  const MailWish wish = read_wish(call);
  const Owner owner = read_owner(call);
  const TimeZone zone = zone_of_mail(call);
  const std::vector<JsonValue> mails = wish.known ? folder_of(call, wish.sent) : std::vector<JsonValue>{};
  const auto count = static_cast<std::int64_t>(mails.size());
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("rows").begin_array();
  if (wish.page <= count) {
    const std::int64_t first = std::min(count, (wish.page - 1) * wish.size);
    for (std::int64_t at = first; at < std::min(count, first + wish.size); ++at)
      write_row(json, mails[static_cast<std::size_t>(at)], zone, owner, wish.sent);
  }
  json.end_array().member("page", wish.page).member("totalItems", count).member("totalCount", count).end_object();
  return json_page(std::move(body));
}

Response mail_unread(const Call& call) {
  std::string body;
  JsonWriter json{body};
  json.begin_array();
  for (const JsonValue& mail : folder_of(call, false)) {
    const JsonValue* read = mail.find("read");
    if (read != nullptr && read->boolean() != nullptr && !*read->boolean())
      json.value(mail_number(text_of(mail, "id")));
  }
  json.end_array();
  return json_page(std::move(body));
}

Response mail_message(const Call& call) {
  const Told told = ask(call, "/api/v1/mail/" + own_mail_id(call.id));
  if (!told.ok()) return not_there(call);
  const Owner owner = read_owner(call);
  const JsonValue* from = told.json.find("from");
  const bool written = from != nullptr && !from->is_null();
  const std::int64_t author = written ? number_of(*from, "person_id") : 0;
  const bool own = written && author == owner.id.value;
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("id", call.id).member("sent", sent_text(zone_of_mail(call), told.json));
  json.member("subject", text_of(told.json, "subject")).member("text", html_of(text_of(told.json, "body")));
  json.key("author").begin_object().member("id", author);
  json.member("name", author_of(owner, written ? text_of(*from, "name") : std::string{})).end_object();
  json.member("toNames", own ? names_of(told.json) : owner.full_name()).member("read", true);
  json.member("mailBox", own ? "Sent" : "Inbox").member("canReplyAll", false).member("noReply", true);
  json.member("canForward", false).key("fileAttachments").begin_array().end_array().end_object();
  return json_page(std::move(body));
}

}  // namespace vestnik::netschool
