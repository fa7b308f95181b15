#include <gmock/gmock.h>

#include <set>

#include "records/account_store.h"
#include "unit/netschool/netschool_school.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr const char* form_kind = "application/x-www-form-urlencoded";

/// A mother with an account and an app password, not signed in yet.
class NetSignIn : public NetSchool {
 protected:
  NetSignIn() {
    school_.database().write(school, Priority::person, [&](Transaction& transaction) {
      for (const auto& [person, login] : {std::pair{egors_mother, "zimina"}, std::pair{mashas_father, "Ёлкин"}}) {
        set_account_state(transaction, add_account(transaction, person, login, "code", school_.clock().now()),
                          account_state::active);
      }
      return true;
    });
    secret = app_password_of(egors_mother);
  }
  struct Salted {
    std::string lt, ver, pw2, session;
  };
  Salted salted(const std::string& password, const std::string& path = "auth/getdata") {
    const NetAnswer answer = send("POST", "/webapi/" + path);
    const Json data = answer.json();
    const std::string cookie = answer.all("Set-Cookie").at(0);
    return {data["lt"], data["ver"], netschool::proof_of(data["salt"].get<std::string>(), password),
            cookie.substr(0, cookie.find(';'))};
  }

  std::string secret;
};

TEST_F(NetSignIn, BeginsWithACookieThatHasAnAttribute) {
  const NetAnswer begun = send("GET", "/webapi/logindata");
  EXPECT_EQ(begun.json()["schoolLogin"], true);
  EXPECT_EQ(begun.json()["esiaMainAuth"], false);
  ASSERT_THAT(begun.all("Set-Cookie"), SizeIs(1));
  EXPECT_THAT(begun.all("Set-Cookie")[0], StartsWith("NSSESSIONID="));
  EXPECT_THAT(begun.all("Set-Cookie")[0], HasSubstr("; path=/"));
  const Json data = send("POST", "/webapi/auth/getData").json();
  for (const char* field : {"lt", "ver", "salt"}) {
    ASSERT_TRUE(data[field].is_string()) << field;
    EXPECT_FALSE(data[field].get<std::string>().empty()) << field;
  }
}

// nm17/netschoolapi, vkrya/netschoolpy: a form in lower case; every field of getdata but the salt is sent back.
TEST_F(NetSignIn, TakesALowerCaseForm) {
  const Salted one = salted(secret);
  const NetAnswer answer = send("POST", "/webapi/login", {{"Content-Type", form_kind}, {"Cookie", one.session}},
                                "loginType=1&scid=1&un=zimina&pw=" + one.pw2.substr(0, 23) + "&pw2=" + one.pw2 +
                                    "&lt=" + one.lt + "&ver=" + one.ver);
  ASSERT_EQ(answer.status, 200) << answer.body;
  const Json session = answer.json();
  EXPECT_EQ(session["at"].get<std::string>().size(), 64U);
  EXPECT_TRUE(session["code"].is_null());
  EXPECT_EQ(session["timeOut"], 3600000);
  EXPECT_EQ(session["accountInfo"]["userRoles"][0]["role"]["name"], "Родитель");
  EXPECT_THAT(answer.all("Set-Cookie").at(0), StartsWith("ESRNSec="));
}

// fadegor05/asurso-api: the fields in the query, the body empty, afterwards only ESRNSec and "at".
TEST_F(NetSignIn, TakesTheFieldsInTheQuery) {
  const Salted one = salted(secret);
  const NetAnswer answer = send("POST", "/webapi/login?LoginType=1&SCID=1&UN=zimina&PW2=" + one.pw2 + "&LT=" + one.lt);
  ASSERT_EQ(answer.status, 200) << answer.body;
  const std::string token = answer.json()["at"];
  EXPECT_EQ(send("GET", "/webapi/context", {{"at", token}, {"Cookie", "ESRNSec=0123"}}).status, 200);
  EXPECT_EQ(send("GET", "/webapi/context", {{"AT", token}}).status, 200);
}

// 4nk1r/netschool: raw UTF-8, without "pw"; lentryd: encodeURI.
TEST_F(NetSignIn, TakesRawAndHalfEncodedNames) {
  const std::string fathers = app_password_of(mashas_father);
  for (const std::string name : {"Ёлкин", "%D0%81%D0%BB%D0%BA%D0%B8%D0%BD", " Ёлкин "}) {
    const Salted one = salted(fathers);
    EXPECT_EQ(send("POST", "/webapi/auth/login", {{"Content-Type", form_kind}},
                   "LoginType=1&scid=1&UN=" + name + "&pw2=" + one.pw2 + "&lt=" + one.lt)
                  .status,
              200)
        << name;
  }
}

TEST_F(NetSignIn, AnswersWhateverIsWrongWith409AndASentence) {
  const auto refused = [&](const std::string& login, const Salted& one) {
    const NetAnswer answer =
        send("POST", "/webapi/login?un=" + login + "&pw2=" + one.pw2 + "&lt=" + one.lt + "&scid=1");
    EXPECT_EQ(answer.status, 409) << answer.body;
    return answer.body;
  };
  const std::string wrong = refused("zimina", salted("another"));
  EXPECT_THAT(wrong, HasSubstr("message"));
  EXPECT_EQ(refused("nobody", salted(secret)), wrong) << "a login that nobody has";
  EXPECT_EQ(refused("zimina", {"1", "1", "", ""}), wrong) << "a salt that was never given";
  Salted old = salted(secret);
  school_.clock().advance(5min);
  EXPECT_EQ(refused("zimina", old), wrong) << "a salt older than five minutes";
  old = salted(secret);
  ASSERT_EQ(send("POST", "/webapi/login?un=zimina&pw2=" + old.pw2 + "&lt=" + old.lt).status, 200);
  EXPECT_EQ(refused("zimina", old), wrong) << "a salt used twice";
  const Salted foreign = salted(secret);
  EXPECT_EQ(send("POST", "/webapi/login?un=zimina&pw2=" + foreign.pw2 + "&lt=" + foreign.lt,
                 {{"Cookie", "NSSESSIONID=0123456789abcdef0123456789abcdef"}})
                .status,
            409)
      << "another browser's salt";
}

TEST_F(NetSignIn, TheOwnPasswordOpensNothingHere) {
  school_.database().write(school, Priority::person, [&](Transaction& transaction) {
    set_password_hash(transaction, AccountId{1}, "argon2");
    return true;
  });
  const Salted one = salted("argon2");
  EXPECT_EQ(send("POST", "/webapi/login?un=zimina&pw2=" + one.pw2 + "&lt=" + one.lt).status, 409);
}

TEST_F(NetSignIn, EndsWhicheverWayItIsAskedFor) {
  for (const char* method : {"GET", "POST"}) {
    ASSERT_EQ(sign_in("zimina", secret).status, 200);
    EXPECT_EQ(send("GET", "/webapi/context/expired?token=" + at).body, "false");
    EXPECT_EQ(get("context").status, 200);
    EXPECT_EQ(send(method, "/webapi/auth/logout", {{"at", at}}).status, 200);
    EXPECT_EQ(get("context").status, 401) << method;
    EXPECT_EQ(send("GET", "/webapi/context/expired?token=" + at).body, "true");
    EXPECT_EQ(send(method, "/webapi/auth/logout", {{"at", at}}).status, 200) << "twice";
  }
  ASSERT_EQ(sign_in("zimina", secret).status, 200);
  EXPECT_EQ(send("POST", "/webapi/auth/logout", {{"Content-Type", form_kind}}, "at=" + at + "&VER=1").status, 200);
  EXPECT_EQ(get("context").status, 401) << "the token came in the form";
}

TEST_F(NetSignIn, TheTokenComesInItsHeaderAloneNeverInACookie) {
  ASSERT_EQ(sign_in("zimina", secret).status, 200);
  EXPECT_EQ(send("GET", "/webapi/context").status, 401);
  EXPECT_EQ(send("GET", "/webapi/context?at=" + at).status, 401) << "addresses are kept in logs";
  EXPECT_EQ(send("GET", "/webapi/context", {{"Cookie", "at=" + at + "; NSSESSIONID=" + at}}).status, 401);
  EXPECT_EQ(send("GET", "/webapi/context", {{"Authorization", "Bearer " + at}}).status, 401);
  EXPECT_EQ(send("GET", "/webapi/users/photo?at=" + at).status, 301) << "where the protocol knows no other way";
}

TEST_F(NetSignIn, ListsSchoolsForWhoeverBegins) {
  for (const char* path : {"schools/search", "schools/search?name=%D1%88%D0%BA%D0%BE", "Schools/Search?NAME="}) {
    const Json schools = send("GET", std::string{"/webapi/"} + path).json();
    ASSERT_THAT(schools, SizeIs(1)) << path;
    for (const char* field : {"name", "shortName", "addressString"})
      EXPECT_TRUE(schools[0][field].is_string()) << field;
    EXPECT_EQ(schools[0]["id"], 1);
  }
  EXPECT_THAT(send("GET", "/webapi/schools/search?name=xyz").json(), SizeIs(0));
  EXPECT_THAT(send("GET", "/webapi/addresses/schools").json()[0], SizeIs(11)) << "exactly these fields";
  const Json form = send("GET", "/webapi/prepareloginform?cid=1&LASTNAME=sft").json();
  EXPECT_EQ(form["sft"], 2);
  EXPECT_EQ(form["schools"][0]["id"], 1);
  EXPECT_THAT(send("GET", "/webapi/sysInfo").body, HasSubstr("Версия системы: 5.47.0.0"));
}

// Whoever adds a line opens a door to anybody on the network; behind these the token of an app password is asked for.
TEST_F(NetSignIn, OpensExactlyTheseDoors) {
  constexpr std::array<const char*, 4> methods{"GET ", "POST ", "PUT ", "DELETE "};
  std::set<std::string> doors;
  for (const Route& route : host_.routes()) {
    EXPECT_EQ(route.foreign, !route.signed_in) << route.pattern;
    if (!route.signed_in) doors.insert(methods[static_cast<std::size_t>(route.method)] + route.pattern);
  }
  const std::set<std::string> known{"GET /webapi/{path*}",
                                    "POST /webapi/{path*}",
                                    "GET /WebApi/{path*}",
                                    "POST /WebApi/{path*}",
                                    "GET /webapi/auth/logout",
                                    "GET /webapi/mail/messages/{id}/read",
                                    "POST /asp/MySettings/MySettings.asp"};
  EXPECT_EQ(doors, known);
  for (const char* closed : {"context", "mysettings", "years", "years/current", "student/diary", "student/diary/init",
                             "student/diary/assigns/4", "announcements", "mail/messages/unread", "mail/messages/2/read",
                             "grade/assignment/types", "schools/1/card", "reports/studentgrades", "users/photo"})
    EXPECT_EQ(send("GET", std::string{"/webapi/"} + closed).status, 401) << closed;
}

}  // namespace
}  // namespace vestnik::tests
