#include <gmock/gmock.h>

#include "records/program_ends.h"
#include "unit/netschool/netschool_school.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class NetReading : public NetSchool {
 protected:
  NetReading() {
    school_.run(
        "INSERT INTO study_period (institution_id, id, kind, number, starts, ends, order_number, recorded_at) VALUES "
        "(1, 1, 'quarter', 1, '2026-09-01', '2026-10-25', '', 0)");
    lesson(1, "2026-10-13", 1, class_7a, 1);
    lesson(2, "2026-10-16", 2, class_7a, 1, "planned", "NULL");
    lesson(3, "2026-10-13", 1, class_7b, 1);
    lesson(4, "2026-10-14", 3, class_7a, 2, "cancelled");
    school_.run("INSERT INTO task VALUES (1, 1, 1, 'control', 'Контрольная', 200, 30, 0)");
    mark(1, 1, egor, "4", "3", 1);
    mark(2, 3, masha, "2");
  }
  std::string week(PersonId student) {
    return "student/diary?studentId=" + std::to_string(student.value) +
           "&vers=1641234&weekEnd=2026-10-18&weekStart=2026-10-12&withLaAssigns=true&yearId=2026";
  }
};

TEST_F(NetReading, DiaryInitNamesThePlaceOfTheStudentInTheList) {
  open_for(egors_mother);
  const Json init = get("student/diary/init").json();
  ASSERT_THAT(init["students"], SizeIs(1));
  const auto place = init["currentStudentId"].get<std::size_t>();
  EXPECT_EQ(init["students"][place]["studentId"], egor.value);
  EXPECT_EQ(init["students"][place]["nickName"], "Зимин Егор Павлович");
  EXPECT_EQ(init["students"][place]["className"], "7-А");
  EXPECT_EQ(init["weekStart"], "2026-10-12T00:00:00");
}

TEST_F(NetReading, DiaryHasLessonsGradesAndHomeworkOnTheDayItIsDue) {
  open_for(egors_mother);
  const Json diary = get(week(egor)).json();
  EXPECT_EQ(diary["termName"], "1 четверть");
  EXPECT_EQ(diary["className"], "7-А");
  EXPECT_EQ(diary["weekStart"], "2026-10-12T00:00:00");
  ASSERT_THAT(diary["weekDays"], SizeIs(2)) << "a cancelled lesson is none: " << diary.dump();
  const Json tuesday = diary["weekDays"][0];
  EXPECT_EQ(tuesday["date"], "2026-10-13T00:00:00");
  const Json lesson = tuesday["lessons"][0];
  EXPECT_EQ(lesson["classmeetingId"], 1);
  EXPECT_EQ(lesson["day"], "2026-10-13T00:00:00");
  EXPECT_EQ(lesson["startTime"], "08:00");
  EXPECT_EQ(lesson["subjectName"], "Алгебра");
  EXPECT_EQ(lesson["room"], "214");
  ASSERT_THAT(lesson["assignments"], SizeIs(2)) << "two grades of one work";
  EXPECT_EQ(lesson["assignments"][0]["mark"]["mark"], 4);
  EXPECT_EQ(lesson["assignments"][1]["mark"]["mark"], 3);
  EXPECT_EQ(lesson["assignments"][0]["assignmentName"], "Контрольная");
  EXPECT_EQ(lesson["assignments"][0]["mark"]["dutyMark"], false);
  const Json friday = diary["weekDays"][1]["lessons"][0];
  ASSERT_THAT(friday["assignments"], SizeIs(2)) << "Tuesday's homework, and its own that has no day: " << friday.dump();
  EXPECT_EQ(friday["assignments"][0]["typeId"], 3);
  EXPECT_EQ(friday["assignments"][0]["classMeetingId"], 2);
  EXPECT_EQ(friday["assignments"][0]["dueDate"], "2026-10-16T00:00:00");
  EXPECT_FALSE(friday["assignments"][0].contains("mark"));
}

TEST_F(NetReading, EveryTypeOfAnAssignmentIsAmongTheTypes) {
  open_for(egors_mother);
  const Json types = get("grade/assignment/types?all=False").json();
  std::vector<int> known;
  for (const Json& type : types) {
    EXPECT_THAT(type, SizeIs(4)) << "exactly these fields";
    known.push_back(type["id"].get<int>());
  }
  const Json diary = get(week(egor)).json();
  for (const Json& day : diary["weekDays"]) {
    for (const Json& lesson : day["lessons"]) {
      for (const Json& one : lesson["assignments"])
        EXPECT_THAT(known, ::testing::Contains(one["typeId"].get<int>())) << one.dump();
    }
  }
}

TEST_F(NetReading, AssignmentsTellTheirTrueWeightAndTeacher) {
  open_for(egors_mother);
  const Json lessons = get(week(egor)).json()["weekDays"];
  const auto grade = lessons[0]["lessons"][0]["assignments"][0]["id"].get<std::int64_t>();
  const auto homework = lessons[1]["lessons"][0]["assignments"][0]["id"].get<std::int64_t>();
  const Json told = get("student/diary/assigns/" + std::to_string(grade) + "?studentId=10").json();
  EXPECT_EQ(told["weight"], 20);
  EXPECT_EQ(told["subjectGroup"]["name"], "7-А/Алгебра");
  EXPECT_EQ(told["teachers"][0]["id"], algebra_teacher.value);
  EXPECT_EQ(told["date"], "2026-10-13T00:00:00");
  EXPECT_EQ(get("student/diary/assigns/" + std::to_string(homework) + "?studentId=10").json()["assignmentName"],
            "П. 12 <№ 3>");
  EXPECT_THAT(post_json("student/diary/get-attachments?studentId=10", {{"assignId", {grade}}}).json(), SizeIs(0));
  EXPECT_THAT(get("student/diary/pastMandatory?studentId=10").json(), SizeIs(0));
}

TEST_F(NetReading, AStrangersChildIsLikeOneThatDoesNotExist) {
  open_for(egors_mother);
  const NetAnswer foreign = get(week(masha));
  const NetAnswer nobody = get(week(PersonId{9999}));
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(foreign.body, nobody.body);
  EXPECT_THAT(foreign.body, Not(HasSubstr("2026")));
  // The grade of another class's student, and the homework of another class's lesson.
  for (const std::int64_t id : {2 * 4 + 1, 3 * 4}) {
    EXPECT_EQ(get("student/diary/assigns/" + std::to_string(id) + "?studentId=10").status, 404) << id;
    EXPECT_EQ(get("student/diary/assigns/" + std::to_string(id) + "?studentId=11").status, 404) << id;
  }
  EXPECT_EQ(get("schools/2/card").status, 404);
}

TEST_F(NetReading, ABarredParentSeesNothingFromTheNextRequestOn) {
  open_for(egors_mother);
  ASSERT_EQ(get(week(egor)).status, 200);
  school_.run("UPDATE guardianship SET sees = 0 WHERE guardian_id = 20");
  EXPECT_EQ(get(week(egor)).status, 404);
  EXPECT_THAT(get("student/diary/init").json()["students"], SizeIs(0));
  EXPECT_THAT(get("reports/studentGrades").body, Not(HasSubstr("Зимин Егор")));
  EXPECT_EQ(get("context").status, 200) << "the account itself stands";
}

TEST_F(NetReading, AnEndedAccountEndsTheClient) {
  open_for(egors_mother);
  school_.database().write(school, Priority::person, [&](Transaction& transaction) {
    end_programs(transaction, AccountId{1}, program_end::account_given_anew, school_.clock().now());
    return true;
  });
  EXPECT_EQ(get(week(egor)).status, 401);
}

TEST_F(NetReading, AStudentReadsTheOwnDiary) {
  open_for(egor);
  const Json init = get("student/diary/init").json();
  ASSERT_THAT(init["students"], SizeIs(1));
  EXPECT_EQ(init["students"][0]["studentId"], egor.value);
  EXPECT_EQ(get(week(egor)).status, 200);
  EXPECT_EQ(get(week(masha)).status, 404);
}

TEST_F(NetReading, ATeacherHasNoDiaryAndReadsTheBoard) {
  open_for(algebra_teacher);
  EXPECT_THAT(get("student/diary/init").json()["students"], SizeIs(0));
  EXPECT_EQ(get(week(egor)).status, 404);
  EXPECT_EQ(get("announcements?take=-1").status, 200);
}

TEST_F(NetReading, AWholeYearIsAskedForInOnePiece) {
  open_for(egors_mother);
  lesson(50, "2026-09-02", 1, class_7a, 2);
  const Json year = get("student/diary?studentId=10&weekStart=2026-09-01&weekEnd=2027-05-31").json();
  EXPECT_EQ(year["weekDays"][0]["date"], "2026-09-02T00:00:00");
  EXPECT_THAT(year["weekDays"], SizeIs(3));
  EXPECT_EQ(get("student/diary?studentId=10&weekStart=2026-09-01&weekEnd=2030-05-31").status, 400);
}

TEST_F(NetReading, TheYearIsThatOfTheTerms) {
  open_for(egors_mother);
  const Json year = get("years/current").json();
  EXPECT_EQ(year["id"], 2026);
  EXPECT_EQ(year["startDate"], "2026-09-01T00:00:00");
  EXPECT_EQ(year["endDate"], "2026-10-25T00:00:00");
  EXPECT_EQ(get("years").json()[0]["id"], 2026);
  EXPECT_EQ(get("mysettings/yearlist").json()[0]["name"], "(*) 2026/2027");
  const Json context = get("context").json();
  EXPECT_EQ(context["schoolyear"]["globalYear"]["id"], 2026);
  EXPECT_EQ(context["user"]["name"], "Зимина Ольга Петровна");
  EXPECT_EQ(context["dateFormat"], "d\x01mm\x01yy\x01.");
  EXPECT_EQ(get("schools/1/card").json()["commonInfo"]["fullSchoolName"], "Школа");
  EXPECT_EQ(get("mysettings").json()["lastName"], "Зимина");
}

TEST_F(NetReading, TheFormOfAReportNamesStudentsClassesAndTerms) {
  open_for(egors_mother);
  std::map<std::string, Json> sources;
  const Json form = get("reports/studentGrades").json();
  for (const Json& source : form["filterSources"]) sources[source["filterId"]] = source;
  EXPECT_EQ(sources["SID"]["items"][0]["value"], "10");
  EXPECT_EQ(sources["PCLID_IUP"]["items"][0]["value"], "1_0");
  EXPECT_EQ(sources["TERMID"]["items"][0]["title"], "1 четверть");
  EXPECT_EQ(sources["SGID"]["items"][0]["title"], "Алгебра");
  const Json filters =
      post_json("v2/reports/studentgrades/initfilters",
                {{"params", nullptr}, {"selectedData", {{{"filterId", "TERMID"}, {"filterValue", "1"}}}}})
          .json();
  EXPECT_EQ(filters[0]["filterId"], "period");
  EXPECT_EQ(filters[0]["range"]["end"], "2026-10-25T00:00:00");
}

TEST_F(NetReading, NoticesAreShownAsTextNeverAsMarkup) {
  const Response posted =
      host_.post("/api/v1/announcements", director,
                 R"({"title":"Собрание","body":"В 18:00\n<b>Не опаздывать</b>","everyone":true})", key());
  ASSERT_EQ(posted.status, 201) << posted.body;
  open_for(egors_mother);
  const Json board = get("announcements?take=-1").json();
  ASSERT_THAT(board, SizeIs(1));
  EXPECT_EQ(board[0]["name"], "Собрание");
  EXPECT_EQ(board[0]["description"], "В 18:00<br>&lt;b&gt;Не опаздывать&lt;/b&gt;");
  EXPECT_EQ(board[0]["postDate"], "2026-10-14T12:00:00");
  EXPECT_EQ(board[0]["author"]["fio"], "Гончаров О. И.");
}

TEST_F(NetReading, LongListsAreReadToTheirEndAndOnce) {
  for (int number = 0; number < 101; ++number) {
    const std::string title = std::to_string(number);
    ASSERT_EQ(host_
                  .post("/api/v1/announcements", director,
                        R"({"title":"Объявление )" + title + R"(","body":"Текст","everyone":true})", key())
                  .status,
              201);
    ASSERT_EQ(host_
                  .post("/api/v1/mail", class_teacher_7a,
                        R"({"to":[20],"subject":"Письмо )" + title + R"(","body":"Текст"})", key())
                  .status,
              201);
  }
  open_for(egors_mother);
  std::set<std::string> names;
  const Json board = get("announcements?take=-1").json();
  for (const Json& one : board) names.insert(one["name"]);
  EXPECT_EQ(names.size(), 101U) << "behind the first page too";
  EXPECT_EQ(board.size(), 101U) << "and none of them again";
  EXPECT_EQ(get("mail/messages/unread?userId=20").json().size(), 101U);
}

TEST_F(NetReading, MailIsListedAndReadAndNotSent) {
  ASSERT_EQ(
      host_.post("/api/v1/mail", class_teacher_7a, R"({"to":[20],"subject":"Вопрос","body":"Текст"})", key()).status,
      201);
  open_for(egors_mother);
  const auto registry = [&](const char* box) {
    return post_json("mail/registry",
                     {{"filterContext", {{"selectedData", {{{"filterId", "MailBox"}, {"filterValue", box}}}}}},
                      {"page", 1},
                      {"pageSize", 20}})
        .json();
  };
  const Json inbox = registry("Inbox");
  ASSERT_THAT(inbox["rows"], SizeIs(1)) << inbox.dump();
  EXPECT_EQ(inbox["totalItems"], 1);
  EXPECT_EQ(inbox["rows"][0]["subject"], "Вопрос");
  const std::string id = inbox["rows"][0]["id"];
  EXPECT_EQ(get("mail/messages/unread?userId=20").json()[0], std::stoi(id));
  const Json letter = get("mail/messages/" + id + "/read?userId=20").json();
  EXPECT_EQ(letter["text"], "Текст");
  EXPECT_EQ(letter["author"]["name"], "Юдина Н. Л.");
  EXPECT_THAT(get("mail/messages/unread?userId=20").json(), SizeIs(0)) << "whoever opened it has read it";
  EXPECT_THAT(registry("Deleted")["rows"], SizeIs(0));
  EXPECT_EQ(get("mail/messages/999/read").status, 404);
  EXPECT_THAT(get("mail/recipients?userId=20").json(), SizeIs(0));
  const NetAnswer sent = post_json("mail/messages/send", {{"subject", "Ответ"}, {"text", "Текст"}});
  EXPECT_EQ(sent.status, 403);
  EXPECT_THAT(sent.json()["message"].get<std::string>(), HasSubstr("чтения"));
}

TEST_F(NetReading, WhatIsNotServedAnswersInTheProtocolsOwnWords) {
  open_for(egors_mother);
  for (const char* path : {"signalr/negotiate", "files/1", "attachments/5", "nothing/at/all"}) {
    const NetAnswer answer = get(path);
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_TRUE(answer.json().contains("message")) << path;
  }
  EXPECT_EQ(send("GET", "/WebApi/Context", {{"at", at}}).status, 200) << "whatever the case";
  EXPECT_EQ(send("POST", "/asp/MySettings/MySettings.asp", {{"Content-Type", "application/x-www-form-urlencoded"}},
                 "at=" + at)
                .status,
            200);
  EXPECT_EQ(get("attachments/uploadLimits").json()["laImportFileSizeLimit"], 0);
}

TEST_F(NetReading, ATokenOfTheCabinetOpensNothingHere) {
  open_for(egors_mother);
  at = sessions.open_for(Actor{school, egors_mother, AccountId{1}}).token;
  EXPECT_EQ(get("context").status, 401);
}

}  // namespace
}  // namespace vestnik::tests
