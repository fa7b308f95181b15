#pragma once
/// Rows of the events' payloads (domain/event_types.h): which version of what, of whom.
#include <string_view>

#include "json/json_writer.h"

namespace vestnik {

/// {"<kind>":5,"student":7,"version":1} of a stored mark, attendance mark or final.
template <class Stored>
void add_version(JsonWriter& payload, std::string_view kind, const Stored& stored) {
  payload.begin_object()
      .member(kind, stored.id.value)
      .member("student", stored.student.value)
      .member("version", stored.version)
      .end_object();
}

}  // namespace vestnik
