#include "api/answer_sheet.h"

#include <algorithm>
#include <cctype>

#include "support/json_schema.h"

namespace vestnik::api_proof {
namespace {

bool is_russian(const std::string& text) {
  // Cyrillic letters begin with these bytes in UTF-8.
  return text.find('\xD0') != std::string::npos || text.find('\xD1') != std::string::npos;
}

}  // namespace

AnswerSheet::AnswerSheet(const std::string& document) {
  const Json whole = Json::parse(document);
  for (const auto& [pattern, methods] : whole.at("paths").items()) {
    for (const auto& [method, described] : methods.items()) {
      std::string name = method;
      std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
      operations_.emplace(name + ' ' + pattern, described);
    }
  }
}

bool AnswerSheet::has_query(const std::string& operation, std::string_view argument) const {
  const Json& parameters = described(operation).at("parameters");
  return std::ranges::any_of(parameters,
                             [&](const Json& one) { return one["in"] == "query" && one["name"] == argument; });
}

bool AnswerSheet::names(const std::string& operation, int status) const {
  return described(operation).at("responses").contains(std::to_string(status));
}

void AnswerSheet::complain(const std::string& operation, const Response& answer, const std::string& what) {
  complaints_.insert(operation + " answered " + std::to_string(answer.status) + ": " + what + ": " +
                     std::string{answer.content().substr(0, 400)});
}

void AnswerSheet::came(const std::string& operation, const Response& answer) {
  if (!operations_.contains(operation)) return;
  if (!names(operation, answer.status)) return complain(operation, answer, "the document does not name it");
  seen_[operation].insert(answer.status);
  check_media(operation, answer);
  if (answer.content_type.starts_with("text/")) return;
  answer.status >= 400 ? check_problem(operation, answer) : check_body(operation, answer);
}

void AnswerSheet::check_media(const std::string& operation, const Response& answer) {
  const Json& response = described(operation).at("responses").at(std::to_string(answer.status));
  const std::string media = answer.content_type.substr(0, answer.content_type.find(';'));
  const bool named =
      response.contains("content") && (response["content"].contains(media) || response["content"].contains("*/*"));
  if (answer.content().empty() || named) return;
  complain(operation, answer, "the document does not name " + media);
}

void AnswerSheet::check_problem(const std::string& operation, const Response& answer) {
  const Json problem = Json::parse(answer.content(), nullptr, false);
  const auto text = [&](const char* member) {
    return problem.contains(member) && problem[member].is_string() ? problem[member].get<std::string>() : std::string{};
  };
  if (!problem.is_object() || answer.content_type != "application/problem+json; charset=utf-8") {
    return complain(operation, answer, "no problem document");
  }
  if (!text("type").starts_with("urn:vestnik:problem:")) complain(operation, answer, "no type");
  if (problem.value("status", 0) != answer.status) complain(operation, answer, "another status in the document");
  if (!is_russian(text("title")) || !is_russian(text("detail"))) complain(operation, answer, "no sentence to read");
  if (text("title").find('{') != std::string::npos) complain(operation, answer, "a gap in the sentence");
}

void AnswerSheet::check_body(const std::string& operation, const Response& answer) {
  const Json& response = described(operation).at("responses").at(std::to_string(answer.status));
  if (!response.contains("content")) {
    if (!answer.content().empty()) complain(operation, answer, "a body that the document does not name");
    return;
  }
  if (!response["content"].contains("application/json")) return;
  const Json body = Json::parse(answer.content(), nullptr, false);
  if (body.is_discarded()) return complain(operation, answer, "no JSON");
  for (const auto& wrong : tests::against_schema(body, response["content"]["application/json"]["schema"])) {
    complain(operation, answer, wrong);
  }
}

std::vector<std::string> AnswerSheet::missing() const {
  std::vector<std::string> missing;
  for (const auto& [operation, described] : operations_) {
    const auto seen = seen_.find(operation);
    for (const auto& [status, response] : described.at("responses").items()) {
      if (seen == seen_.end() || !seen->second.contains(std::stoi(status))) missing.push_back(operation + ' ' + status);
    }
  }
  return missing;
}

}  // namespace vestnik::api_proof
