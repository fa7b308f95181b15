#include "outbox/wave_notice.h"

#include <algorithm>

#include "base/wall_text.h"
#include "records/audience_store.h"
#include "records/delivery_store.h"
#include "records/group_store.h"
#include "records/institution_terms.h"

namespace vestnik {
namespace {

constexpr int least_told = 2;

std::vector<Way> ways_to_duty(const Fallback& fallback, PersonId person) {
  WayQuestion question;
  question.channels = {"internal", "email", "sms"};
  question.templates = {std::string{wave_fact}};
  return fallback.channels.ways(question,
                                reach_of(fallback.transaction, person, fallback.zone.local(fallback.now).date));
}

void show_to(const Fallback& fallback, const Wave& wave, PersonId person) {
  const auto ways = ways_to_duty(fallback, person);
  Obligation obligation;
  obligation.event = wave.event;
  obligation.fact_kind = wave_fact;
  obligation.fact = wave.id;
  obligation.fact_version = 1;
  obligation.fact_date = wave.date;
  obligation.rule = wave_fact;
  obligation.clause = wave.clause;
  obligation.recipient = person;
  if (ways.empty()) {
    obligation.state = ObligationState::no_way;
    obligation.reason = "no_address";
  }
  const ObligationId id = insert_obligation(fallback.transaction, obligation, fallback.now);
  if (!id || ways.empty()) return;
  NewDelivery message;
  message.recipient = person;
  message.channel = ways.front().channel;
  message.template_name = ways.front().template_name;
  message.rule = wave_fact;
  message.clause = wave.clause;
  message.remaining = ways.front().remaining;
  message.in_doubt = InDoubt::send_again;
  message.priority = 0;
  message.due = fallback.now;
  cover_obligation(fallback.transaction, insert_delivery(fallback.transaction, message, fallback.now), id);
}

TemplateData words_of_wave(Transaction& transaction, std::int64_t fact) {
  TemplateData words;
  const auto wave = find_wave(transaction, fact);
  const auto zone = zone_of_institution(transaction);
  if (!wave || !zone) return words;
  const auto group = wave->group ? find_group(transaction, wave->group) : std::nullopt;
  words.text["held"] = std::to_string(wave->students);
  words.text["whole"] = std::to_string(wave->measure);
  words.text["class"] = group ? group->name : "";
  words.text["place"] = std::to_string(wave->lesson);
  words.text["since"] = to_russian_short(zone->local(wave->opened_at));
  words.text["wave"] = std::to_string(wave->id);
  words.truth["is_class"] = wave->kind == WaveKind::group;
  words.truth["is_school"] = wave->kind == WaveKind::school;
  words.truth["is_night"] = wave->kind == WaveKind::night;
  words.truth["is_act"] = wave->kind == WaveKind::act;
  words.truth["one_lesson"] = wave->lesson > 0;
  words.truth["by_two"] = wave->releasers > 1;
  return words;
}

}  // namespace

std::vector<PersonId> people_on_duty(Transaction& transaction, CivilDate on) {
  const auto deputies = holders_of(transaction, "deputy_head", on);
  const auto administrators = holders_of(transaction, "administrator", on);
  std::vector<PersonId> people;
  const auto add = [&](PersonId person) {
    if (std::ranges::find(people, person) == people.end()) people.push_back(person);
  };
  for (std::size_t turn = 0; turn < std::max(deputies.size(), administrators.size()); ++turn) {
    if (turn < deputies.size()) add(deputies[turn]);
    if (turn < administrators.size()) add(administrators[turn]);
  }
  for (const PersonId director : holders_of(transaction, "director", on)) add(director);
  return people;
}

int first_told(const WaveTerms& terms) { return std::max(least_told, terms.releasers); }

void show_wave(const Fallback& fallback, const Wave& wave, int people) {
  const auto on_duty = people_on_duty(fallback.transaction, fallback.zone.local(fallback.now).date);
  const int all = std::min(people, static_cast<int>(on_duty.size()));
  for (int turn = wave.people_told; turn < all; ++turn) {
    show_to(fallback, wave, on_duty[static_cast<std::size_t>(turn)]);
  }
  // Counted even where nobody is left: the look must not come again and again.
  if (people > wave.people_told) note_people_told(fallback.transaction, wave.id, people);
}

void add_wave_words(PluginEvents& told_facts) { told_facts[std::string{wave_fact}] = {{}, words_of_wave, "core"}; }

}  // namespace vestnik
