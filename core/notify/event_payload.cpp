#include "notify/event_payload.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace vestnik {
namespace {

void add_row(const nlohmann::json& row, EventPayload& payload) {
  for (const char* name : {"attendance", "mark", "final"}) {
    if (!row.contains(name)) continue;
    payload.rows.push_back(row.at(name).get<std::int64_t>());
    payload.students.push_back(row.at("student").get<std::int64_t>());
  }
}

EventPayload read(const nlohmann::json& object) {
  EventPayload payload;
  payload.lesson = object.value("lesson", std::int64_t{0});
  if (object.contains("rows")) {
    for (const auto& row : object.at("rows")) add_row(row, payload);
  }
  if (object.contains("finals")) {
    for (const auto& id : object.at("finals")) payload.rows.push_back(id.get<std::int64_t>());
  }
  if (object.contains("deliveries")) {
    for (const auto& id : object.at("deliveries")) payload.deliveries.push_back(id.get<std::int64_t>());
  }
  payload.group = object.value("group", std::int64_t{0});
  payload.guardian = object.value("guardian", std::int64_t{0});
  if (object.contains("student")) payload.students.push_back(object.at("student").get<std::int64_t>());
  return payload;
}

}  // namespace

EventPayload read_payload(std::string_view json) {
  try {
    return read(nlohmann::json::parse(json));
  } catch (const nlohmann::json::exception&) {
    // The library's text may quote the payload; it must not reach a log.
    throw std::runtime_error("an event's payload is not what its type promises");
  }
}

}  // namespace vestnik
