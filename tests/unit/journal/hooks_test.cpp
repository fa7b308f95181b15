#include <gtest/gtest.h>

#include "requests.h"

namespace vestnik::tests {
namespace {

/// Marks whose facts look different the first `moves` times they are read.
class MovingMarks final : public Command {
 public:
  MovingMarks(RecordMarks marks, int moves) : marks_(std::move(marks)), moves_(moves) {}

  [[nodiscard]] std::string_view event_type() const override { return marks_.event_type(); }
  [[nodiscard]] Permission permission() const override { return marks_.permission(); }
  [[nodiscard]] Object object() const override { return marks_.object(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override {
    auto facts = marks_.facts(transaction, actor, role, now);
    ++read;
    if (read == fails_at) return Problem{"access.not_found"};
    if (facts && read <= moves_) facts->revision += "moved " + std::to_string(read);
    return facts;
  }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override {
    auto written = marks_.write(transaction, actor, decisions, now);
    if (writer_fails) return Problem{"journal.no_such_call"};
    return written;
  }

  int read = 0;
  int fails_at = 0;
  bool writer_fails = false;

 private:
  RecordMarks marks_;
  int moves_;
};

class Hook : public ::testing::Test {
 protected:
  Hook() {
    EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "2")}, WorkKind::control))),
              "");
    task = only_task(school, school.lesson);
  }
  RecordMarks correction(std::string comment) {
    return plain_marks(school.lesson, {mark(school.anna, "5", 1, task, std::move(comment))});
  }

  JournalSchool school;
  TaskId task;
};

// The local rule of the shipped regulation: a corrected control work wants an explanation.
TEST_F(Hook, DemandsACommentWhereTheTablesWouldAllow) {
  const auto asked = school.run(school.teacher, correction(""));
  EXPECT_EQ(refusal(asked), "hook.comment_needed 3 порядка работы учителя");
  EXPECT_EQ(asked->decisions.at(0).verdict(), Verdict::needs_comment);
  EXPECT_EQ(refusal(school.run(school.teacher, correction("ошибка при проверке"))), "");
}

TEST_F(Hook, CannotAllowWhatTheTablesForbid) {
  school.now("2026-09-22", "00:00");
  EXPECT_EQ(refusal(school.run(school.teacher, correction("ошибка при проверке"))), "edit.window_closed 7.4.7");
}

TEST_F(Hook, IsAskedAgainWhenTheFactsHaveMoved) {
  MovingMarks command{correction("ошибка при проверке"), 1};
  ASSERT_EQ(refusal(school.run_under("moved", school.teacher, command)), "");
  EXPECT_EQ(command.read, 4);
  EXPECT_EQ(school.number("SELECT first_grade FROM mark"), 5);
}

TEST_F(Hook, IsAskedAgainOfFactsItCouldNotSee) {
  MovingMarks command{correction(""), 0};
  command.fails_at = 1;
  EXPECT_EQ(refusal(school.run_under("unseen", school.teacher, command)),
            "hook.comment_needed 3 порядка работы учителя");
}

TEST_F(Hook, GivesUpOnFactsThatNeverStand) {
  MovingMarks command{correction("ошибка при проверке"), 100};
  EXPECT_EQ(refusal(school.run_under("never", school.teacher, command)), "journal.busy");
  EXPECT_EQ(school.number("SELECT first_grade FROM mark"), 2);
}

TEST_F(Hook, IsNotWaitedForWhereThereIsNone) {
  JournalSchool labinsk{"labinsk"};
  MovingMarks command{plain_marks(labinsk.lesson, {mark(labinsk.anna, "5")}), 1};
  EXPECT_EQ(refusal(labinsk.run_under("none", labinsk.teacher, command)), "");
  EXPECT_EQ(command.read, 2);
}

TEST_F(Hook, AWriterThatGivesUpLeavesNothingButItsAudit) {
  MovingMarks command{correction("ошибка при проверке"), 0};
  command.writer_fails = true;
  EXPECT_EQ(refusal(school.run_under("gives up", school.teacher, command)), "journal.no_such_call");
  EXPECT_EQ(school.number("SELECT first_grade FROM mark"), 2);
  EXPECT_EQ(school.rows("mark_version"), 1);
  EXPECT_EQ(school.rows("event"), 1);
  EXPECT_EQ(school.rows("audit_link"), 2);
}

}  // namespace
}  // namespace vestnik::tests
