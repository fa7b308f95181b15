#include "json/problem_document.h"

#include <algorithm>

#include "json/json_writer.h"

namespace vestnik {
namespace {

void write_number_or_text(JsonWriter& json, std::string_view name, std::string_view value) {
  const bool digits = !value.empty() && value.size() < 10 && value.front() != '0' &&
                      std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  json.key(name);
  if (digits) {
    json.raw(value);
  } else {
    json.value(value);
  }
}

void write_details(JsonWriter& json, const Details& details) {
  json.key("details").begin_object();
  for (auto at = details.begin(); at != details.end(); ++at) {
    const bool repeated =
        std::any_of(details.begin(), at, [&](const auto& before) { return before.first == at->first; });
    if (!repeated) json.member(at->first, at->second);
  }
  json.end_object();
}

}  // namespace

std::string problem_document(const Problem& problem, int status, std::string_view sentence, std::string_view next,
                             std::string_view request_id) {
  std::string document;
  JsonWriter json{document};
  json.begin_object().member("type", "urn:vestnik:problem:" + problem.code).member("title", sentence);
  json.member("status", status).member("code", problem.code);
  if (!next.empty()) json.member("detail", next);
  if (!request_id.empty()) json.member("instance", "urn:vestnik:request:" + std::string{request_id});
  if (!problem.clause.empty()) json.member("clause", problem.clause);
  if (const auto field = problem.detail("field"); !field.empty()) json.member("field", field);
  for (const std::string_view name : {"line", "column"}) {
    if (const auto value = problem.detail(name); !value.empty()) write_number_or_text(json, name, value);
  }
  if (!problem.details.empty()) write_details(json, problem.details);
  json.end_object();
  return document;
}

}  // namespace vestnik
