#pragma once
/// A driver written in C++ in the place of a Lua one: the gateway's wiring is tested without an interpreter.
#include <functional>
#include <map>

#include "ports/script.h"

namespace vestnik::test {

using DriverFunction = std::function<Result<ScriptValue>(const std::vector<ScriptValue>&)>;
using DriverFunctions = std::map<std::string, DriverFunction, std::less<>>;

/// Answers every load with these functions. Counts loads.
class DriverDouble final : public ScriptHost {
 public:
  explicit DriverDouble(DriverFunctions functions) : functions_(std::move(functions)) {}
  Result<std::unique_ptr<Script>> load(std::string_view name, std::string_view source) override;
  [[nodiscard]] int loads() const { return loads_; }

 private:
  DriverFunctions functions_;
  int loads_ = 0;
};

/// The driver of sms_server.py: build, read, ask, read_report.
[[nodiscard]] DriverFunctions test_provider();

}  // namespace vestnik::test
