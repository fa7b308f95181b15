#include "plugins/informing_report/page.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "json/json_writer.h"
#include "plugins/informing_report/overlooked.h"
#include "plugins/informing_report/report_store.h"

namespace vestnik::informing_report {
namespace {

struct Named {
  PersonId person;
  std::string name;
  std::string sort_key;
  const ProofCounts* counts = nullptr;
};

Named named(Transaction& transaction, PersonId person, const ProofCounts& counts) {
  Named found{person, "", "", &counts};
  transaction.query("SELECT short_name, sort_key FROM v1_person_name WHERE institution_id = $1 AND person_id = $2",
                    {transaction.institution(), person}, [&](const Row& row) {
                      found.name = row.string(0);
                      found.sort_key = row.string(1);
                    });
  return found;
}

std::string name_of(Transaction& transaction, PersonId person) {
  return person ? named(transaction, person, {}).name : std::string{};
}

void write_counts(JsonWriter& json, const ProofCounts& counts) {
  json.member("events", counts.total()).member("told", counts.told());
  json.key("proofs").begin_object();
  for (std::size_t at = 0; at < proof_names.size(); ++at) {
    if (counts.of[at] != 0) json.member(proof_names[at], counts.of[at]);
  }
  json.end_object();
}

std::vector<Named> in_order(Transaction& transaction, const Reconciliation& found) {
  std::vector<Named> lines;
  for (const auto& [person, counts] : found.by_recipient) lines.push_back(named(transaction, person, counts));
  std::ranges::sort(lines, [](const Named& left, const Named& right) {
    const bool left_broken = left.counts->count(Proof::unexplained) > 0;
    const bool right_broken = right.counts->count(Proof::unexplained) > 0;
    if (left_broken != right_broken) return left_broken;
    return std::tie(left.sort_key, left.person) < std::tie(right.sort_key, right.person);
  });
  return lines;
}

void write_event(Transaction& transaction, JsonWriter& json, const Informing& one, const MessageCatalogue& messages) {
  json.begin_object().member("obligation", one.obligation).member("at", to_iso(one.created_at));
  json.member("student", one.student.value).member("name", name_of(transaction, one.student));
  if (one.fact_date) json.member("date", to_iso(*one.fact_date));
  json.member("rule", one.rule).member("clause", one.clause).member("correction", one.corrects);
  json.member("proof", to_text(proof_of(one))).member("proof_text", in_words(one, messages));
  json.member("channel", one.channel);
  if (one.told_at) json.member("told_at", to_iso(*one.told_at));
  json.end_object();
}

}  // namespace

std::string in_words(const Informing& one, const MessageCatalogue& messages) {
  const Proof proof = proof_of(one);
  const bool named_reason =
      proof == Proof::no_way || proof == Proof::to_call || proof == Proof::not_needed || proof == Proof::called_off;
  const std::string reason =
      named_reason ? messages.explain(Problem{"notify.reason_" + one.reason}).title : std::string{};
  return messages.explain(Problem{"informing_report.proof_" + std::string{to_text(proof)}, {{"reason", reason}}}).title;
}

std::string write_month(Transaction& transaction, const RegulationBook& regulations, const TimeZone& zone,
                        Month month) {
  const Reconciliation found = reconcile(transaction, span_of(zone, month));
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("month", to_text(month));
  write_counts(json, found.all);
  json.member("unexplained", found.all.count(Proof::unexplained));
  json.member("overlooked", find_overlooked(transaction, regulations, zone, span_of(zone, month)).total());
  json.key("people").begin_array();
  for (const Named& line : in_order(transaction, found)) {
    json.begin_object().member("person", line.person.value).member("name", line.name);
    write_counts(json, *line.counts);
    json.end_object();
  }
  json.end_array().end_object();
  return body;
}

std::string write_person(Transaction& transaction, const TimeZone& zone, Month month, PersonId person,
                         const MessageCatalogue& messages) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("month", to_text(month)).member("person", person.value);
  json.member("name", name_of(transaction, person)).key("events").begin_array();
  std::vector<Informing> events;
  for_each_informing(transaction, span_of(zone, month), person, [&](const Informing& one) { events.push_back(one); });
  for (const Informing& one : events) write_event(transaction, json, one, messages);
  json.end_array().end_object();
  return body;
}

std::string write_stored(Transaction& transaction) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("reports").begin_array();
  for (const StoredReport& report : stored_reports(transaction)) {
    json.begin_object().member("month", report.month).member("made_at", to_iso(report.made_at));
    json.member("events", report.events).member("told", report.told).member("unexplained", report.unexplained);
    json.end_object();
  }
  json.end_array().end_object();
  return body;
}

}  // namespace vestnik::informing_report
