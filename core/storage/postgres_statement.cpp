#include "storage/postgres_statement.h"

#include <atomic>
#include <charconv>

namespace vestnik::storage {
namespace {

bool is_null(const Value& value) { return std::holds_alternative<std::monostate>(value.held()); }

std::string_view type_of(const Value& value) {
  if (std::holds_alternative<std::int64_t>(value.held())) return "::bigint";
  return is_null(value) ? "" : "::text";
}

/// Where the quoted text or comment that begins at `begin` ends; `begin` when none begins there.
std::size_t quoted_until(std::string_view sql, std::size_t begin) {
  const char first = sql[begin];
  std::size_t end = begin;
  if (first == '\'' || first == '"') {
    end = sql.find(first, begin + 1);
  } else if (sql.substr(begin).starts_with("--")) {
    end = sql.find('\n', begin);
  } else {
    return begin;
  }
  return end == std::string_view::npos ? sql.size() : end + 1;
}

}  // namespace

std::string with_parameter_types(std::string_view sql, Parameters parameters) {
  std::string typed;
  typed.reserve(sql.size() + parameters.size() * 8);
  for (std::size_t at = 0; at < sql.size();) {
    if (const std::size_t end = quoted_until(sql, at); end != at) {
      typed += sql.substr(at, end - at);
      at = end;
      continue;
    }
    typed += sql[at++];
    if (typed.back() != '$') continue;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(sql.data() + at, sql.data() + sql.size(), number);
    if (error != std::errc{}) continue;
    const auto digits = static_cast<std::size_t>(end - (sql.data() + at));
    typed += sql.substr(at, digits);
    at += digits;
    if (number >= 1 && number <= parameters.size()) typed += type_of(parameters[number - 1]);
  }
  return typed;
}

const std::string& PostgresStatement::name_for(Parameters parameters) {
  if (name_.empty() || !fits(parameters)) prepare(parameters);
  return name_;
}

bool PostgresStatement::fits(Parameters parameters) const {
  if (typed_.size() != parameters.size()) return false;
  for (std::size_t i = 0; i < typed_.size(); ++i) {
    if (!typed_[i] && !is_null(parameters[i])) return false;
  }
  return true;
}

void PostgresStatement::prepare(Parameters parameters) {
  static std::atomic<std::uint64_t> names{0};
  forget();
  std::string name = "v" + std::to_string(++names);
  connection_.prepare(name, with_parameter_types(sql_, parameters));
  typed_.clear();
  for (const Value& value : parameters) typed_.push_back(!is_null(value));
  name_ = std::move(name);
}

void PostgresStatement::forget() noexcept {
  if (name_.empty()) return;
  try {
    connection_.unprepare(name_);
  } catch (const std::exception&) {
    // Inside a failed transaction, or without a server, there is nothing to be done about it.
  }
  name_.clear();
}

}  // namespace vestnik::storage
