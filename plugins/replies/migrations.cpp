#include "plugins/replies/migrations.h"

#include <array>

namespace vestnik::replies {
namespace {

// message_key   digest of the gateway's name and its id of the message: the same message may come twice
// body          as the family wrote it, for the class teacher's eyes
// meaning       'absence', 'stop', 'unread'
// state         of a proposal: 'open', 'accepted', 'declined'
constexpr std::string_view replies = R"sql(
CREATE TABLE p_replies_reply (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  message_key TEXT NOT NULL,
  guardian_id BIGINT NOT NULL,
  body TEXT NOT NULL,
  meaning TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE UNIQUE INDEX p_replies_reply_by_message ON p_replies_reply (institution_id, message_key, guardian_id);
CREATE TABLE p_replies_child (
  institution_id BIGINT NOT NULL,
  reply_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  PRIMARY KEY (institution_id, reply_id, student_id)
);
CREATE TABLE p_replies_proposal (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  reply_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  state TEXT NOT NULL,
  decided_at BIGINT,
  decided_by BIGINT,
  PRIMARY KEY (institution_id, id)
);
CREATE INDEX p_replies_proposal_of_reply ON p_replies_proposal (institution_id, reply_id);
)sql";

// kind          'illness', 'other': why the child does not come
constexpr std::string_view told_in_the_diary = R"sql(
ALTER TABLE p_replies_proposal ADD COLUMN kind TEXT NOT NULL DEFAULT 'illness';
CREATE INDEX p_replies_proposal_of_student ON p_replies_proposal (institution_id, student_id);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 2> steps{Migration{1, "replies", replies},
                                                  Migration{2, "told_in_the_diary", told_in_the_diary}};
  return steps;
}

}  // namespace vestnik::replies
