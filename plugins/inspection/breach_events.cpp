#include <stdexcept>

#include "answers/institution_day.h"
#include "plugins/inspection/breach.h"
#include "plugins/inspection/event_payload.h"
#include "plugins/inspection/naming.h"

namespace vestnik::inspection {
namespace {

struct Breach {
  PersonId author;
  GroupId group;
  std::string words;
  Instant sent_at;
};

Breach breach_of(Transaction& transaction, std::int64_t id) {
  auto found = transaction.one(
      "SELECT author_id, group_id, words, sent_at FROM p_inspection_breach WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, [](const Row& row) {
        return Breach{row.id<PersonId>(0), row.id<GroupId>(1), row.string(2), row.instant(3)};
      });
  if (!found) throw std::runtime_error{"an event names a breach notice that does not exist"};
  return *std::move(found);
}

struct Fault {
  CivilDate date;
  SubjectId subject;
  PersonId teacher;
  bool late = false;
};

std::vector<Fault> faults_of(Transaction& transaction, std::int64_t id) {
  return transaction.all(
      "SELECT l.date, l.subject_id, l.teacher_id, b.fault FROM p_inspection_breach_lesson b CROSS JOIN v1_group_lesson "
      "l "
      "WHERE b.institution_id = $1 AND b.breach_id = $2 AND l.institution_id = b.institution_id "
      "AND l.lesson_id = b.lesson_id ORDER BY l.date, l.number, l.lesson_id",
      {transaction.institution(), id}, [](const Row& row) {
        return Fault{row.date(0), row.id<SubjectId>(1), row.id<PersonId>(2), row.text(3) == "late"};
      });
}

}  // namespace

EventAudience breach_audience(Transaction& transaction, const Event& event) {
  const std::int64_t id = number_in(event.payload, "breach");
  const Breach breach = breach_of(transaction, id);
  EventAudience audience;
  audience.trigger = TriggerKind::event;
  audience.name = "breach";
  audience.fact = id;
  const Result<CivilDate> day = day_there(transaction, breach.sent_at);
  if (day) audience.people = holders_of_role(transaction, "deputy_head", *day);
  return audience;
}

TemplateData breach_words(Transaction& transaction, std::int64_t id) {
  const Breach breach = breach_of(transaction, id);
  Naming names{transaction};
  TemplateData words;
  words.text["author"] = names.of(breach.author);
  words.text["group_name"] = names.of(breach.group);
  words.text["words"] = breach.words;
  words.truth["has_words"] = !breach.words.empty();
  for (const Fault& fault : faults_of(transaction, id)) {
    TemplateData line;
    line.text["day"] = to_russian_short(fault.date);
    line.text["subject_name"] = names.of(fault.subject);
    line.text["teacher_name"] = names.of(fault.teacher);
    line.truth["is_late"] = fault.late;
    line.truth["is_missing"] = !fault.late;
    words.lists["faults"].push_back(std::move(line));
  }
  return words;
}

}  // namespace vestnik::inspection
