#include "plugins/paper/queue_page.h"

#include "answers/person_names.h"
#include "json/json_writer.h"

namespace vestnik::paper {
namespace {

std::string_view kind_of(const Sheet& sheet) {
  return sheet.category == "digest" ? std::string_view{"weekly"} : std::string_view{sheet.category};
}

void write_moment(JsonWriter& json, std::string_view name, const std::optional<Instant>& at) {
  json.key(name);
  if (at) {
    json.value(to_iso(*at));
  } else {
    json.null();
  }
}

}  // namespace

Result<std::string> write_queue(Transaction& transaction, const QueueQuestion& question, ListPage page) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("sheets").begin_array();
  for (const Sheet& sheet :
       sheets_of(transaction, question.class_teacher, question.today, question.stage, page.rows(), page.bound())) {
    if (!page.takes(sheet.id.value)) continue;
    json.begin_object().member("id", sheet.id.value).member("kind", kind_of(sheet));
    json.member("student_id", sheet.student.value).member("student", name_of(transaction, sheet.student));
    json.member("group", group_of(transaction, sheet.student, question.today));
    json.member("guardian_id", sheet.guardian.value).member("guardian", name_of(transaction, sheet.guardian));
    json.member("title", sheet.title).member("made_at", to_iso(sheet.made_at));
    write_moment(json, "printed_at", sheet.printed_at);
    json.member("handed", sheet.handed).member("proof", sheet.handed == handed::in_hand);
    write_moment(json, "handed_at", sheet.handed_at);
    json.end_object();
  }
  if (const auto ended = page.end(json); !ended) return ended.problem();
  return body;
}

}  // namespace vestnik::paper
