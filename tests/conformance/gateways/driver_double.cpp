#include "driver_double.h"

#include <nlohmann/json.hpp>

namespace vestnik::test {
namespace {

class ScriptDouble final : public Script {
 public:
  explicit ScriptDouble(DriverFunctions functions) : functions_(std::move(functions)) {}
  Result<ScriptValue> call(std::string_view function, const std::vector<ScriptValue>& arguments) override {
    const auto found = functions_.find(function);
    if (found == functions_.end()) return Problem{"script.no_function"};
    return found->second(arguments);
  }
  [[nodiscard]] bool has(std::string_view function) const override { return functions_.contains(function); }

 private:
  DriverFunctions functions_;
};

std::string text(const ScriptValue& table, const char* name) { return *table.find(name)->text(); }

ScriptValue request(const std::vector<ScriptValue>& arguments, const char* path) {
  const ScriptValue& message = arguments.at(0);
  const ScriptValue& account = arguments.at(1);
  return ScriptValue::Table{{"method", "POST"},
                            {"url", text(account, "url") + path},
                            {"headers", ScriptValue::Table{{"X-Api", "1"}}},
                            {"form", ScriptValue::Table{{"key", text(message, "key")},
                                                        {"phone", text(message, "phone")},
                                                        {"text", text(message, "text")},
                                                        {"password", text(account, "password")}}}};
}

nlohmann::json decoded(const std::vector<ScriptValue>& arguments) {
  return nlohmann::json::parse(*arguments.at(1).text(), nullptr, false);
}

Result<ScriptValue> read(const std::vector<ScriptValue>& arguments) {
  const auto answer = decoded(arguments);
  if (!answer.is_object()) return ScriptValue{ScriptValue::Table{{"unknown", "no JSON"}}};
  if (answer.contains("id") && answer["id"].is_number()) {
    return ScriptValue{ScriptValue::Table{{"sent", answer["id"].get<std::int64_t>()}}};
  }
  if (answer.contains("error")) return ScriptValue{ScriptValue::Table{{"retry", "no money"}, {"after", 600}}};
  if (answer.contains("bad_number")) {
    return ScriptValue{
        ScriptValue::Table{{"refused", answer["bad_number"].get<std::string>()}, {"no_such_number", true}}};
  }
  return ScriptValue{};
}

Result<ScriptValue> read_report(const std::vector<ScriptValue>& arguments) {
  const auto answer = decoded(arguments);
  if (!answer.is_object()) return ScriptValue{};
  if (answer.value("known", false)) return ScriptValue{ScriptValue::Table{{"sent", text(arguments.at(2), "key")}}};
  return ScriptValue{ScriptValue::Table{{"absent", true}}};
}

}  // namespace

Result<std::unique_ptr<Script>> DriverDouble::load(std::string_view, std::string_view) {
  ++loads_;
  return std::unique_ptr<Script>{std::make_unique<ScriptDouble>(functions_)};
}

DriverFunctions test_provider() {
  return {{"build", [](const auto& arguments) { return Result<ScriptValue>{request(arguments, "/send")}; }},
          {"ask", [](const auto& arguments) { return Result<ScriptValue>{request(arguments, "/status")}; }},
          {"read", &read},
          {"read_report", &read_report}};
}

}  // namespace vestnik::test
