#include "plugins/inspection/event_payload.h"

#include "json/json_value.h"

namespace vestnik::inspection {

std::int64_t number_in(const std::string& payload, std::string_view member) {
  const auto document = JsonValue::parse(payload);
  const JsonValue* value = document ? document->find(member) : nullptr;
  const std::int64_t* number = value != nullptr ? value->integer() : nullptr;
  return number != nullptr ? *number : 0;
}

}  // namespace vestnik::inspection
