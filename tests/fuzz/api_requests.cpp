#include "fuzz/api_requests.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace vestnik::fuzz {
namespace {

constexpr int deepest = 6;

const std::vector<std::string>& dates() {
  static const std::vector<std::string> all{"2026-09-14", "2026-09-15", "2026-09-16", "2026-09-01",
                                            "2026-10-25", "2026-12-31", "2027-05-26", "2026-02-30",
                                            "0001-01-01", "9999-12-31", "2026-9-1",   "tomorrow"};
  return all;
}

const std::vector<std::string>& words() {
  static const std::vector<std::string> all{"5",       "2",     "4/3",   "н/а",   "Н",   "О",       "УП",
                                            "oral",    "Слово", "Ответ", "email", "sms", "illness", "Приказ",
                                            "control", "",      "%",     "\"",    "\\",  "'--",     "\xF0\x9F\x98\x80",
                                            "а́б",      "null",  "08:30"};
  return all;
}

std::string percent_encoded(const std::string& text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' || c == '~') {
      encoded += c;
    } else {
      encoded += '%';
      encoded += hex[byte >> 4U];
      encoded += hex[byte & 15U];
    }
  }
  return encoded;
}

std::string text_for_query(const ApiJson& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

}  // namespace

RequestMaker::RequestMaker(const ApiWorld& world, const ApiJson& document, std::uint64_t seed)
    : world_(world), random_(seed) {
  for (const auto& [pattern, methods] : document.at("paths").items()) {
    // These start the service's own program, which this one is not.
    if (pattern.starts_with("/api/v1/regulation/") && !pattern.ends_with("/current")) continue;
    for (const auto& [method, described] : methods.items()) operations_.push_back({method, pattern, described});
  }
}

std::int64_t RequestMaker::id_named(std::string name) {
  constexpr std::array<std::int64_t, 6> odd{0, -1, 2147483648, 9223372036854775807, 99999, 1};
  if (one_in(12)) return any_of(odd);
  if (name.ends_with("s")) name.pop_back();
  if (name == "people" || name == "substitute" || name == "absent" || name == "recipient" || name == "by")
    name = "person";
  if (name == "gid") name = "guardian";
  const auto& known = world_.ids(name);
  if (!known.empty() && !one_in(20)) return any_of(known);
  return static_cast<std::int64_t>(below(12));
}

std::string RequestMaker::path_of(const Operation& operation) {
  std::string path;
  std::string before;
  std::size_t at = 0;
  while (at < operation.pattern.size()) {
    const std::size_t slash = std::min(operation.pattern.find('/', at + 1), operation.pattern.size());
    const std::string segment = operation.pattern.substr(at + 1, slash - at - 1);
    path += '/';
    if (segment.starts_with('{')) {
      const std::string name = segment.substr(1, segment.size() - 2);
      path += one_in(25) ? percent_encoded(any_of(words())) : std::to_string(id_named(name == "id" ? before : name));
    } else {
      path += segment;
    }
    before = segment;
    at = slash;
  }
  return path;
}

ApiJson RequestMaker::odd_value() {
  switch (below(9)) {
    case 0: return nullptr;
    case 1: return -1;
    case 2: return 9223372036854775807LL;
    case 3: return 1.5;
    case 4: return std::string(3000, 'x');
    case 5: return ApiJson::array();
    case 6: return ApiJson::object();
    case 7: return true;
    default: return any_of(words());
  }
}

ApiJson RequestMaker::text_of(const ApiJson& schema, const std::string& name) {
  const std::string format = schema.value("format", "");
  if (format == "date" || name.ends_with("_on") || name == "from" || name == "to" || name == "due") {
    return any_of(dates());
  }
  if (format == "date-time") return "2026-09-16T06:00:00Z";
  return any_of(words());
}

ApiJson RequestMaker::value_of(const ApiJson& schema, const std::string& name, int depth) {
  if (schema.contains("enum")) return any_of(schema["enum"]);
  if (schema.contains("const")) return schema["const"];
  for (const char* word : {"anyOf", "oneOf"}) {
    if (schema.contains(word)) return value_of(any_of(schema[word]), name, depth);
  }
  ApiJson type = schema.value("type", ApiJson("string"));
  if (type.is_array()) type = any_of(type);
  if (type == "null") return nullptr;
  if (type == "boolean") return one_in(2);
  if (type == "number") return 1.25;
  if (type == "integer") {
    if (name.find("version") != std::string::npos) return static_cast<std::int64_t>(below(3));
    return id_named(name);
  }
  if (type == "array") {
    ApiJson list = ApiJson::array();
    const std::uint64_t size = depth > deepest ? 0 : below(4);
    for (std::uint64_t at = 0; at < size; ++at) {
      list.push_back(value_of(schema.value("items", ApiJson::object()), name, depth + 1));
    }
    return list;
  }
  if (type != "object") return text_of(schema, name);
  ApiJson object = ApiJson::object();
  const ApiJson required = schema.value("required", ApiJson::array());
  const ApiJson properties = schema.value("properties", ApiJson::object());
  for (const auto& [member, described] : properties.items()) {
    const bool needed = std::find(required.begin(), required.end(), ApiJson(member)) != required.end();
    if (depth > deepest || (needed ? one_in(40) : one_in(2))) continue;
    object[member] = value_of(described, member, depth + 1);
  }
  return object;
}

/// One value somewhere in it becomes another.
void RequestMaker::spoil(ApiJson& value) {
  if ((value.is_object() || value.is_array()) && !value.empty() && !one_in(4)) {
    auto at = value.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(below(value.size())));
    spoil(*at);
  } else {
    value = odd_value();
  }
}

std::string RequestMaker::body_of(const Operation& operation) {
  if (!operation.described.contains("requestBody")) return one_in(40) ? "{}" : "";
  if (one_in(60)) return one_in(2) ? "{\"a\":" : std::string(400, '[');
  const ApiJson& content = operation.described["requestBody"]["content"];
  ApiJson body = value_of(content.begin().value()["schema"], "", 0);
  if (one_in(8)) spoil(body);
  if (one_in(60) && body.is_object()) body["surplus"] = odd_value();
  return body.dump(-1, ' ', false, ApiJson::error_handler_t::replace);
}

MadeRequest RequestMaker::make() {
  ++made_;
  MadeRequest made;
  made.operation = &any_of(operations_);
  made.principal = &any_of(world_.principals());
  made.method = made.operation->method;
  for (char& c : made.method) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  made.target = path_of(*made.operation);
  char before = '?';
  for (const ApiJson& parameter : made.operation->described.value("parameters", ApiJson::array())) {
    if (parameter["in"] != "query" || !one_in(3)) continue;
    const std::string name = parameter["name"];
    const ApiJson value = one_in(15) ? odd_value() : value_of(parameter["schema"], name, 0);
    made.target += before + percent_encoded(name) + '=' + percent_encoded(text_for_query(value)).substr(0, 500);
    before = '&';
  }
  if (one_in(80)) made.target += std::string{before} + "surplus=1";
  made.body = body_of(*made.operation);
  if (!made.principal->token.empty()) made.headers.emplace_back("Authorization", "Bearer " + made.principal->token);
  if (!made.body.empty()) {
    made.headers.emplace_back("Content-Type", one_in(60) ? "text/plain" : "application/json");
  }
  if (made.method != "GET" && !one_in(40)) {
    made.headers.emplace_back("Idempotency-Key", "fuzz-" + std::to_string(one_in(30) ? made_ / 2 : made_));
  }
  if (one_in(20)) made.headers.emplace_back("If-None-Match", one_in(2) ? "*" : "\"x\"");
  if (one_in(20)) made.headers.emplace_back("If-Match", one_in(2) ? "\"1\"" : "*");
  return made;
}

}  // namespace vestnik::fuzz
