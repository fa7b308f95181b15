#include "json/json_writer.h"
#include "plugins/netschool/pages.h"
#include "plugins/netschool/people.h"
#include "plugins/netschool/school_year.h"

namespace vestnik::netschool {
namespace {

struct FilterItem {
  std::string title, value;
};

void write_source(JsonWriter& json, std::string_view id, const std::vector<FilterItem>& items,
                  std::string_view chosen) {
  json.begin_object().member("filterId", id).key("items").begin_array();
  for (const FilterItem& item : items)
    json.begin_object().member("title", item.title).member("value", item.value).end_object();
  json.end_array().member("defaultValue", chosen);
  for (const char* absent : {"range", "defaultRange", "minValue", "maxValue", "nullText"}) json.key(absent).null();
  json.end_object();
}

void write_range(JsonWriter& json, std::string_view key, CivilDate from, CivilDate to) {
  json.key(key).begin_object().member("start", day_text(from)).member("end", day_text(to)).end_object();
}

void write_period(JsonWriter& json, CivilDate from, CivilDate to) {
  constexpr const char* fraction = ".0000000";
  json.begin_object().member("filterId", "period").key("items").null();
  json.member("defaultValue", day_text(from) + fraction + " - " + day_text(to) + fraction);
  write_range(json, "range", from, to);
  write_range(json, "defaultRange", from, to);
  json.key("minValue").null().key("maxValue").null().key("nullText").null().end_object();
}

std::vector<FilterItem> subjects_of(const Call& call, const Owner& owner) {
  std::vector<FilterItem> items;
  if (owner.students.empty()) return items;
  call.host.database().read(call.institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT DISTINCT s.subject_id, s.name, s.sort_key FROM v1_group_teacher t JOIN v1_subject s "
        "ON s.institution_id = t.institution_id AND s.subject_id = t.subject_id WHERE t.institution_id = $1 "
        "AND t.group_id = $2 ORDER BY s.sort_key, s.subject_id",
        {transaction.institution(), owner.students.front().class_id}, [&](const Row& row) {
          items.push_back({row.string(1), std::to_string(row.integer(0))});
        });
  });
  return items;
}

struct TermsNow {
  SchoolYear year;
  CivilDate today;
  std::vector<FilterItem> items;
  std::string chosen;
};

TermsNow terms_now(const Call& call) {
  TermsNow now;
  call.host.database().read(call.institution(), [&](Transaction& transaction) {
    now.today = zone_there(transaction).local(call.request.received_at).date;
    now.year = school_year_on(transaction, now.today);
  });
  for (const Period& term : now.year.terms)
    now.items.push_back({term_name(call.host, term), std::to_string(term.id.value)});
  const Period* term = now.year.term_on(now.today);
  if (term == nullptr && !now.year.terms.empty()) term = &now.year.terms.front();
  if (term != nullptr) now.chosen = std::to_string(term->id.value);
  return now;
}

const Period* chosen_term(const TermsNow& now, const std::string& value) {
  for (const Period& term : now.year.terms) {
    if (std::to_string(term.id.value) == value) return &term;
  }
  return nullptr;
}

std::string term_asked_for(const Call& call) {
  const auto body = JsonValue::parse(call.request.body);
  if (!body) return {};
  for (const JsonValue& filter : list_of(*body, "selectedData")) {
    if (text_of(filter, "filterId") == "TERMID") return text_of(filter, "filterValue");
  }
  return {};
}

}  // namespace

/// The form alone: whoever opens it learns the students, the classes and the terms.
Response report_form(const Call& call) {
  const Owner owner = read_owner(call);
  const TermsNow now = terms_now(call);
  std::vector<FilterItem> students, classes;
  for (const Student& student : owner.students) {
    students.push_back({student.name, std::to_string(student.id.value)});
    classes.push_back({student.class_name, std::to_string(student.class_id) + "_0"});
  }
  const auto subjects = subjects_of(call, owner);
  const auto first = [](const std::vector<FilterItem>& items) {
    return items.empty() ? std::string{} : items.front().value;
  };
  const Period* term = chosen_term(now, now.chosen);
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("report").begin_object().member("id", "").member("name", "").member("group", "");
  json.member("level", 0).member("order", 0).key("filterPanel").begin_object().key("filters").begin_array();
  json.end_array().end_object().key("presentTypes").begin_array().end_array().end_object();
  json.key("filterSources").begin_array();
  write_source(json, "SID", students, first(students));
  write_source(json, "PCLID_IUP", classes, first(classes));
  write_source(json, "SGID", subjects, first(subjects));
  write_source(json, "TERMID", now.items, now.chosen);
  write_period(json, term == nullptr ? now.year.starts : term->starts, term == nullptr ? now.year.ends : term->ends);
  json.end_array().end_object();
  return json_page(std::move(body));
}

Response report_filters(const Call& call) {
  const TermsNow now = terms_now(call);
  const Period* term = chosen_term(now, term_asked_for(call));
  std::string body;
  JsonWriter json{body};
  json.begin_array();
  write_period(json, term == nullptr ? now.year.starts : term->starts, term == nullptr ? now.year.ends : term->ends);
  json.end_array();
  return json_page(std::move(body));
}

}  // namespace vestnik::netschool
