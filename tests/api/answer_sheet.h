#pragma once
/// The API's document with a tick at each answer that came, and what was wrong with answers.
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "ports/http.h"

namespace vestnik::api_proof {

using Json = nlohmann::json;

class AnswerSheet {
 public:
  /// `document`: openapi.json.
  explicit AnswerSheet(const std::string& document);

  /// "POST /api/v1/mail" of every operation.
  [[nodiscard]] const std::map<std::string, Json>& operations() const { return operations_; }
  [[nodiscard]] const Json& described(const std::string& operation) const { return operations_.at(operation); }
  [[nodiscard]] bool has_query(const std::string& operation, std::string_view argument) const;
  [[nodiscard]] bool names(const std::string& operation, int status) const;

  /// Ticks the answer off; what is wrong with it is kept. Routes of others' protocols are no part of the document.
  void came(const std::string& operation, const Response& answer);

  [[nodiscard]] const std::set<std::string>& complaints() const { return complaints_; }
  /// "POST /api/v1/mail 409" of what is named and never came.
  [[nodiscard]] std::vector<std::string> missing() const;

 private:
  void check_media(const std::string& operation, const Response& answer);
  void check_problem(const std::string& operation, const Response& answer);
  void check_body(const std::string& operation, const Response& answer);
  void complain(const std::string& operation, const Response& answer, const std::string& what);

  std::map<std::string, Json> operations_;
  std::map<std::string, std::set<int>> seen_;
  std::set<std::string> complaints_;
};

}  // namespace vestnik::api_proof
