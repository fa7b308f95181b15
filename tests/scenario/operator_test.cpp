/// The operator's hand, by the built program: what became of messages, and what is done about it, also while the
/// service runs on the same database.
#include <gmock/gmock.h>
#include <signal.h>

#include "app/configured_database.h"
#include "app/settings_file.h"
#include "records/full_export_store.h"
#include "support/child_process.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class OperatorsHand : public ::testing::Test {
 protected:
  OperatorsHand() { (void)test::ChildProcess{vestnik(folder.path("data"), {"day"})}.read_to_end(); }

  static std::vector<std::string> vestnik(const std::string& data, const std::vector<std::string>& arguments) {
    std::vector<std::string> all{VESTNIK_BINARY_DIR "/vestnik", "--data", data};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return all;
  }
  [[nodiscard]] test::Ended run(const std::vector<std::string>& arguments) const {
    return test::ChildProcess{vestnik(day(), arguments), test::Errors::with_output}.end();
  }
  [[nodiscard]] std::string day() const { return folder.path("data/day"); }

  /// As if the provider had refused them all.
  void bury(const std::string& channel) {
    const auto settings = load_settings({std::filesystem::path{VESTNIK_SOURCE_DIR} / "config/vestnik.properties"}, {});
    auto database = open_configured(*settings.value(), day(), {});
    database.value()->write(InstitutionId{1}, Priority::person, [&](Transaction& transaction) {
      transaction.execute(
          "UPDATE delivery SET state = 'dead', reason = 'refused' WHERE institution_id = $1 AND channel = $2"
          " AND state = 'sent'",
          {transaction.institution(), channel});
      return true;
    });
  }

  /// As if the planner had passed the facts of a rule over.
  void forget_what_is_owed(const std::string& rule) {
    const auto settings = load_settings({std::filesystem::path{VESTNIK_SOURCE_DIR} / "config/vestnik.properties"}, {});
    auto database = open_configured(*settings.value(), day(), {});
    database.value()->write(InstitutionId{1}, Priority::person, [&](Transaction& transaction) {
      transaction.execute(
          "DELETE FROM delivery_obligation WHERE institution_id = $1 AND obligation_id IN"
          " (SELECT id FROM obligation WHERE institution_id = $1 AND rule = $2)",
          {transaction.institution(), rule});
      transaction.execute("DELETE FROM obligation WHERE institution_id = $1 AND rule = $2",
                          {transaction.institution(), rule});
      return true;
    });
  }

  /// As if the head had said so.
  void approve_export() {
    const auto settings = load_settings({std::filesystem::path{VESTNIK_SOURCE_DIR} / "config/vestnik.properties"}, {});
    auto database = open_configured(*settings.value(), day(), {});
    database.value()->write(InstitutionId{1}, Priority::person, [&](Transaction& transaction) {
      const Instant now = SystemClock{}.now();
      decide_full_export(transaction, 1, PersonId{1}, now, now + std::chrono::hours{1});
      return true;
    });
  }

  TemporaryFolder folder;
};

TEST_F(OperatorsHand, ShowsMessagesAndSaysWhyTheyWaited) {
  const test::Ended sms = run({"deliveries", "list", "--channel", "sms", "--state", "sent"});
  EXPECT_EQ(sms.code, 0) << sms.output;
  EXPECT_THAT(sms.output, AllOf(HasSubstr("absence"), Not(HasSubstr("low_mark"))));
  EXPECT_EQ(run({"deliveries", "list", "--rule", "nobody"}).code, 1);
  const std::string id = sms.output.substr(0, sms.output.find('.'));
  EXPECT_THAT(run({"deliveries", "why", id}).output, AllOf(HasSubstr("Основание"), HasSubstr("Попытка 1")));
  EXPECT_THAT(run({"deliveries", "show", id}).output, AllOf(HasSubstr("Изменилось"), HasSubstr("Шлюз: maildir_sms")));
  const test::Ended none = run({"deliveries", "show", "999999"});
  EXPECT_EQ(none.code, 1);
  EXPECT_THAT(none.output, HasSubstr("Такого сообщения нет"));
}

TEST_F(OperatorsHand, SendsTheDeadAgainAtARateWhileTheServiceRuns) {
  bury("sms");
  test::ChildProcess service{vestnik(day(), {"serve", "--port", "0"})};
  EXPECT_THAT(service.read_line(), HasSubstr("/api/v1"));
  EXPECT_EQ(run({"deliveries", "replay"}).code, 2);
  EXPECT_EQ(run({"deliveries", "replay", "1", "--dead"}).code, 2);
  EXPECT_THAT(run({"deliveries", "replay", "--dead", "--rate", "fast"}).output, HasSubstr("50/minute"));
  const test::Ended none = run({"deliveries", "replay", "--dead", "--channel", "email"});
  EXPECT_EQ(none.code, 1);
  EXPECT_THAT(none.output, HasSubstr("отправлять снова нечего"));
  const test::Ended replayed = run({"deliveries", "replay", "--dead", "--channel", "sms", "--rate", "1/hour"});
  EXPECT_EQ(replayed.code, 0) << replayed.output;
  EXPECT_THAT(replayed.output, HasSubstr("Снова уйдёт сообщений"));
  // The second one waits for an hour: it can be taken back.
  const test::Ended waiting = run({"deliveries", "list", "--state", "retry", "--channel", "sms"});
  ASSERT_EQ(waiting.code, 0) << waiting.output;
  const std::string id = waiting.output.substr(0, waiting.output.find('.'));
  const test::Ended cancelled = run({"deliveries", "cancel", id, "--reason", "учения"});
  EXPECT_EQ(cancelled.code, 0) << cancelled.output;
  const test::Ended late = run({"deliveries", "cancel", id, "--reason", "учения"});
  EXPECT_EQ(late.code, 1);
  EXPECT_THAT(late.output, HasSubstr("уже не остановить"));
  EXPECT_EQ(service.end(SIGTERM).code, 0);
  EXPECT_THAT(run({"audit", "verify"}).output, HasSubstr("syzran"));
}

TEST_F(OperatorsHand, ReconcilesTheMonthFromBothSides) {
  const test::Ended whole = run({"informing", "2026-09"});
  EXPECT_EQ(whole.code, 0) << whole.output;
  EXPECT_THAT(whole.output, AllOf(HasSubstr("сверено с положением"), HasSubstr("отменено как ложная тревога"),
                                  Not(HasSubstr("ошибка"))));
  forget_what_is_owed("low_mark");
  const test::Ended broken = run({"informing", "2026-09"});
  EXPECT_EQ(broken.code, 1);
  EXPECT_THAT(broken.output, HasSubstr("ошибка: сообщение «low_mark» — записей, о которых никому не сообщили"));
}

TEST_F(OperatorsHand, TriesAGatewayWithoutADeliveryOfAnybody) {
  const test::Ended list = run({"gateway", "list"});
  EXPECT_EQ(list.code, 0);
  EXPECT_THAT(list.output, AllOf(HasSubstr("maildir_sms: канал «sms»"), HasSubstr("internal_mail")));
  const std::string before = run({"deliveries", "list"}).output;
  const test::Ended tried = run({"gateway", "test", "maildir_sms", "--to", "+79270000001"});
  EXPECT_EQ(tried.code, 0) << tried.output;
  EXPECT_THAT(tried.output, AllOf(HasSubstr("СМС: частей"), HasSubstr("принял сообщение")));
  EXPECT_EQ(run({"deliveries", "list"}).output, before);
  EXPECT_EQ(run({"gateway", "test", "maildir_sms", "--to", "8927"}).code, 1);
  EXPECT_EQ(run({"gateway", "test", "maildir_sms"}).code, 2);
  const test::Ended unknown = run({"gateway", "test", "pigeon", "--to", "roof"});
  EXPECT_EQ(unknown.code, 1);
  EXPECT_THAT(unknown.output, AllOf(HasSubstr("«pigeon»"), HasSubstr("maildir_email")));
  EXPECT_THAT(run({"gateway", "test", "internal_mail"}).output, HasSubstr("проверять нечего"));
}

TEST_F(OperatorsHand, GivesAndTakesRolesByOrderAndSaysWhySomebodyMay) {
  const test::Ended list = run({"roles", "list"});
  EXPECT_EQ(list.code, 0) << list.output;
  EXPECT_THAT(list.output, HasSubstr("администратор, всё учреждение"));
  const test::Ended refused = run({"roles", "grant", "--person", "1", "--role", "secretary"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.output, HasSubstr("нужны его номер и дата"));
  EXPECT_THAT(run({"roles", "grant", "--person", "1", "--role", "secretery", "--order", "7"}).output,
              HasSubstr("«secretary»"));
  EXPECT_THAT(run({"roles", "show", "Никто"}).output, HasSubstr("«Никто»"));
  const test::Ended given = run({"roles", "grant", "--person", "1", "--role", "secretary", "--order", "7-к", "--date",
                                 "2026-09-01", "--from", "2026-09-01"});
  EXPECT_EQ(given.code, 0) << given.output;
  EXPECT_THAT(run({"roles", "show", "1"}).output,
              AllOf(HasSubstr("секретарь, всё учреждение, с 01.09.2026; приказ 7-к от 01.09.2026"),
                    HasSubstr("(cards.view) — как секретарь")));
  const std::string lines = run({"roles", "list"}).output;
  const auto at = lines.find("секретарь, всё учреждение, с 01.09.2026; приказ 7-к");
  ASSERT_NE(at, std::string::npos) << lines;
  const auto begins = lines.rfind('\n', at) + 1;
  const std::string number = lines.substr(begins, lines.find('.', begins) - begins);
  const test::Ended taken = run({"roles", "revoke", number, "--order", "8-к", "--date", "2026-09-02"});
  EXPECT_EQ(taken.code, 0) << taken.output;
  EXPECT_EQ(run({"roles", "revoke", number, "--order", "8-к", "--date", "2026-09-02"}).code, 1);
  EXPECT_THAT(run({"audit", "list", "--command", "roles.granted"}).output,
              AllOf(HasSubstr("\"service\":true"), HasSubstr("7-к")));
  const test::Ended asked = run({"export", "ask", "--reason", "переезд"});
  EXPECT_EQ(asked.code, 0) << asked.output;
  EXPECT_THAT(run({"export", "list"}).output, AllOf(HasSubstr("переезд"), HasSubstr("ждёт решения")));
  EXPECT_THAT(run({"export", "make", "1", folder.path("all.tar")}).output, HasSubstr("ещё никто не разрешил"));
  approve_export();
  const test::Ended made = run({"export", "make", "1", folder.path("all.tar")});
  EXPECT_EQ(made.code, 0) << made.output;
  EXPECT_THAT(test::ChildProcess({"tar", "-tf", folder.path("all.tar")}).read_to_end(),
              AllOf(HasSubstr("person.tsv"), HasSubstr("manifest.json")));
  EXPECT_THAT(run({"export", "make", "1", folder.path("all.tar")}).output, HasSubstr("уже есть"));
}

}  // namespace
}  // namespace vestnik::tests
