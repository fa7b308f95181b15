#include "journal/program_access.h"

#include "access/app_password_desk.h"
#include "base/digest.h"
#include "domain/event_types.h"
#include "json/json_writer.h"
#include "records/account_store.h"
#include "records/app_password_store.h"

namespace vestnik {
namespace {

constexpr int longest_token_days = 366;

Problem too_many_programs(std::size_t most) { return Problem{"tokens.too_many", {{"most", std::to_string(most)}}}; }

std::string object_of_id(std::string_view name, std::int64_t id) {
  std::string text;
  JsonWriter{text}.begin_object().member(name, id).end_object();
  return text;
}

Written only_id(std::string_view name, std::int64_t id) {
  Written written;
  written.payload = object_of_id(name, id);
  written.answer = object_of_id("id", id);
  return written;
}

}  // namespace

std::string_view IssueToken::event_type() const { return event_type::token_issued; }

Result<Facts> IssueToken::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  if (wish_.expires_at <= now) return Problem{"tokens.expiry_passed"};
  if (wish_.expires_at > now + std::chrono::days{longest_token_days}) {
    return Problem{"tokens.expiry_too_far", {{"days", std::to_string(longest_token_days)}}};
  }
  const auto account = find_account_by_person(transaction, actor.person);
  if (!account) return Problem{"tokens.no_account"};
  account_ = account->id;
  if (program_tokens_of(transaction, actor.person, now).size() >= most_program_tokens)
    return too_many_programs(most_program_tokens);
  return Facts{};
}

Result<Written> IssueToken::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                  Instant now) {
  const std::int64_t id = add_program_token(transaction, {account_, actor.person, wish_.name, digest(wish_.secret),
                                                          wish_.permissions, now, wish_.expires_at});
  return only_id("token", id);
}

std::string_view EndToken::event_type() const { return event_type::token_ended; }

std::string EndToken::describe() const { return object_of_id("token", id_); }

Result<Facts> EndToken::facts(Transaction& transaction, const Actor& actor, Role, Instant) {
  const auto token = find_program_token(transaction, id_);
  if (!token || token->person != actor.person || token->ended_at) return Problem{"access.not_found"};
  return Facts{};
}

Result<Written> EndToken::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  end_program_token(transaction, id_, now);
  return only_id("token", id_);
}

std::string_view IssueAppPassword::event_type() const { return event_type::app_password_issued; }

std::string IssueAppPassword::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("name", name_).end_object();
  return text;
}

Result<Facts> IssueAppPassword::facts(Transaction& transaction, const Actor& actor, Role, Instant) {
  const auto account = find_account_by_person(transaction, actor.person);
  if (!account) return Problem{"tokens.no_account"};
  account_ = account->id;
  login_ = account->login;
  if (app_passwords_of(transaction, actor.person).size() >= most_app_passwords)
    return too_many_programs(most_app_passwords);
  return Facts{};
}

Result<Written> IssueAppPassword::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                        Instant now) {
  AppPassword password;
  password.id = next_app_password(transaction);
  password.account = account_;
  password.person = actor.person;
  password.name = name_;
  password.sealed = seal_.seal(secret_, place_of_app_password(transaction.institution(), password.id), random_);
  password.created_at = now;
  add_app_password(transaction, password);
  Written written;
  written.payload = object_of_id("app_password", password.id);
  JsonWriter{written.answer}.begin_object().member("id", password.id).member("login", login_).end_object();
  return written;
}

std::string_view EndAppPassword::event_type() const { return event_type::app_password_ended; }

std::string EndAppPassword::describe() const { return object_of_id("app_password", id_); }

Result<Facts> EndAppPassword::facts(Transaction& transaction, const Actor& actor, Role, Instant) {
  const auto password = find_app_password(transaction, id_);
  if (!password || password->person != actor.person) return Problem{"access.not_found"};
  return Facts{};
}

Result<Written> EndAppPassword::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  end_app_password(transaction, id_, now);
  return only_id("app_password", id_);
}

}  // namespace vestnik
