#include "notify/unusual_acts.h"

#include <map>
#include <set>

#include "base/wall_text.h"
#include "journal/audit_note.h"
#include "json/json_value.h"
#include "notify/word_to_person.h"
#include "records/audience_store.h"
#include "records/audit_chain.h"
#include "records/obligation_store.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view unusual_fact = "unusual_act";  ///< also the rule's name and the template's
constexpr auto looked_every = 5min;
constexpr std::int64_t newest_links = 5000;
constexpr int unusual_priority = 40;

/// The last one is told to the person himself: somebody may be working under his name.
enum class UnusualKind : std::uint8_t { night = 1, reading = 2, places = 3, own_places = 4 };

// A fact is a kind, a day and a person in one number, so that it is told once: 202609141'000000017.
constexpr std::int64_t persons_in_fact = 1'000'000'000;
constexpr std::int64_t kinds_in_fact = 10;
constexpr std::int64_t hundred = 100;

std::int64_t number_of(CivilDate day) {
  return (std::int64_t{static_cast<int>(day.year())} * hundred + static_cast<unsigned>(day.month())) * hundred +
         static_cast<unsigned>(day.day());
}

std::int64_t unusual_number(UnusualKind kind, CivilDate day, PersonId person) {
  return (number_of(day) * kinds_in_fact + static_cast<std::int64_t>(kind)) * persons_in_fact + person.value;
}

std::int64_t whole_of(const JsonValue& note, std::string_view name) {
  const JsonValue* member = note.find(name);
  return member != nullptr && member->integer() != nullptr ? *member->integer() : 0;
}

std::string_view words_at(const JsonValue& note, std::string_view name) {
  const JsonValue* member = note.find(name);
  return member != nullptr && member->text() != nullptr ? std::string_view{*member->text()} : std::string_view{};
}

/// How many rows of the journal a command asked to write.
std::int64_t rows_of(const JsonValue& note) {
  const JsonValue* asked = note.find("asked");
  const JsonValue* rows = asked == nullptr ? nullptr : asked->find("rows");
  if (rows == nullptr) return 0;
  if (rows->array() != nullptr) return static_cast<std::int64_t>(rows->array()->size());
  return rows->integer() != nullptr ? *rows->integer() : 0;
}

bool is_staff(Transaction& transaction, PersonId person) {
  return transaction
      .one(
          "SELECT COUNT(*) FROM person p WHERE p.institution_id = $1 AND p.id = $2 AND (EXISTS (SELECT 1 FROM "
          "role_grant"
          " g WHERE g.institution_id = $1 AND g.person_id = $2) OR EXISTS (SELECT 1 FROM teaching t WHERE"
          " t.institution_id = $1 AND t.teacher_id = $2) OR EXISTS (SELECT 1 FROM class_teacher c WHERE"
          " c.institution_id = $1 AND c.teacher_id = $2))",
          {transaction.institution(), person}, [](const Row& row) { return row.integer(0) > 0; })
      .value_or(false);
}

/// What one person did lately.
struct Doings {
  std::int64_t rows_at_night = 0;
  CivilDate night{};  ///< the day the night began on
  std::int64_t cards = 0;
  std::vector<std::pair<Instant, std::string>> places;
};

struct Windows {
  Instant night_from;
  bool is_night = false;
  CivilDate night_of;
};

Windows windows_at(const TimeZone& zone, const UnusualBounds& bounds, Instant now) {
  const LocalTime local = zone.local(now);
  Windows windows;
  const bool before_morning = local.time < bounds.night_ends;
  windows.is_night = before_morning || local.time >= bounds.night_begins;
  windows.night_of = before_morning ? plus_days(local.date, -1) : local.date;
  windows.night_from = zone.instant(windows.night_of, bounds.night_begins);
  return windows;
}

/// Two addresses within the time given.
bool from_two_places(const std::vector<std::pair<Instant, std::string>>& places, std::chrono::minutes within) {
  // Newest first: a neighbour in time with another address is enough.
  for (std::size_t at = 1; at < places.size(); ++at) {
    if (places[at].second != places[at - 1].second && places[at - 1].first - places[at].first <= within) return true;
  }
  return false;
}

}  // namespace

struct UnusualActs::Noticed {
  UnusualKind kind;
  CivilDate day;
  PersonId person;
  std::int64_t count = 0;
};

std::vector<std::string> UnusualActs::items(const JobView&) const { return {"all"}; }

std::optional<Instant> UnusualActs::next_due(const JobView&, std::string_view, Instant after) const {
  return std::chrono::floor<std::chrono::minutes>(after) + looked_every;
}

std::chrono::seconds UnusualActs::keeps(const JobView&, std::string_view) const { return 1h; }

std::vector<UnusualActs::Noticed> UnusualActs::look(const JobView& view, Instant now) const {
  const Windows windows = windows_at(view.zone, bounds_, now);
  const Instant oldest = std::min(now - 1h, windows.is_night ? windows.night_from : now);
  std::map<PersonId, Doings> by_person;
  view.transaction.query(
      "SELECT l.recorded_at, p.payload FROM audit_link l JOIN audit_payload p ON p.institution_id = l.institution_id "
      "AND"
      " p.id = l.id WHERE l.institution_id = $1 AND l.id > $2 AND l.recorded_at >= $3 ORDER BY l.id DESC",
      {view.transaction.institution(), audit_end(view.transaction).links - newest_links, oldest}, [&](const Row& row) {
        const auto note = JsonValue::parse(row.text(1));
        const PersonId person{note ? whole_of(*note, "actor") : 0};
        if (!person) return;
        const Instant at = row.instant(0);
        Doings& doings = by_person[person];
        if (windows.is_night && at >= windows.night_from && words_at(*note, "outcome") == "recorded") {
          doings.rows_at_night += rows_of(*note);
        }
        if (at < now - 1h) return;
        const auto outcome = words_at(*note, "outcome");
        if ((outcome == "read" || outcome == "exported") && note->find("read") != nullptr) ++doings.cards;
        if (const auto address = words_at(*note, "address"); !address.empty()) doings.places.emplace_back(at, address);
      });
  std::vector<Noticed> found;
  const CivilDate today = view.zone.local(now).date;
  for (const auto& [person, doings] : by_person) {
    if (doings.rows_at_night >= bounds_.rows_at_night) {
      found.push_back({UnusualKind::night, windows.night_of, person, doings.rows_at_night});
    }
    if (doings.cards >= bounds_.cards_an_hour) found.push_back({UnusualKind::reading, today, person, doings.cards});
    if (from_two_places(doings.places, bounds_.places_within) && is_staff(view.transaction, person)) {
      found.push_back({UnusualKind::places, today, person, 2});
      found.push_back({UnusualKind::own_places, today, person, 2});
    }
  }
  std::erase_if(found, [&](const Noticed& one) {
    const auto fact = unusual_number(one.kind, one.day, one.person);
    return !obligations_of_fact(view.transaction, unusual_fact, fact).empty();
  });
  return found;
}

bool UnusualActs::has_work(const JobView& view, std::string_view, const JobRun& run) const {
  return !look(view, run.now).empty();
}

void UnusualActs::run(const JobView& view, std::string_view, const JobRun& run) {
  constexpr std::array<std::string_view, 4> names{"", "night_changes", "many_cards", "two_places"};
  const CivilDate today = view.zone.local(run.now).date;
  for (const Noticed& noticed : look(view, run.now)) {
    if (noticed.kind == UnusualKind::own_places) {
      tell(view, noticed, noticed.person, run.now);
      continue;
    }
    const Actor service{view.transaction.institution(), {}, {}, true};
    const Details details{{"what", std::string{names[static_cast<std::size_t>(noticed.kind)]}},
                          {"person", std::to_string(noticed.person.value)},
                          {"count", std::to_string(noticed.count)}};
    append_audit(view.transaction, random_, audit_of_deed(service, "unusual.noticed", details), run.now);
    for (const PersonId administrator : holders_of(view.transaction, "administrator", today)) {
      tell(view, noticed, administrator, run.now);
    }
  }
}

void UnusualActs::tell(const JobView& view, const Noticed& noticed, PersonId whom, Instant now) const {
  tell_person(view, channels_,
              {unusual_fact,
               unusual_number(noticed.kind, noticed.day, noticed.person),
               whom,
               {"internal", "email"},
               unusual_priority,
               std::nullopt},
              now);
}

void add_unusual_words(PluginEvents& events) {
  PluginEvent words;
  words.words = [](Transaction& transaction, std::int64_t fact) {
    const auto person = find_person(transaction, PersonId{fact % persons_in_fact});
    const std::int64_t rest = fact / persons_in_fact;
    const auto kind = static_cast<UnusualKind>(rest % kinds_in_fact);
    const std::int64_t day = rest / kinds_in_fact;
    const CivilDate date{std::chrono::year{static_cast<int>(day / (hundred * hundred))},
                         std::chrono::month{static_cast<unsigned>(day / hundred % hundred)},
                         std::chrono::day{static_cast<unsigned>(day % hundred)}};
    TemplateData data;
    data.text["actor"] = person ? short_name(*person) : "";
    data.text["actor_id"] = std::to_string(fact % persons_in_fact);
    data.text["day"] = to_russian_short(date);
    data.truth["is_night"] = kind == UnusualKind::night;
    data.truth["is_reading"] = kind == UnusualKind::reading;
    data.truth["is_places"] = kind == UnusualKind::places;
    data.truth["is_own"] = kind == UnusualKind::own_places;
    data.truth["is_others"] = kind != UnusualKind::own_places;
    return data;
  };
  events.emplace(unusual_fact, std::move(words));
}

}  // namespace vestnik
