#include "lua/case_told.h"

#include <array>

#include "lua/case_changes.h"

namespace vestnik {
namespace {

void read_mark(Fields& fields, ToldFact& fact) {
  const Node* written = fields.any("grade");
  if (written == nullptr) return fields.missing("grade");
  const std::int64_t* whole = written->whole();
  const std::string* text = written->text();
  const auto mark = whole != nullptr  ? parse_mark(std::to_string(*whole))
                    : text != nullptr ? parse_mark(*text)
                                      : std::nullopt;
  if (!mark) return fields.wrong_type("grade", "2, \"4/2\"");
  fact.grade = mark->first;
  if (mark->second) fact.second = *mark->second;
}

void read_absence(Fields& fields, ToldFact& fact) {
  fact.code = fields.text("code").value_or(fact.code);
  fact.reason = fields.text("reason").value_or("");
  fact.known = fields.truth("known").value_or(false);
  fact.first_of_day = fields.truth("first").value_or(true);
}

void read_reason(Fields& fields, ToldFact& fact) {
  fact.reason = fields.required_text("reason");
  fact.known = true;
}

void read_final(Fields& fields, ToldFact& fact) {
  fact.published = fields.truth("published").value_or(true);
  fact.not_attested = fields.truth("not_attested").value_or(false);
  fact.late = fields.truth("late").value_or(false);
}

void read_announcement(Fields& fields, ToldFact& fact) { fact.urgent = fields.truth("urgent").value_or(false); }

void read_event(Fields& fields, ToldFact& fact) { fact.name = fields.required_text("name"); }

struct ToldKind {
  const char* word;
  TriggerKind kind;
  void (*read)(Fields&, ToldFact&);
};

constexpr std::array<ToldKind, 6> told_kinds{{{"mark", TriggerKind::mark, read_mark},
                                              {"absence", TriggerKind::absence, read_absence},
                                              {"reason", TriggerKind::absence_reason, read_reason},
                                              {"final", TriggerKind::final_mark, read_final},
                                              {"announcement", TriggerKind::announcement, read_announcement},
                                              {"event", TriggerKind::event, read_event}}};

}  // namespace

ToldFact read_told_fact(const Node& told, const Regulation& regulation, const TimeZone& zone, FileFindings& findings) {
  Fields fields{told, "told", findings};
  ToldFact fact;
  fact.code = regulation.attendance().absence_code;
  bool found = false;
  for (const ToldKind& kind : told_kinds) {
    const Node* node = fields.table(kind.word);
    if (node == nullptr) continue;
    if (found) fields.report("regulation.named_twice", kind.word);
    found = true;
    fact.kind = kind.kind;
    Fields inner{*node, kind.word, findings};
    kind.read(inner, fact);
  }
  if (!found) fields.missing("mark");
  if (!fields.has("now")) fields.missing("now");
  fact.recorded = read_moment(fields, "now", zone).value_or(Instant{});
  fact.last_bell = read_moment(fields, "last_bell", zone);
  fact.opted_out = fields.truth("opted_out").value_or(false);
  fact.consent = fields.truth("consent").value_or(true);
  fact.reachable = fields.truth("reachable").value_or(true);
  return fact;
}

ToldExpectation read_told_expectation(Fields& fields, const TimeZone& zone) {
  ToldExpectation expected;
  expected.rule = fields.text("rule");
  for (std::string& whom : fields.texts("to")) expected.to.push_back(std::move(whom));
  expected.by = fields.texts("by");
  expected.due = read_moment(fields, "due", zone);
  expected.expires = read_moment(fields, "expires", zone);
  expected.digest = fields.truth("digest");
  return expected;
}

}  // namespace vestnik
