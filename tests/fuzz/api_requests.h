#pragma once
/// Requests made up from the API's own document: mostly as it says, sometimes at the edge, sometimes wrong.
#include <cstdint>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "fuzz/api_world.h"

namespace vestnik::fuzz {

using ApiJson = nlohmann::json;

/// An operation of the document.
struct Operation {
  std::string method;   ///< "get"
  std::string pattern;  ///< "/api/v1/students/{id}/diary"
  ApiJson described;    ///< as it stands in the document
};

struct MadeRequest {
  const Operation* operation = nullptr;
  const Principal* principal = nullptr;
  std::string method;  ///< "GET"
  std::string target;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

/// The same requests for the same document, world and seed.
class RequestMaker {
 public:
  RequestMaker(const ApiWorld& world, const ApiJson& document, std::uint64_t seed);
  [[nodiscard]] MadeRequest make();
  [[nodiscard]] const std::vector<Operation>& operations() const { return operations_; }

 private:
  [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
  [[nodiscard]] bool one_in(std::uint64_t times) { return below(times) == 0; }
  template <class Some>
  [[nodiscard]] const auto& any_of(const Some& some) {
    return some[below(some.size())];
  }
  [[nodiscard]] std::string path_of(const Operation& operation);
  [[nodiscard]] std::int64_t id_named(std::string name);
  [[nodiscard]] ApiJson value_of(const ApiJson& schema, const std::string& name, int depth);
  [[nodiscard]] ApiJson text_of(const ApiJson& schema, const std::string& name);
  [[nodiscard]] ApiJson odd_value();
  void spoil(ApiJson& value);
  [[nodiscard]] std::string body_of(const Operation& operation);

  const ApiWorld& world_;
  std::vector<Operation> operations_;
  std::mt19937_64 random_;
  std::uint64_t made_ = 0;
};

}  // namespace vestnik::fuzz
