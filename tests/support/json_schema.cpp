#include "support/json_schema.h"

#include <algorithm>
#include <set>

namespace vestnik::tests {
namespace {

using SchemaJson = nlohmann::json;

class SchemaCheck {
 public:
  void check(const SchemaJson& value, const SchemaJson& schema, const std::string& path) {
    if (schema.is_boolean()) {
      if (!schema.get<bool>()) complain(path, "must not be there");
      return;
    }
    for (const auto& [word, unused] : schema.items()) {
      if (!known_words().contains(word)) complain(path, "the schema has the word " + word);
    }
    check_value(value, schema, path);
    if (value.is_object()) check_members(value, schema, path);
    if (value.is_array() && schema.contains("items")) {
      for (std::size_t at = 0; at < value.size(); ++at) {
        check(value[at], schema["items"], path + '[' + std::to_string(at) + ']');
      }
    }
    for (const char* word : {"anyOf", "oneOf"}) {
      if (schema.contains(word)) check_choice(value, schema[word], path);
    }
  }

  std::vector<std::string> found;

 private:
  static const std::set<std::string>& known_words() {
    static const std::set<std::string> words{"type",        "required", "properties", "additionalProperties",
                                             "items",       "enum",     "const",      "format",
                                             "description", "minimum",  "maximum",    "minLength",
                                             "maxLength",   "pattern",  "anyOf",      "oneOf",
                                             "multipleOf",  "minItems", "maxItems",   "default"};
    return words;
  }

  void complain(const std::string& path, const std::string& what) {
    found.push_back((path.empty() ? "the body" : path) + ": " + what);
  }

  static bool is_of_type(const SchemaJson& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    return type == "null" && value.is_null();
  }

  void check_value(const SchemaJson& value, const SchemaJson& schema, const std::string& path) {
    if (schema.contains("type")) {
      const SchemaJson& type = schema["type"];
      const bool fits = type.is_array() ? std::any_of(type.begin(), type.end(),
                                                      [&](const auto& one) { return is_of_type(value, one); })
                                        : is_of_type(value, type);
      if (!fits) return complain(path, "is " + value.dump() + " and no " + type.dump());
    }
    if (schema.contains("enum") &&
        std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end()) {
      complain(path, "is " + value.dump() + ", not one of " + schema["enum"].dump());
    }
    if (schema.contains("const") && value != schema["const"]) complain(path, "is not " + schema["const"].dump());
    if (value.is_number_integer()) {
      if (schema.contains("minimum") && value < schema["minimum"]) complain(path, "is below the minimum");
      if (schema.contains("maximum") && value > schema["maximum"]) complain(path, "is above the maximum");
    }
  }

  void check_members(const SchemaJson& value, const SchemaJson& schema, const std::string& path) {
    if (schema.contains("anyOf") || schema.contains("oneOf")) return;
    for (const auto& name : schema.value("required", SchemaJson::array())) {
      if (!value.contains(name.get<std::string>())) complain(path, "lacks " + name.get<std::string>());
    }
    const SchemaJson properties = schema.value("properties", SchemaJson::object());
    const SchemaJson others = schema.value("additionalProperties", SchemaJson{});
    for (const auto& [name, member] : value.items()) {
      const std::string place = path.empty() ? name : path + '.' + name;
      if (properties.contains(name)) {
        check(member, properties[name], place);
      } else if (others.is_object()) {
        check(member, others, place);
      } else if (others == SchemaJson(false)) {
        complain(place, "is not named by the schema");
      }
    }
  }

  void check_choice(const SchemaJson& value, const SchemaJson& choices, const std::string& path) {
    const bool fits = std::any_of(choices.begin(), choices.end(),
                                  [&](const SchemaJson& choice) { return against_schema(value, choice).empty(); });
    if (!fits) complain(path, "is none of the kinds it may be");
  }
};

}  // namespace

std::vector<std::string> against_schema(const nlohmann::json& value, const nlohmann::json& schema) {
  SchemaCheck check;
  check.check(value, schema, "");
  return std::move(check.found);
}

std::vector<std::string> text_against_schema(std::string_view body, std::string_view schema) {
  if (schema.empty()) return {};
  const auto described = nlohmann::json::parse(schema, nullptr, false);
  if (described.is_discarded()) return {"the schema is no JSON"};
  const auto value = nlohmann::json::parse(body, nullptr, false);
  if (value.is_discarded()) return {"the body is no JSON"};
  return against_schema(value, described);
}

}  // namespace vestnik::tests
