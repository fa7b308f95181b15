#include "answers/request_reading.h"

#include <charconv>
#include <optional>
#include <string>

#include "base/digest.h"

namespace vestnik {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::int64_t id_of_path(const Request& request, std::string_view name) {
  const std::int64_t id = whole_number(request.parameter(name)).value_or(0);
  return id > 0 ? id : 0;
}

Result<std::int64_t> number_of_query(const Request& request, std::string_view name, std::int64_t otherwise,
                                     std::int64_t least, std::int64_t most) {
  const auto text = request.argument(name);
  if (!text) return otherwise;
  const auto number = whole_number(*text);
  if (!number) return Problem{"http.not_a_number", {{"field", std::string{name}}}};
  if (*number >= least && *number <= most) return *number;
  return Problem{"json.out_of_range",
                 {{"field", std::string{name}}, {"least", std::to_string(least)}, {"most", std::to_string(most)}}};
}

Result<bool> flag_of_query(const Request& request, std::string_view name) {
  const auto text = request.argument(name);
  if (!text || *text == "false") return false;
  if (*text == "true") return true;
  return Problem{"http.not_a_flag", {{"field", std::string{name}}}};
}

Result<void> read_request_body(const Request& request, const std::function<void(ObjectReader&)>& read) {
  auto document = JsonValue::parse(request.body);
  if (!document) return std::move(document).problem();
  ObjectReader reader{*document};
  read(reader);
  return reader.finish();
}

CommandKey command_key(const Request& request) {
  std::string asked = std::to_string(static_cast<int>(request.method)) + ' ' + request.path + '\n';
  for (const auto& [name, value] : request.query) asked += name + '=' + value + '&';
  return {request.idempotency_key, digest(asked + '\n' + request.body)};
}

}  // namespace vestnik
