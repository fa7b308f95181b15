#include "plugins/inspection/activity.h"

#include <algorithm>
#include <map>
#include <set>

#include "plugins/inspection/lesson_entries.h"
#include "plugins/inspection/naming.h"
#include "plugins/inspection/reach.h"

namespace vestnik::inspection {
namespace {

/// The strongest of what a person is: a teacher with a child here is a teacher.
class Base {
 public:
  void add(PersonId person, UserCategory category) {
    const auto [at, fresh] = categories_.try_emplace(person, category);
    if (!fresh) at->second = std::min(at->second, category);
  }
  [[nodiscard]] const std::map<PersonId, UserCategory>& people() const { return categories_; }

 private:
  std::map<PersonId, UserCategory> categories_;
};

UserCategory category_of(std::string_view role) {
  if (is_inspector(role)) return UserCategory::administration;
  if (role == "teacher" || role == "class_teacher") return UserCategory::teachers;
  if (role == "student") return UserCategory::students;
  if (role == "parent") return UserCategory::parents;
  return UserCategory::other_staff;
}

Base base_of(Transaction& transaction, Days days) {
  Base base;
  transaction.query(
      "SELECT person_id, role FROM v1_role_grant WHERE institution_id = $1 AND valid_from <= $3 "
      "AND (valid_to IS NULL OR valid_to >= $2)",
      {transaction.institution(), days.from, days.until},
      [&](const Row& row) { base.add(row.id<PersonId>(0), category_of(row.text(1))); });
  const auto add_all = [&](std::string_view sql, UserCategory category) {
    transaction.query(sql, {transaction.institution(), days.from, days.until},
                      [&](const Row& row) { base.add(row.id<PersonId>(0), category); });
  };
  add_all(
      "SELECT DISTINCT teacher_id FROM v1_group_teacher WHERE institution_id = $1 AND valid_from <= $3 "
      "AND (valid_to IS NULL OR valid_to >= $2)",
      UserCategory::teachers);
  add_all(
      "SELECT DISTINCT student_id FROM v1_group_member WHERE institution_id = $1 AND valid_from <= $3 "
      "AND (valid_to IS NULL OR valid_to >= $2)",
      UserCategory::students);
  add_all(
      "SELECT DISTINCT guardian_id FROM v1_guardian_child WHERE institution_id = $1 AND valid_from <= $3 "
      "AND (valid_to IS NULL OR valid_to >= $2)",
      UserCategory::parents);
  return base;
}

std::int64_t school_days_of(Transaction& transaction, Days days) {
  return transaction
      .one(
          "SELECT COUNT(DISTINCT date) FROM v1_lesson_filling WHERE institution_id = $1 AND date >= $2 AND date <= $3 "
          "AND state IN ('planned', 'held')",
          {transaction.institution(), days.from, days.until}, [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

struct Trace {
  std::int64_t sign_ins = 0;
  std::int64_t entries = 0;
  std::set<CivilDate> days;
};

std::map<PersonId, Trace> traces_of(Transaction& transaction, Days days) {
  const TimeZone zone = zone_there(transaction);
  const Instant from = zone.start_of_day(days.from);
  const Instant until = zone.start_of_day(plus_days(days.until, 1));
  std::map<PersonId, Trace> traces;
  transaction.query(
      "SELECT person_id, COUNT(*) FROM v1_sign_in WHERE institution_id = $1 AND signed_in_at >= $2 "
      "AND signed_in_at < $3 GROUP BY person_id",
      {transaction.institution(), from, until},
      [&](const Row& row) { traces[row.id<PersonId>(0)].sign_ins = row.integer(1); });
  transaction.query(
      "SELECT person_id, recorded_at FROM v1_entry WHERE institution_id = $1 AND recorded_at >= $2 "
      "AND recorded_at < $3",
      {transaction.institution(), from, until}, [&](const Row& row) {
        Trace& trace = traces[row.id<PersonId>(0)];
        ++trace.entries;
        trace.days.insert(zone.local(row.instant(1)).date);
      });
  return traces;
}

}  // namespace

Activity read_activity(Transaction& transaction, Days days) {
  Activity activity;
  activity.days = days;
  activity.school_days = school_days_of(transaction, days);
  const auto traces = traces_of(transaction, days);
  const Base base = base_of(transaction, days);
  for (const auto& [person, category] : base.people()) {
    UserActivity one;
    one.person = person;
    one.category = category;
    if (const auto found = traces.find(person); found != traces.end()) {
      one.sign_ins = found->second.sign_ins;
      one.entries = found->second.entries;
      one.days_with_entries = static_cast<std::int64_t>(found->second.days.size());
    }
    activity.people.push_back(one);
  }
  std::stable_sort(activity.people.begin(), activity.people.end(),
                   [](const UserActivity& left, const UserActivity& right) { return left.category < right.category; });
  return activity;
}

void write_activity_categories(JsonWriter& json, const Activity& activity) {
  json.key("categories").begin_array();
  for (std::size_t at = 0; at < user_category_names.size(); ++at) {
    std::int64_t users = 0;
    std::int64_t signed_in = 0;
    std::int64_t sign_ins = 0;
    std::int64_t entries = 0;
    for (const UserActivity& one : activity.people) {
      if (static_cast<std::size_t>(one.category) != at) continue;
      ++users;
      signed_in += one.sign_ins > 0 ? 1 : 0;
      sign_ins += one.sign_ins;
      entries += one.entries;
    }
    json.begin_object().member("category", user_category_names[at]).member("users", users);
    json.member("signed_in", signed_in).member("sign_ins", sign_ins).member("entries", entries).end_object();
  }
  json.end_array();
}

std::string write_activity(Transaction& transaction, const Activity& activity) {
  Naming names{transaction};
  std::string page;
  JsonWriter json{page};
  json.begin_object().member("from", to_iso(activity.days.from)).member("until", to_iso(activity.days.until));
  json.member("school_days", activity.school_days);
  write_activity_categories(json, activity);
  json.key("users").begin_array();
  for (const UserActivity& one : activity.people) {
    if (one.category > UserCategory::other_staff) continue;
    json.begin_object();
    names.write(json, "person", one.person);
    json.member("category", user_category_names[static_cast<std::size_t>(one.category)]);
    json.member("sign_ins", one.sign_ins).member("entries", one.entries);
    json.member("days_with_entries", one.days_with_entries);
    json.member("days_without_entries", std::max<std::int64_t>(0, activity.school_days - one.days_with_entries));
    json.end_object();
  }
  json.end_array().end_object();
  return page;
}

}  // namespace vestnik::inspection
