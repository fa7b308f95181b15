#include "http/exchange.h"

#include <algorithm>
#include <typeinfo>

#include "base/log.h"
#include "base/text.h"
#include "http/page_session.h"
#include "http/preconditions.h"
#include "http/problem_response.h"
#include "http/route_rules.h"
#include "ports/database.h"

namespace vestnik {
namespace {

/// So much of an unwanted body is read, so that the client gets to see the answer instead of a broken connection.
constexpr std::size_t drained_at_most = std::size_t{64} << 10U;

Problem too_large(std::size_t limit) { return Problem{"http.body_too_large", {{"limit", std::to_string(limit)}}}; }

/// What the person can do about it differs: wait, call the administrator, or repeat.
const char* code_of(DatabaseError::Kind kind) {
  switch (kind) {
    case DatabaseError::Kind::disk_full: return "http.disk_full";
    case DatabaseError::Kind::busy: return "http.database_busy";
    case DatabaseError::Kind::lost_connection: return "http.database_lost";
    default: return "internal";
  }
}

/// A name nobody reads is a mistyped one: the answer would be of another question than the one asked.
std::optional<Problem> unknown_argument(const Route& route, const Request& request) {
  if (!route.pattern.starts_with("/api/v1/")) return std::nullopt;
  const auto& documented = route.doc.query;
  const auto odd = std::find_if(request.query.begin(), request.query.end(), [&](const auto& given) {
    return std::none_of(documented.begin(), documented.end(),
                        [&](const auto& argument) { return argument.first == given.first; });
  });
  if (odd == request.query.end()) return std::nullopt;
  std::vector<std::string> known;
  known.reserve(documented.size());
  for (const auto& [name, schema] : documented) known.push_back(name);
  // Not the name itself: whoever mixes the two up sends a value in its place.
  return Problem{"http.unknown_argument", {{"nearest", nearest_word(odd->first, known)}}};
}

/// The last address of the list is the one the trusted proxy itself saw; the others are what the client claims.
std::string_view last_address(std::string_view forwarded_for) { return trimmed(split(forwarded_for, ',').back()); }

}  // namespace

Exchange::Exchange(const ExchangeRules& rules, const char* target, std::string id)
    : rules_(rules),
      target_(target),
      target_place_(target),
      id_(std::move(id)),
      begun_(std::chrono::steady_clock::now()) {}

/// In the server's buffer the version stands one byte behind the target. A target that ends earlier was cut at a NUL.
bool Exchange::target_is_whole(std::string_view version) const {
  const auto target = reinterpret_cast<std::uintptr_t>(target_place_);
  return version.empty() || reinterpret_cast<std::uintptr_t>(version.data()) == target + target_.size() + 1;
}

void Exchange::admit(std::string_view method, std::string_view version, std::span<const HeaderField> headers,
                     std::string_view peer, bool stopping) {
  stage_ = Stage::body;
  if (has_bare_line_end(headers) || has_folded_line(headers)) {
    close_ = true;
    return refuse(Problem{"http.bad_line_end"});
  }
  const auto checked = check_head({method, target_, version, headers}, rules_.front);
  if (const auto* refusal = std::get_if<FrontRefusal>(&checked)) {
    close_ = refusal->close;
    return refuse(refusal->problem);
  }
  const auto& head = std::get<CheckedHead>(checked);
  if (!target_is_whole(version)) {
    close_ = true;
    return refuse(Problem{"http.bad_target"});
  }
  close_ = stopping;
  if (stopping) return refuse(Problem{"http.stopping"});
  fill(head, peer);
  if (const std::optional<Problem> problem = decide(head, headers)) {
    close_ = !can_drain(head);
    refuse(*problem);
  }
}

bool Exchange::can_drain(const CheckedHead& head) {
  return !head.chunked && !head.expects_continue && head.content_length.value_or(0) <= drained_at_most;
}

void Exchange::fill(const CheckedHead& head, std::string_view peer) {
  request_.method = head.method;
  request_.path = head.target.path;
  request_.query = head.target.query;
  request_.idempotency_key = head.idempotency_key;
  request_.if_none_match = head.if_none_match;
  request_.if_match = head.if_match;
  request_.user_agent = head.user_agent;
  request_.token = head.bearer;
  request_.received_at = rules_.clock.now();
  const auto& proxies = rules_.trusted_proxies;
  const bool trusted = std::find(proxies.begin(), proxies.end(), peer) != proxies.end();
  request_.peer = trusted && !head.forwarded_for.empty() ? last_address(head.forwarded_for) : peer;
}

std::optional<Problem> Exchange::find_actor(std::span<const HeaderField> headers) {
  const bool by_cookie = request_.token.empty() && rules_.write_token;
  if (by_cookie) request_.token = session_of_cookie(headers);
  // Whoever signs in anew says which session that ends.
  if (!route_->signed_in) return std::nullopt;
  if (!request_.token.empty()) request_.actor = rules_.authenticate(request_.token);
  if (!request_.actor) return Problem{"http.unauthorized"};
  if (by_cookie && !is_of_our_page(request_.method, headers, rules_.write_token(request_.token))) {
    return Problem{"http.not_of_our_page"};
  }
  of_page_ = by_cookie;
  request_.actor->address = request_.peer;
  // What a route asks of the rights itself is asked there again, with the scope.
  const auto& scope = request_.actor->scope;
  if (scope && (!route_->permission || !scope->permits(*route_->permission))) return Problem{"access.forbidden"};
  if (scope && is_own_account(*route_)) return Problem{"access.forbidden"};
  return std::nullopt;
}

/// Asked before anything else: what is wrong with a body or a query is for those who may send one, and a handler that
/// forgot to ask gives nothing away.
std::optional<Problem> Exchange::lacks_right() {
  if (!rules_.right_first || !request_.actor) return std::nullopt;
  auto problem = rules_.right_first(*route_, request_);
  answers_as_handler_ = problem.has_value();
  return problem;
}

void Exchange::take_headers(std::span<const HeaderField> headers) {
  for (const std::string& wanted : route_->headers) {
    for (const auto& [name, value] : headers) {
      if (same_name(name, wanted)) request_.headers.emplace_back(wanted, trimmed(value));
    }
  }
}

std::optional<Problem> Exchange::decide(const CheckedHead& head, std::span<const HeaderField> headers) {
  if (auto problem = find_route(head)) return problem;
  take_headers(headers);
  if (auto problem = find_actor(headers)) return problem;
  if (auto problem = lacks_right()) return problem;
  if (!request_.idempotency_key.empty()) {
    if (const auto key = check_idempotency_key(request_.idempotency_key); !key) return key.problem();
  } else if (rules_.require_idempotency_key && needs_idempotency_key(*route_)) {
    return Problem{"http.idempotency_key_missing"};
  }
  if (auto problem = unknown_argument(*route_, request_)) return problem;
  return check_body(head);
}

std::optional<Problem> Exchange::find_route(const CheckedHead& head) {
  auto found = rules_.router.find(head.method, head.target.path);
  if (auto* match = std::get_if<RouteMatch>(&found)) {
    route_ = match->route;
    request_.parameters = std::move(match->parameters);
    return std::nullopt;
  }
  if (auto* others = std::get_if<OtherMethods>(&found)) {
    allow_ = std::move(others->allow);
    return Problem{"http.method_not_allowed", {{"allow", allow_}}};
  }
  return Problem{"http.not_found"};
}

std::optional<Problem> Exchange::check_body(const CheckedHead& head) const {
  if (!head.has_body()) return std::nullopt;
  if (route_->body_limit == 0) return Problem{"http.body_not_expected"};
  if (head.content_length.value_or(0) > route_->body_limit) return too_large(route_->body_limit);
  const auto kind = takes_any_body(*route_) ? check_body_encoding(head)
                    : takes_form(*route_)   ? check_form_kind(head)
                                            : check_body_kind(head);
  if (!kind) return kind.problem();
  return std::nullopt;
}

bool Exchange::take(std::string_view piece) {
  if (!refused_ && request_.body.size() + piece.size() <= route_->body_limit) {
    request_.body += piece;
    return true;
  }
  if (!refused_) refuse(too_large(route_->body_limit));
  dropped_ += piece.size();
  return dropped_ <= drained_at_most;
}

void Exchange::run() {
  try {
    if (!precondition_holds(rules_.router, request_)) {
      refuse(Problem{"http.precondition_failed"});
    } else {
      response_ = with_validator(*route_, request_, route_->handle(request_));
      if (of_page_) keep_out_of_browser();
    }
    stage_ = Stage::answered;
  } catch (const std::exception& error) {
    fail(error);
  } catch (...) {
    fail("unknown", "internal");
  }
}

/// Programs keep answers beside their ETag where their owners look after them; a browser would leave them on the disk
/// of whatever machine somebody sat at (OWASP ASVS 5.0, 14.3.2). Where nothing is said, browser_headers say no-store.
void Exchange::keep_out_of_browser() {
  std::erase_if(response_.headers, [](const auto& header) { return header.first == "Cache-Control"; });
}

void Exchange::refuse(const Problem& problem) {
  refused_ = true;
  if (stage_ == Stage::head) stage_ = Stage::body;
  // A denial must not tell by its shape who said it.
  response_ = problem_response(problem, rules_.messages, answers_as_handler_ ? std::string_view{} : id_);
  if (response_.status == 401) response_.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (response_.status == 503) response_.headers.emplace_back("Retry-After", "2");
  if (!allow_.empty()) response_.headers.emplace_back("Allow", allow_);
}

void Exchange::fail(const std::exception& error) {
  const auto* of_database = dynamic_cast<const DatabaseError*>(&error);
  // Not what(): a driver's text may quote the values of a statement.
  fail(typeid(error).name(), of_database == nullptr ? "internal" : code_of(of_database->kind()));
}

void Exchange::fail(std::string_view what, const char* code) {
  log(LogLevel::error, "http", "handler failed",
      {{"request", id_}, {"route", route()}, {"method", method()}, {"exception", what}, {"code", code}});
  allow_.clear();
  refuse(Problem{code});
  stage_ = Stage::answered;
}

std::string_view Exchange::method() const { return to_text(request_.method); }

}  // namespace vestnik
