#include "plugins/inspection/move_remark.h"

#include "base/text.h"
#include "json/json_writer.h"
#include "plugins/inspection/remark_store.h"

namespace vestnik::inspection {

std::string_view MoveRemark::event_type() const {
  switch (wish_.move) {
    case RemarkMove::remove: return remark_removed;
    case RemarkMove::confirm: return remark_confirmed;
    case RemarkMove::give_back: return remark_returned;
  }
  return remark_removed;
}

Permission MoveRemark::permission() const {
  return wish_.move == RemarkMove::remove ? Permission{"remarks", "remove"} : Permission{"remarks", "verify"};
}

Result<Facts> MoveRemark::facts(Transaction& transaction, const Actor& actor, Role role, Instant) {
  const auto remark = find_remark(transaction, wish_.remark);
  if (!remark) return Problem{"access.not_found"};
  const bool removes = wish_.move == RemarkMove::remove;
  // The director answers for everybody's remarks: of an author who has left too.
  const bool own =
      removes ? remark->addressee == actor.person : remark->author == actor.person || role == Role::director;
  if (!own) return Problem{"access.not_found"};
  if (remark->version != wish_.expected_version) {
    return Problem{"inspection.stale_version", {{"current", std::to_string(remark->version)}}};
  }
  if (removes && remark->state != RemarkState::open) return Problem{"inspection.already_removed"};
  if (!removes && remark->state != RemarkState::removed) return Problem{"inspection.not_removed_yet"};
  if (wish_.move == RemarkMove::give_back && trimmed(wish_.words).empty()) {
    return Problem{"inspection.no_word", {{"field", "words"}}};
  }
  remark_ = *remark;
  return Facts{};
}

std::string MoveRemark::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("remark", wish_.remark.value).member("words", wish_.words).end_object();
  return text;
}

Result<Written> MoveRemark::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                  Instant now) {
  const RemarkState after = wish_.move == RemarkMove::remove    ? RemarkState::removed
                            : wish_.move == RemarkMove::confirm ? RemarkState::confirmed
                                                                : RemarkState::open;
  const std::int64_t version = move_remark(transaction, remark_, {after, wish_.words, actor.person, now});
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("remark", wish_.remark.value)
      .member("version", version)
      .end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik::inspection
