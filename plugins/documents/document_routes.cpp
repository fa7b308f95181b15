#include "plugins/documents/document_routes.h"

#include "answers/answers.h"
#include "answers/list_page.h"
#include "answers/person_names.h"
#include "answers/request_reading.h"
#include "base/digest.h"
#include "base/signature.h"
#include "json/json_writer.h"
#include "plugins/documents/file_kinds.h"

namespace vestnik::documents {
namespace {

constexpr std::size_t longest_title = 200;
/// Of a file in base64 with room for the rest.
constexpr std::size_t document_body = largest_file / 3 * 4 + (64U << 10U);

constexpr const char* documents_schema = R"json({"type":"object","required":["documents"],"properties":{
"used_bytes":{"type":"integer","description":"of all files, for those who may edit the store"},
"most_bytes":{"type":"integer"},"documents":{"type":"array","items":{"type":"object","required":["id","title","section","file","kind","size","version","changed_at",
"changed_by"],"properties":{"id":{"type":"integer"},"title":{"type":"string"},"section":{"type":"string"},
"file":{"type":"string"},"kind":{"type":"string"},"size":{"type":"integer"},"version":{"type":"integer"},
"changed_at":{"type":"string","format":"date-time"},"changed_by":{"type":"string"}}}}}})json";
constexpr const char* keep_schema = R"json({"type":"object","required":["title","file","content"],
"additionalProperties":false,"properties":{"title":{"type":"string","maxLength":200},"section":{"type":["string",
"null"],"maxLength":200},"file":{"type":"string","maxLength":200,"description":"its name, with the ending"},
"content":{"type":"string","description":"the file in base64, at most 4 MiB before"},
"expected_version":{"type":["integer","null"]}}})json";
constexpr const char* kept_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object"},"findings":{"type":"array","items":{"type":"object"}}}})json";

struct Asked {
  Document document;
  std::string content;  ///< base64
};

/// A body far larger than others: read by limits of its own.
Result<Asked> asked_document(const Request& request) {
  JsonLimits limits;
  limits.bytes = document_body;
  const auto json = JsonValue::parse(request.body, limits);
  if (!json) return json.problem();
  Asked asked;
  ObjectReader body{*json};
  asked.document.title = body.text("title", longest_title);
  asked.document.section = body.optional_text("section", longest_title).value_or("");
  asked.document.file.name = safe_name(body.text("file", longest_title));
  asked.content = body.text("content", document_body);
  asked.document.version = body.optional_integer("expected_version", 0).value_or(0);
  if (auto read = body.finish(); !read) return read.problem();
  if (asked.document.title.empty()) return Problem{"documents.no_title"};
  const auto bytes = from_base64(asked.content);
  if (!bytes || asked.document.file.name.empty()) return Problem{"documents.unreadable"};
  if (bytes->size() > largest_file) return Problem{"documents.too_large"};
  const auto kind = kind_of(asked.document.file.name, *bytes);
  if (!kind) return Problem{"documents.kind_not_kept"};
  asked.document.file.kind = kind->word;
  asked.document.file.size = static_cast<std::int64_t>(bytes->size());
  asked.document.file.digest = digest(*bytes);
  return asked;
}

/// `most_bytes`: told, with what is used of it, to those who may edit the store.
Result<std::string> documents_json(Transaction& read, ListPage page, std::optional<std::int64_t> most_bytes) {
  std::string body;
  JsonWriter json{body};
  json.begin_object();
  if (most_bytes) json.member("used_bytes", bytes_kept(read)).member("most_bytes", *most_bytes);
  json.key("documents").begin_array();
  for (const Document& one : documents_of(read)) {
    if (!page.takes(one.id)) continue;
    json.begin_object()
        .member("id", one.id)
        .member("title", one.title)
        .member("section", one.section)
        .member("file", one.file.name)
        .member("kind", one.file.kind)
        .member("size", one.file.size)
        .member("version", one.version)
        .member("changed_at", to_iso(one.changed_at))
        .member("changed_by", short_name_of(read, one.changed_by))
        .end_object();
  }
  if (const auto ended = page.end(json); !ended) return ended.problem();
  return body;
}

/// Saved and never run: whatever a file holds, it is nothing of this site to a browser.
Response download(const Document& document, std::string bytes) {
  const FileKind kind = kind_of_word(document.file.kind);
  Response answer;
  answer.body = std::move(bytes);
  answer.content_type = kind.content_type;
  answer.headers.emplace_back("Content-Disposition", disposition_of(document.file.name, kind));
  answer.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox");
  return answer;
}

}  // namespace

Response DocumentRoutes::list(const Request& request) {
  const auto page = ListPage::of(request, ListPage::Order::as_listed);
  if (!page) return problem_answer(page.problem(), host_.messages());
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    const auto role = host_.access().allow(read, *request.actor, view_documents, Object::institution());
    const bool edits = host_.access().allow(read, *request.actor, edit_documents, Object::institution()).ok();
    const auto most_bytes = edits ? std::optional{most_bytes_} : std::nullopt;
    body = role ? documents_json(read, *page, most_bytes) : role.problem();
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response DocumentRoutes::file(const Request& request) {
  std::optional<Problem> refused;
  std::optional<Document> document;
  std::string content;
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    const auto role = host_.access().allow(read, *request.actor, view_documents, Object::institution());
    if (!role) {
      refused = role.problem();
      return;
    }
    document = find_document(read, id_of_path(request, "id"));
    if (document) content = content_of(read, *document);
  });
  if (refused) return problem_answer(*refused, host_.messages());
  auto bytes = document ? from_base64(content) : std::nullopt;
  if (!bytes) return problem_answer(Problem{"access.not_found"}, host_.messages());
  return download(*document, *std::move(bytes));
}

Response DocumentRoutes::keep(const Request& request) {
  auto asked = asked_document(request);
  if (!asked) return problem_answer(asked.problem(), host_.messages());
  const bool created = request.method == Method::post;
  // A path that names none must not make a new one: no document has a number below zero.
  constexpr std::int64_t nobodys = -1;
  const std::int64_t named = id_of_path(request, "id");
  if (!created) asked->document.id = named == 0 ? nobodys : named;
  KeepDocument command{std::move(asked->document), std::move(asked->content), most_bytes_};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages(), created);
}

Response DocumentRoutes::withdraw(const Request& request) {
  WithdrawDocument command{id_of_path(request, "id")};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages());
}

void DocumentRoutes::add(Method method, const char* pattern, Permission permission, RouteDoc doc,
                         Response (DocumentRoutes::*handle)(const Request&)) {
  Route route = plain_route(method, pattern, permission, method == Method::del ? 0 : document_body, std::move(doc));
  route.handle = [this, handle](const Request& request) { return (this->*handle)(request); };
  host_.add_route(std::move(route));
}

void DocumentRoutes::contribute() {
  const std::vector<int> put_in{201, 400, 403, 409, 413, 422, 503};
  const std::vector<int> replaced{200, 400, 403, 409, 413, 422, 503};
  add(Method::get, "/api/v1/documents", view_documents,
      paged(
          {"The store of school documents, by section and title", {}, "", documents_schema, {200, 400, 403, 409, 422}}),
      &DocumentRoutes::list);
  add(Method::post, "/api/v1/documents", edit_documents,
      {"Put a document into the store", {}, keep_schema, kept_schema, put_in}, &DocumentRoutes::keep);
  add(Method::put, "/api/v1/documents/{id}", edit_documents,
      {"Replace a document by its next version", {}, keep_schema, kept_schema, replaced}, &DocumentRoutes::keep);
  add(Method::get, "/api/v1/documents/{id}/file", view_documents,
      {"The file of a document, as a download", {}, "", "", {200, 403}}, &DocumentRoutes::file);
  add(Method::del, "/api/v1/documents/{id}", edit_documents,
      {"Take a document out of the store", {}, "", kept_schema, {200, 403, 409, 503}}, &DocumentRoutes::withdraw);
}

}  // namespace vestnik::documents
