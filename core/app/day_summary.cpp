#include <map>

#include "app/day.h"
#include "base/text.h"
#include "base/wall_text.h"

namespace vestnik {
namespace {

std::string words(DaySchool& school, std::string_view code, Details details = {}) {
  return school.messages().explain(Problem{std::string{code}, std::move(details)}).title;
}

/// Several lines as one, indented under their heading.
void print_text(std::ostream& out, std::string_view text) {
  for (const std::string_view line : split(text, '\n')) {
    if (!trimmed(line).empty()) out << "      " << trimmed(line) << '\n';
  }
}

std::string moment(const TimeZone& zone, Instant at) { return to_russian_short(zone.local(at)); }

/// What reads the same is one entry with everybody whom it is about.
struct Entry {
  std::string heading;
  std::string text;
  std::vector<std::string> people;
};

class Entries {
 public:
  void add(const std::string& heading, const std::string& text, const std::string& person) {
    const auto [at, fresh] = known_.emplace(heading + text, entries_.size());
    if (fresh) entries_.push_back({heading, text, {}});
    entries_[at->second].people.push_back(person);
  }
  [[nodiscard]] const std::vector<Entry>& all() const { return entries_; }

 private:
  std::vector<Entry> entries_;
  std::map<std::string, std::size_t> known_;
};

void print_people(DaySchool& school, const Entry& entry, std::ostream& out) {
  std::string people;
  for (const std::string& person : entry.people) people += (people.empty() ? "" : "; ") + person;
  out << "    " << words(school, "day.people", {{"count", std::to_string(entry.people.size())}, {"people", people}})
      << '\n';
}

Entries sent_messages(DaySchool& school, const TimeZone& zone) {
  Entries messages;
  school.service().database().read(school.institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT p.last_name, p.first_name, p.patronymic, d.channel, d.rule, d.clause, d.changed_at, d.body "
        "FROM delivery d JOIN person p ON p.institution_id = d.institution_id AND p.id = d.recipient_id "
        "WHERE d.institution_id = $1 AND d.state IN ('sent', 'delivered', 'read') "
        "ORDER BY d.changed_at, p.sort_key, p.id, d.id",
        {transaction.institution()}, [&](const Row& row) {
          const std::string heading = words(school, "day.told",
                                            {{"time", moment(zone, row.instant(6))},
                                             {"channel", words(school, "notify.channel_" + row.string(3))},
                                             {"rule", words(school, "day.rule_" + row.string(4))},
                                             {"regulation_clause", row.string(5)}});
          messages.add(heading, row.string(7), row.string(0) + " " + row.string(1) + " " + row.string(2));
        });
  });
  return messages;
}

void print_sent(DaySchool& school, const TimeZone& zone, std::ostream& out) {
  const Entries messages = sent_messages(school, zone);
  for (const Entry& message : messages.all()) {
    out << "\n  " << message.heading << '\n';
    print_text(out, message.text);
    print_people(school, message, out);
  }
}

void print_untold(DaySchool& school, std::ostream& out) {
  Entries untold;
  school.service().database().read(school.institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT p.last_name, p.first_name, o.rule, o.clause, o.reason, COUNT(*) FROM obligation o "
        "JOIN person p ON p.institution_id = o.institution_id AND p.id = o.recipient_id "
        "WHERE o.institution_id = $1 AND o.state = 'no_way' "
        "GROUP BY p.last_name, p.first_name, o.rule, o.clause, o.reason ORDER BY 1, 2, 3",
        {transaction.institution()}, [&](const Row& row) {
          untold.add(words(school, "day.no_way",
                           {{"rule", words(school, "day.rule_" + row.string(2))},
                            {"regulation_clause", row.string(3)},
                            {"why", words(school, "notify.reason_" + row.string(4))}}),
                     {}, row.string(0) + " " + row.string(1));
        });
  });
  for (const Entry& entry : untold.all()) {
    out << "  " << entry.heading << '\n';
    print_people(school, entry, out);
  }
}

void print_unsent(DaySchool& school, const TimeZone& zone, std::ostream& out) {
  school.service().database().read(school.institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT p.last_name, p.first_name, d.channel, d.rule, d.clause, d.state, d.reason, d.changed_at "
        "FROM delivery d JOIN person p ON p.institution_id = d.institution_id AND p.id = d.recipient_id "
        "WHERE d.institution_id = $1 AND d.state NOT IN ('sent', 'delivered', 'read') ORDER BY d.id",
        {transaction.institution()}, [&](const Row& row) {
          out << "  "
              << words(school, "day.not_told",
                       {{"who", row.string(0) + " " + row.string(1)},
                        {"time", moment(zone, row.instant(7))},
                        {"channel", words(school, "notify.channel_" + row.string(2))},
                        {"rule", words(school, "day.rule_" + row.string(3))},
                        {"regulation_clause", row.string(4)},
                        {"why",
                         words(school, "notify.state_" + row.string(5)) +
                             (row.string(6).empty() ? "" : ": " + words(school, "notify.reason_" + row.string(6)))}})
              << '\n';
        });
  });
}

void print_calls(DaySchool& school, std::ostream& out) {
  bool none = true;
  school.service().database().read(school.institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT p.last_name, p.first_name, t.last_name, t.first_name, c.clause, c.reason FROM call_task c "
        "JOIN person p ON p.institution_id = c.institution_id AND p.id = c.student_id "
        "LEFT JOIN person t ON t.institution_id = c.institution_id AND t.id = c.assignee_id "
        "WHERE c.institution_id = $1 ORDER BY c.id",
        {transaction.institution()}, [&](const Row& row) {
          none = false;
          out << "  "
              << words(school, "day.call",
                       {{"student", row.string(0) + " " + row.string(1)},
                        {"who", row.string(2) + " " + row.string(3)},
                        {"regulation_clause", row.string(4)},
                        {"why", words(school, "notify.reason_" + row.string(5))}})
              << '\n';
        });
  });
  if (none) out << "  " << words(school, "day.no_calls") << '\n';
}

}  // namespace

void print_summary(DaySchool& school, std::ostream& out) {
  const TimeZone zone = school.zone();
  out << '\n' << words(school, "day.summary_told") << '\n';
  print_sent(school, zone, out);
  out << '\n' << words(school, "day.summary_not_told") << '\n';
  print_unsent(school, zone, out);
  print_untold(school, out);
  out << '\n' << words(school, "day.summary_waves") << '\n';
  print_waves(school, out);
  out << '\n' << words(school, "day.summary_calls") << '\n';
  print_calls(school, out);
  const auto count = [&](std::string_view sql) { return std::to_string(school.number(sql, {school.institution()})); };
  out << '\n'
      << words(school, "day.totals",
               {{"messages", count("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND state = 'sent'")},
                {"sms", count("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND state = 'sent' "
                              "AND channel = 'sms'")},
                {"events", count("SELECT COUNT(*) FROM event WHERE institution_id = $1")},
                {"links", count("SELECT COUNT(*) FROM audit_link WHERE institution_id = $1")}})
      << '\n';
}

}  // namespace vestnik
