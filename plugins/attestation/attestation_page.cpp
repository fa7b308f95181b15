#include "plugins/attestation/attestation_page.h"

#include "json/json_writer.h"

namespace vestnik::attestation {

std::string write_sheet(Transaction& transaction, const Place& place) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("kind", to_text(place.kind)).key("results").begin_array();
  for (const StoredResult& result : results_of(transaction, place)) {
    json.begin_object()
        .member("result", result.id.value)
        .member("student", result.student.value)
        .member("sheet", result.sheet)
        .member("version", result.version);
    if (result.value) json.member("value", to_text(*result.value));
    json.end_object();
  }
  json.end_array().end_object();
  return body;
}

std::string write_student(Transaction& transaction, PersonId student) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("results").begin_array();
  for (const ShownResult& result : results_of_student(transaction, student)) {
    json.begin_object()
        .member("subject", result.subject)
        .member("kind", result.kind)
        .member("value", result.value)
        .member("period_ends", to_iso(result.period_ends))
        .end_object();
  }
  json.end_array().end_object();
  return body;
}

}  // namespace vestnik::attestation
