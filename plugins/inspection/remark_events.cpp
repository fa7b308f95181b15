#include "plugins/inspection/remark_events.h"

#include <stdexcept>

#include "plugins/inspection/event_payload.h"
#include "plugins/inspection/naming.h"
#include "plugins/inspection/remark_store.h"

namespace vestnik::inspection {
namespace {

Remark remark_of(Transaction& transaction, std::int64_t id) {
  auto found = find_remark(transaction, RemarkId{id});
  if (!found) throw std::runtime_error{"an event names a remark that does not exist"};
  return *std::move(found);
}

std::string place_of(Naming& names, const Remark& remark) {
  std::string place = names.of(remark.group);
  const std::string& subject = names.of(remark.subject);
  if (!subject.empty()) place += (place.empty() ? "" : ", ") + subject;
  return place;
}

}  // namespace

EventAudience remark_audience(Transaction& transaction, const Event& event) {
  const Remark remark = remark_of(transaction, number_in(event.payload, "remark"));
  EventAudience audience;
  audience.trigger = TriggerKind::event;
  audience.fact = remark.id.value;
  audience.fact_version = std::max<std::int64_t>(1, number_in(event.payload, "version"));
  if (event.type == remark_raised || event.type == remark_returned) {
    audience.name = event.type == remark_raised ? "remark" : "remark_returned";
    audience.people = {remark.addressee};
  } else {
    audience.name = "remark_removed";
    if (event.type == remark_removed) audience.people = {remark.author};
  }
  return audience;
}

TemplateData remark_words(Transaction& transaction, std::int64_t id) {
  const Remark remark = remark_of(transaction, id);
  Naming names{transaction};
  TemplateData words;
  words.text["author"] = names.of(remark.author);
  words.text["teacher"] = names.of(remark.addressee);
  words.text["place"] = place_of(names, remark);
  words.text["text"] = remark.text;
  words.text["due"] = remark.due ? to_russian(*remark.due) : "";
  words.text["answer"] = remark.answer;
  words.text["verdict"] = remark.verdict;
  words.truth["has_place"] = !words.text["place"].empty();
  words.truth["has_due"] = remark.due.has_value();
  words.truth["has_answer"] = !remark.answer.empty();
  return words;
}

}  // namespace vestnik::inspection
