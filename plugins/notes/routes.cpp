#include "plugins/notes/routes.h"

#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/list_page.h"
#include "answers/person_names.h"
#include "answers/request_reading.h"
#include "json/json_writer.h"
#include "plugins/notes/note_commands.h"
#include "plugins/notes/route_docs.h"

namespace vestnik::notes {
namespace {

constexpr Permission view{"notes", "view"};
/// Four bytes a character and the members around it.
constexpr std::size_t body_limit = 4 * longest_text + 1024;

Result<std::string> write_notes(Transaction& transaction, const NotesQuestion& question, ListPage page) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("notes").begin_array();
  for (const Note& note : notes_for(transaction, question)) {
    if (!page.takes(note.id.value)) continue;
    json.begin_object().member("id", note.id.value).member("student_id", note.student.value);
    json.member("student", name_of(transaction, note.student)).member("author_id", note.author.value);
    json.member("author", short_name_of(transaction, note.author)).member("text", note.body);
    json.member("written_at", to_iso(note.written_at)).member("state", note.state).member("decision", note.decision);
    json.key("decided_at");
    if (note.decided_at) {
      json.value(to_iso(*note.decided_at));
    } else {
      json.null();
    }
    json.end_object();
  }
  if (const auto ended = page.end(json); !ended) return ended.problem();
  return body;
}

}  // namespace

Response NoteRoutes::run(const Request& request, Command& command, bool created) {
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages(), created);
}

Response NoteRoutes::list(const Request& request) {
  const auto open_only = flag_of_query(request, "open");
  if (!open_only) return problem_answer(open_only.problem(), host_.messages());
  const auto page = ListPage::of(request, ListPage::Order::newest_first);
  if (!page) return problem_answer(page.problem(), host_.messages());
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = host_.access().allow(transaction, *request.actor, view, Object::institution());
    if (!role) {
      body = role.problem();
      return;
    }
    const Result<CivilDate> today = day_there(transaction, host_.clock().now());
    if (!today) {
      body = today.problem();
      return;
    }
    const bool own = *role == Role::class_teacher || *role == Role::teacher;
    const PersonId whose = own ? request.actor->person : PersonId{};
    body = write_notes(transaction, {whose, *open_only, *today, page->rows(), page->bound()}, *page);
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response NoteRoutes::write(const Request& request) {
  std::string text;
  const auto read = read_request_body(request, [&](ObjectReader& body) { text = body.text("text", longest_text); });
  if (!read) return problem_answer(read.problem(), host_.messages());
  WriteNote command{PersonId{id_of_path(request, "id")}, std::move(text)};
  return run(request, command, true);
}

PersonId NoteRoutes::student_of(const Request& request, NoteId note) {
  PersonId student;
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    if (const auto found = find_note(transaction, note)) student = found->student;
  });
  return student;
}

Response NoteRoutes::decide(const Request& request, bool pass) {
  std::string text;
  const auto read = read_request_body(
      request, [&](ObjectReader& body) { text = body.optional_text("text", longest_text).value_or(""); });
  if (!read) return problem_answer(read.problem(), host_.messages());
  const NoteId note{id_of_path(request, "id")};
  DecideNote command{note, student_of(request, note), pass, std::move(text)};
  return run(request, command, false);
}

void NoteRoutes::contribute() {
  Route list_route = plain_route(Method::get, "/api/v1/notes", view, body_limit,
                                 paged({"Notes on behaviour: of the own class and those the reader wrote, newest first",
                                        {{"open", R"({"type":"boolean"})"}},
                                        "",
                                        list_schema,
                                        {200, 400, 403}}));
  list_route.handle = [this](const Request& request) { return list(request); };
  host_.add_route(std::move(list_route));

  Route write_route = plain_route(Method::post, "/api/v1/students/{id}/notes", {"notes", "write"}, body_limit,
                                  {"Write a note on a student's behaviour; the class teacher reads it first",
                                   {},
                                   write_schema,
                                   recorded_schema,
                                   {201, 400, 403, 409, 413, 422, 503}});
  write_route.handle = [this](const Request& request) { return write(request); };
  host_.add_route(std::move(write_route));

  Route pass_route = plain_route(Method::post, "/api/v1/notes/{id}/pass", {"notes", "decide"}, body_limit,
                                 {"Pass a note on to the family, in the class teacher's own words or as it stands",
                                  {},
                                  decide_schema,
                                  recorded_schema,
                                  {200, 400, 403, 409, 413, 422, 503}});
  pass_route.handle = [this](const Request& request) { return decide(request, true); };
  host_.add_route(std::move(pass_route));

  Route close_route = plain_route(Method::post, "/api/v1/notes/{id}/close", {"notes", "decide"}, body_limit,
                                  {"Let a note rest, with a word for its author",
                                   {},
                                   decide_schema,
                                   recorded_schema,
                                   {200, 400, 403, 409, 413, 422, 503}});
  close_route.handle = [this](const Request& request) { return decide(request, false); };
  host_.add_route(std::move(close_route));
}

}  // namespace vestnik::notes
