/// Everything that can be told to families, told: no message, page, extract or printed form of one family holds a word
/// of another, and whoever asks without the right takes nothing away.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "base/text.h"
#include "http/router.h"
#include "scenario/told_families.h"
#include "support/exchange_call.h"

namespace vestnik::tests {
namespace {

/// "email/absence"
using MessageName = std::string;

/// What the table says of a template.
struct ToldTo {
  std::string whom;
  std::string why;
};

std::filesystem::path sources(std::string_view path) { return std::filesystem::path{VESTNIK_SOURCE_DIR} / path; }

std::map<MessageName, ToldTo> table_of_messages() {
  std::map<MessageName, ToldTo> table;
  std::ifstream file{sources("tests/scenario/every_message.tsv")};
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const auto fields = split(line, '\t');
    EXPECT_EQ(fields.size(), 4U) << line;
    table[std::string{fields[0]} + "/" + std::string{fields[1]}] = {std::string{fields[2]}, std::string{fields[3]}};
  }
  return table;
}

/// Every template of the folders of messages. A part that others put in begins with "_".
std::set<MessageName> templates_there_are() {
  std::set<MessageName> found;
  for (const std::string medium : {"email", "mail", "sms", "print"}) {
    for (const auto& file : std::filesystem::directory_iterator{sources("templates/" + medium)}) {
      const std::string name = file.path().filename().string();
      if (!name.starts_with('_')) found.insert(medium + "/" + name.substr(0, name.find('.')));
    }
  }
  return found;
}

/// The names that a template may use, by templates/names.tsv.
std::set<std::string> names_in(const std::string& message) {
  std::ifstream file{sources("templates/names.tsv")};
  for (std::string line; std::getline(file, line);) {
    const auto fields = split(line, '\t');
    if (fields.size() != 2 || fields[0] != message) continue;
    std::set<std::string> names;
    for (const std::string_view name : split(fields[1], ' ')) names.emplace(name);
    return names;
  }
  return {};
}

struct Message {
  MessageName name;
  PersonId recipient;
  std::string text;     ///< subject, body and HTML
  std::string address;  ///< "" where the person is enough
};

class FamilyPrivacy : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    families = new ToldFamilies;
    families->live();
  }
  static void TearDownTestSuite() {
    delete families;
    families = nullptr;
  }

  FamilyPrivacy() : service_(families->day().school().service()) {
    clock_.set(
        families->day().school().zone().instant(parse_iso_date("2026-10-06").value(), parse_clock("16:15").value()));
    for (Route& route : service_.routes()) {
      if (route.method == Method::get && route.permission) patterns_.push_back(route.pattern);
      EXPECT_TRUE(router_.add(std::move(route)));
    }
  }

  /// What was put into words, whatever became of it.
  static std::vector<Message> messages() {
    static const std::map<std::string, std::string> media{
        {"internal", "mail"}, {"email", "email"}, {"sms", "sms"}, {"print", "print"}};
    std::vector<Message> all;
    DaySchool& school = families->day().school();
    school.service().database().read(school.institution(), [&](Transaction& read) {
      read.query(
          "SELECT channel, template, recipient_id, subject || ' ' || body || ' ' || html, address FROM delivery "
          "WHERE institution_id = $1 AND body <> ''",
          {school.institution()}, [&](const Row& row) {
            all.push_back(
                {media.at(row.string(0)) + "/" + row.string(1), row.id<PersonId>(2), row.string(3), row.string(4)});
          });
    });
    return all;
  }
  static bool is_of_family(PersonId person) { return families->people().contains(person); }

  Response ask(PersonId who, const std::string& method, const std::string& target, const std::string& body = {}) {
    std::vector<std::pair<std::string, std::string>> headers{
        {"Host", "school.example"},
        {"Authorization", "Bearer " + token_of(who)},
        {"Idempotency-Key", "privacy-" + std::to_string(++asked_)}};
    if (!body.empty()) headers.emplace_back("Content-Type", "application/json");
    if (!body.empty()) headers.emplace_back("Content-Length", std::to_string(body.size()));
    const ExchangeRules rules{router_, service_.messages(),
                              clock_,  [this](std::string_view token) { return service_.sessions().who(token); },
                              {},      {},
                              true};
    return exchange_call(rules, method, target, headers, body);
  }
  const std::string& token_of(PersonId who) {
    std::string& token = tokens_[who];
    if (token.empty()) {
      const InstitutionId school = families->day().school().institution();
      const AccountId account{
          families->day().count("SELECT id FROM account WHERE institution_id = $1 AND person_id = $2", {school, who})};
      token = service_.sessions().open_for(Actor{school, who, account}).token;
    }
    return token;
  }
  /// The path of a route with numbers in the place of its names.
  static std::string filled(const std::string& pattern, std::int64_t number, PersonId other) {
    std::string path;
    for (const std::string_view part : split(pattern, '/')) {
      if (part.empty()) continue;
      const bool name = part.starts_with('{');
      path += "/" + (name ? std::to_string(part == "{gid}" ? other.value : number) : std::string{part});
    }
    return path;
  }
  static void expect_own(PersonId reader, std::string_view text, std::string_view where) {
    EXPECT_THAT(families->foreign_words(text, reader), ::testing::IsEmpty())
        << where << " of " << reader.value << ": " << text;
  }

  static ToldFamilies* families;
  Service& service_;
  ManualClock clock_{Instant{}};
  Router router_;
  std::vector<std::string> patterns_;
  std::map<PersonId, std::string> tokens_;
  int asked_ = 0;
};

ToldFamilies* FamilyPrivacy::families = nullptr;

// labinsk-3.13: a message to a parent holds data of the own child only, whatever it tells of and by whatever way.
TEST_F(FamilyPrivacy, EveryMessageSpeaksOfTheOwnChildrenAlone) {
  std::size_t told = 0;
  std::size_t naming = 0;
  for (const Message& message : messages()) {
    if (!is_of_family(message.recipient)) continue;
    expect_own(message.recipient, message.text, message.name);
    EXPECT_TRUE(message.address.empty() ||
                families->foreign_words(message.address, {}) == std::vector<std::string>{message.address})
        << message.name;
    expect_own(message.recipient, message.address, "an address");
    for (const PersonId own : families->own(message.recipient))
      naming += message.text.find(ToldFamilies::words_of(own)[1]) != std::string::npos ? 1 : 0;
    ++told;
  }
  EXPECT_GT(told, 100U);
  EXPECT_GT(naming, 60U) << "the own child is named, so another one would be seen";
}

// labinsk-3.13: and no message is left out. A new template fails here until families have lived through it, or the
// table says that they never hear of it.
TEST_F(FamilyPrivacy, EveryTemplateThereIsWasTold) {
  const auto table = table_of_messages();
  std::set<MessageName> of_table;
  for (const auto& [name, told] : table) of_table.insert(name);
  EXPECT_EQ(templates_there_are(), of_table) << "a template without a line, or a line without a template";

  std::set<MessageName> to_families;
  for (const Message& message : messages()) {
    if (is_of_family(message.recipient)) to_families.insert(message.name);
  }
  for (const auto& [name, told] : table) {
    if (told.whom == "family") {
      EXPECT_TRUE(to_families.contains(name)) << name << " was told to no family";
    } else if (told.whom == "shorter") {
      EXPECT_EQ(names_in(name.substr(name.find('/') + 1)), names_in(told.why)) << name << " knows other words";
    } else {
      EXPECT_FALSE(to_families.contains(name)) << name << " was told to a family";
      if (told.whom != "staff") {
        EXPECT_EQ(told.whom, "none") << name;
        EXPECT_GT(told.why.size(), 10U) << name;
      }
    }
  }
}

// labinsk-3.13: whatever a parent or a student asks the service, about whomever.
TEST_F(FamilyPrivacy, EveryPageShowsTheOwnChildrenAlone) {
  int shown = 0;
  for (const PersonId reader : {families->mother, families->daryas_father, families->artem}) {
    for (const std::string& pattern : patterns_) {
      for (const PersonId about : {families->masha, families->nazar, families->mother, families->timurs_guardian,
                                   reader, PersonId{families->group_2a.value}}) {
        const Response answer = ask(reader, "GET", filled(pattern, about.value, families->mother));
        EXPECT_LT(answer.status, 500) << pattern;
        EXPECT_NE(answer.status, 401) << pattern;
        shown += answer.status == 200 ? 1 : 0;
        expect_own(reader, answer.content(), pattern);
      }
    }
  }
  EXPECT_GT(shown, 100);
}

// labinsk-3.13: an extract is of one family.
TEST_F(FamilyPrivacy, EveryExtractIsOfOneFamily) {
  for (const auto& [reader, child] :
       {std::pair{families->mother, families->masha}, std::pair{families->father, families->artem},
        std::pair{families->daryas_father, families->darya}}) {
    const std::string of_self = "/api/v1/people/" + std::to_string(reader.value) + "/personal-data";
    for (const std::string& path : {student_path(child, "/personal-data"), of_self}) {
      const Response answer = ask(reader, "POST", path);
      EXPECT_EQ(answer.status, 200) << path << answer.content();
      expect_own(reader, answer.content(), path);
    }
  }
}

/// How a page of `templates/forms` and `templates/pages` about one family is asked for.
struct Printing {
  std::string method;
  std::string path;
  std::string body{};
};

// labinsk-3.13: a printed form is of one family. A new form fails here until it is printed.
TEST_F(FamilyPrivacy, EveryFormThereIsIsOfOneFamily) {
  const PersonId reader = families->mother;
  const PersonId child = families->masha;
  const std::string of_family = student_path(child, "/guardians/") + std::to_string(reader.value) + "/forms/";
  const std::string code_for = R"({"guardian":)" + std::to_string(child.value) + "}";
  const std::map<std::string, Printing> printings{
      {"adult_word", {"GET", of_family + "adult-word"}},
      {"application_and_consent", {"GET", of_family + "consent"}},
      {"consent_withdrawal", {"GET", of_family + "consent-withdrawal"}},
      {"opt_out", {"GET", of_family + "opt-out"}},
      {"opt_out_end", {"GET", of_family + "opt-out-end"}},
      {"personal_data", {"POST", student_path(child, "/personal-data?as=page")}},
      {"credential_slips", {"POST", student_path(child, "/credentials?page=true"), code_for}}};
  for (const char* folder : {"templates/forms", "templates/pages"}) {
    for (const auto& file : std::filesystem::directory_iterator{sources(folder)}) {
      const std::string name = file.path().stem().string();
      // The register of codes is the class teacher's own, of the class: see the next test.
      if (name.starts_with('_') || name == "credential_list") continue;
      const auto printing = printings.find(name);
      ASSERT_NE(printing, printings.end()) << name << " is printed for nobody here";
      const auto& [method, path, body] = printing->second;
      const Response answer = ask(method == "POST" && body.empty() ? reader : families->leads_2a, method, path, body);
      EXPECT_TRUE(answer.status == 200 || answer.status == 201) << path << answer.content();
      EXPECT_THAT(answer.content_type, ::testing::StartsWith("text/html")) << path;
      EXPECT_THAT(std::string{answer.content()}, ::testing::HasSubstr(ToldFamilies::words_of(child)[0])) << name;
      expect_own(reader, answer.content(), path);
    }
  }
}

// labinsk-3.13: an export without the right is refused, and takes nothing along.
TEST_F(FamilyPrivacy, AnExportWithoutTheRightIsRefused) {
  const std::string nazar = student_path(families->nazar, "/personal-data");
  const std::string nazars_mother = "/api/v1/people/" + std::to_string(families->nazars_mother.value);
  const std::string form =
      student_path(families->nazar, "/guardians/") + std::to_string(families->nazars_mother.value) + "/forms/consent";
  struct Export {
    const char* method;
    std::string path;
    std::string body{};
  };
  const std::vector<Export> exports{{"POST", nazar},
                                    {"POST", nazar + "?as=page"},
                                    {"POST", nazars_mother + "/personal-data"},
                                    {"GET", form},
                                    {"GET", "/api/v1/credentials/list"},
                                    {"GET", "/api/v1/paper/print"},
                                    {"GET", "/api/v1/exports"},
                                    {"POST", "/api/v1/exports", R"({"reason":"хочу всё"})"},
                                    {"POST", "/api/v1/exports/1/archive"},
                                    {"GET", "/api/v1/audit?use=either"}};
  for (const PersonId who : {families->mother, families->artem, families->leads_5b}) {
    for (const Export& one : exports) {
      const bool leader = who == families->leads_5b;
      // The class teacher of another class has lists of the own class; what is of Nazar stays closed to him as well.
      if (leader && (one.path.ends_with("/list") || one.path.ends_with("/print"))) continue;
      const Response answer = ask(who, one.method, one.path, one.body);
      EXPECT_TRUE(answer.status == 403 || answer.status == 404) << one.path << " answered " << answer.status;
      expect_own(who, answer.content(), one.path);
    }
  }
  // Lists of the own class hold nobody of the other one.
  const std::set<PersonId> of_5b{families->artem,  families->darya,         families->timur,          families->mother,
                                 families->father, families->daryas_father, families->timurs_guardian};
  for (const char* path : {"/api/v1/credentials/list", "/api/v1/paper/print"}) {
    const Response answer = ask(families->leads_5b, "GET", path);
    EXPECT_EQ(answer.status, 200) << path;
    EXPECT_THAT(families->foreign_words(answer.content(), of_5b), ::testing::IsEmpty()) << path;
  }
}

// labinsk-3.13: each printed sheet goes into one family's hands.
TEST_F(FamilyPrivacy, ThePaperOfAClassIsASheetAFamily) {
  std::set<PersonId> families_on_paper;
  for (const Message& message : messages()) {
    if (!message.name.starts_with("print/") || !is_of_family(message.recipient)) continue;
    expect_own(message.recipient, message.text, message.name);
    families_on_paper.insert(message.recipient);
  }
  EXPECT_GE(families_on_paper.size(), 3U);
}

}  // namespace
}  // namespace vestnik::tests
