// The store of documents and the catalogue of resources.
#include "base/signature.h"
#include "plugins/documents/document_routes.h"
#include "plugins/documents/file_kinds.h"
#include "plugins/documents/migrations.h"
#include "plugins/documents/resource_routes.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {
namespace {

constexpr PersonId hr_of_documents{62};
constexpr PersonId secretary_of_documents{63};
constexpr PersonId nurse_of_documents{64};
constexpr PersonId caretaker{65};

class SchoolDocuments : public RecordingSchool {
 protected:
  SchoolDocuments() {
    school_.migrate("documents", documents::migrations());
    for (const auto& [id, role] :
         {std::pair{62, "hr_specialist"}, {63, "secretary"}, {64, "medical_worker"}, {65, "technical_staff"}}) {
      const std::string number = std::to_string(id);
      school_.run(
          "INSERT INTO person (institution_id, id, last_name, first_name, patronymic, sort_key, search_key, "
          "recorded_at) VALUES (1, " +
          number + ", 'Работникова', 'Инна', '', 'р', 'р', 0)");
      school_.run(
          "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, "
          "order_number, recorded_at) VALUES (1, 6" +
          number + ", " + number + ", '" + role + "', 'institution', 0, '2026-09-01', '5', 0)");
    }
    documents_.contribute();
    resources_.contribute();
  }
  Response keep(PersonId who, const std::string& content, const std::string& file = "Устав.pdf",
                const std::string& more = "") {
    return host_.post("/api/v1/documents", who,
                      R"({"title":"Устав","section":"Локальные акты","file":")" + file + R"(","content":")" +
                          to_base64(content) + "\"" + more + "}",
                      key());
  }
  std::string kept(const std::string& content = "%PDF-1.7 КАНАРЕЙКА") {
    const auto answer = expect(201, keep(administrator, content));
    return "/api/v1/documents/" + std::to_string(answer["result"]["document"].get<int>());
  }
  Response resource(PersonId who, const std::string& title, const std::string& address = "https://math.example/7") {
    return host_.post("/api/v1/resources", who,
                      R"({"title":")" + title + R"(","about":"Задачи","address":")" + address + R"("})", key());
  }
  static std::string code(const Response& response) { return nlohmann::json::parse(response.body).value("code", ""); }
  static std::string header(const Response& response, const std::string& name) {
    for (const auto& [each, value] : response.headers) {
      if (each == name) return value;
    }
    return "";
  }

  static constexpr std::int64_t room = std::int64_t{6} << 20U;
  documents::DocumentRoutes documents_{host_, room};
  documents::ResourceRoutes resources_{host_};
};

// syzran-m.docs.1: a teacher opens a stored document, a parent is refused; four roles edit.
TEST_F(SchoolDocuments, AreOpenToTheStaffAndClosedToFamilies) {
  const std::string where = kept();
  for (const PersonId reader : {administrator, algebra_teacher, class_teacher_7a, deputy_head, director,
                                hr_of_documents, secretary_of_documents, nurse_of_documents, caretaker}) {
    EXPECT_EQ(expect(200, host_.get("/api/v1/documents", reader))["documents"].size(), 1U) << reader.value;
    EXPECT_EQ(host_.get(where + "/file", reader).body, "%PDF-1.7 КАНАРЕЙКА") << reader.value;
  }
  for (const PersonId closed : {egors_mother, mashas_father, egor}) {
    for (const std::string& door : {std::string{"/api/v1/documents"}, where + "/file"}) {
      const Response refused = host_.get(door, closed);
      EXPECT_EQ(refused.status, 403) << closed.value;
      EXPECT_EQ(refused.body.find("Устав"), std::string::npos);
    }
  }
  for (const PersonId editor : {deputy_head, director, secretary_of_documents, hr_of_documents}) {
    expect(201, keep(editor, "%PDF-1.7"));
  }
  for (const PersonId who : {algebra_teacher, class_teacher_7a, nurse_of_documents, caretaker, egors_mother, egor}) {
    EXPECT_EQ(keep(who, "%PDF-1.7").status, 403) << who.value;
    EXPECT_EQ(host_.call(Method::del, where, who, "", key()).status, 403) << who.value;
  }
}

TEST_F(SchoolDocuments, GoOutAsDownloadsThatRunNothing) {
  const Response file = host_.get(kept() + "/file", algebra_teacher);
  EXPECT_EQ(file.content_type, "application/pdf");
  EXPECT_TRUE(header(file, "Content-Disposition").starts_with("attachment;"));
  EXPECT_NE(header(file, "Content-Security-Policy").find("sandbox"), std::string::npos);
}

TEST_F(SchoolDocuments, TakeNoFileThatIsNotWhatItSays) {
  EXPECT_EQ(code(keep(administrator, "<script>", "Устав.html")), "documents.kind_not_kept");
  EXPECT_EQ(code(keep(administrator, "<script>", "Устав.pdf")), "documents.kind_not_kept");
  EXPECT_EQ(code(keep(administrator, "%PDF-1.7", "../..")), "documents.unreadable");
  EXPECT_EQ(code(host_.post("/api/v1/documents", administrator,
                            R"({"title":"Устав","file":"a.pdf","content":"not base64!"})", key())),
            "documents.unreadable");
  EXPECT_EQ(code(host_.post("/api/v1/documents", administrator, R"({"title":"","file":"a.pdf","content":"JVBERi0="})",
                            key())),
            "documents.no_title");
  expect(201, keep(administrator, "%PDF-" + std::string(documents::largest_file - 5, 'x')));
  EXPECT_EQ(code(keep(administrator, "%PDF-" + std::string(documents::largest_file - 4, 'x'))), "documents.too_large");
}

TEST_F(SchoolDocuments, TakeNoMoreRoomThanTheyAreGiven) {
  const auto of_size = [](std::size_t bytes) { return "%PDF-" + std::string(bytes - 5, 'x'); };
  const std::string where = kept(of_size(documents::largest_file));
  const auto put = [&](int expected, std::size_t bytes) {
    return host_.call(Method::put, where, administrator,
                      R"({"title":"Устав","file":"b.pdf","content":")" + to_base64(of_size(bytes)) +
                          R"(","expected_version":)" + std::to_string(expected) + "}",
                      key());
  };
  const std::size_t left = static_cast<std::size_t>(room) - documents::largest_file;
  EXPECT_EQ(code(keep(administrator, of_size(left + 1))), "documents.store_full") << "one byte too many";
  EXPECT_EQ(code(put(1, left + 1)), "documents.store_full") << "the former version stays, and counts";
  EXPECT_EQ(code(put(7, left + 1)), "documents.stale") << "what has to be opened anew is told first";
  EXPECT_EQ(expect(200, host_.get("/api/v1/documents", secretary_of_documents))["used_bytes"], documents::largest_file);
  expect(200, put(1, left));
  const auto shown = expect(200, host_.get("/api/v1/documents", administrator));
  EXPECT_EQ(shown["used_bytes"], room);
  EXPECT_EQ(shown["most_bytes"], room);
  EXPECT_FALSE(expect(200, host_.get("/api/v1/documents", algebra_teacher)).contains("used_bytes"));
  expect(200, host_.call(Method::del, where, administrator, "", key()));
  const Response full = keep(administrator, of_size(6));
  EXPECT_EQ(full.status, 409);
  EXPECT_NE(full.body.find("6 МБ из 6"), std::string::npos) << full.body;
}

TEST_F(SchoolDocuments, AreReplacedByVersionsAndTakenOut) {
  const std::string where = kept("%PDF-1");
  const auto put = [&](int expected) {
    return host_.call(Method::put, where, administrator,
                      R"({"title":"Устав 2","file":"b.pdf","content":")" + to_base64("%PDF-2") +
                          R"(","expected_version":)" + std::to_string(expected) + "}",
                      key());
  };
  EXPECT_EQ(code(put(5)), "documents.stale");
  EXPECT_EQ(expect(200, put(1))["result"]["version"], 2);
  EXPECT_EQ(host_.get(where + "/file", algebra_teacher).body, "%PDF-2");
  EXPECT_EQ(events("document.kept").size(), 2U);
  expect(200, host_.call(Method::del, where, administrator, "", key()));
  EXPECT_EQ(host_.get(where + "/file", algebra_teacher).status, 404);
  EXPECT_EQ(code(put(2)), "access.not_found");
  EXPECT_EQ(host_
                .call(Method::put, "/api/v1/documents/none", administrator,
                      R"({"title":"Устав","file":"b.pdf","content":"JVBERi0="})", key())
                .status,
            404);
}

TEST_F(SchoolDocuments, LieInTheAuditByDigestAlone) {
  (void)kept();
  school_.database().read(school, [&](Transaction& read) {
    read.query("SELECT payload FROM audit_payload WHERE institution_id = $1", {school}, [&](const Row& row) {
      EXPECT_EQ(row.text(0).find(to_base64("%PDF-1.7 КАНАРЕЙКА")), std::string_view::npos);
    });
  });
}

// syzran-m.res.1: everybody opens the catalogue; a parent adding an item is refused.
TEST_F(SchoolDocuments, HaveACatalogueOfResourcesForEverybody) {
  for (const PersonId editor : {administrator, algebra_teacher, class_teacher_7a, deputy_head, director}) {
    expect(201, resource(editor, "Задачник"));
  }
  for (const PersonId reader : {administrator, algebra_teacher, deputy_head, nurse_of_documents, caretaker,
                                secretary_of_documents, hr_of_documents, egors_mother, egor}) {
    EXPECT_EQ(expect(200, host_.get("/api/v1/resources", reader))["resources"].size(), 5U) << reader.value;
  }
  const auto first = expect(200, host_.get("/api/v1/resources", egor))["resources"][0];
  const std::string where = "/api/v1/resources/" + std::to_string(first["id"].get<int>());
  const std::string change = R"({"title":"Новое","expected_version":1})";
  for (const PersonId who :
       {egors_mother, egor, nurse_of_documents, caretaker, secretary_of_documents, hr_of_documents}) {
    EXPECT_EQ(resource(who, "x").status, 403) << who.value;
    EXPECT_EQ(host_.call(Method::put, where, who, change, key()).status, 403) << who.value;
    EXPECT_EQ(host_.call(Method::del, where, who, "", key()).status, 403) << who.value;
  }
  expect(200, host_.call(Method::put, where, algebra_teacher, change, key()));
  EXPECT_EQ(code(host_.call(Method::put, where, algebra_teacher, change, key())), "documents.stale");
  expect(200, host_.call(Method::del, where, algebra_teacher, "", key()));
  EXPECT_EQ(code(host_.call(Method::del, where, algebra_teacher, "", key())), "access.not_found");
  EXPECT_EQ(code(resource(algebra_teacher, "x", "javascript:alert(1)")), "documents.no_address");
  EXPECT_EQ(code(resource(algebra_teacher, "")), "documents.no_title");
}

}  // namespace
}  // namespace vestnik::tests
