#include "plugins/replies/reply_events.h"

#include <algorithm>
#include <stdexcept>

#include "answers/institution_day.h"
#include "json/json_value.h"
#include "plugins/replies/reply_store.h"

namespace vestnik::replies {
namespace {

Reply reply_of(Transaction& transaction, std::int64_t id) {
  auto found = find_reply(transaction, ReplyId{id});
  if (!found) throw std::runtime_error{"an event names a reply that does not exist"};
  return *std::move(found);
}

std::int64_t id_in(const std::string& payload) {
  const auto document = JsonValue::parse(payload);
  const JsonValue* member = document ? document->find("reply") : nullptr;
  const std::int64_t* id = member != nullptr ? member->integer() : nullptr;
  return id != nullptr ? *id : 0;
}

TemplateData child_line(const std::string& name, const Proposal* proposal) {
  TemplateData line;
  line.text["pupil"] = name;
  line.text["from_day"] = proposal == nullptr ? "" : to_russian_short(proposal->from);
  line.text["to_day"] = proposal == nullptr ? "" : to_russian_short(proposal->to);
  return line;
}

}  // namespace

EventAudience audience_of(Transaction& transaction, const Event& event) {
  const Reply reply = reply_of(transaction, id_in(event.payload));
  EventAudience audience;
  audience.trigger = TriggerKind::event;
  audience.name = reply_word;
  audience.fact = reply.id.value;
  const Result<CivilDate> today = day_there(transaction, event.recorded_at);
  if (!today) return audience;
  for (const PersonId child : reply.children) {
    const PersonId teacher = class_teacher_of(transaction, child, *today);
    if (teacher && std::ranges::find(audience.people, teacher) == audience.people.end()) {
      audience.people.push_back(teacher);
    }
  }
  return audience;
}

TemplateData words_of(Transaction& transaction, std::int64_t id) {
  const Reply reply = reply_of(transaction, id);
  const auto proposals = proposals_of(transaction, reply.id);
  TemplateData words;
  words.text["author"] = name_of(transaction, reply.guardian);
  words.text["words"] = reply.body;
  words.truth["has_words"] = !reply.body.empty();
  words.truth["is_illness"] = reply.meaning == "absence";
  words.truth["is_stop"] = reply.meaning == "stop";
  words.truth["is_unread"] = reply.meaning == "unread";
  auto& children = words.lists["children"];
  for (const PersonId child : reply.children) {
    const auto own = std::ranges::find(proposals, child, &Proposal::student);
    children.push_back(child_line(name_of(transaction, child), own == proposals.end() ? nullptr : &*own));
  }
  return words;
}

}  // namespace vestnik::replies
