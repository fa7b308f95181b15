#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

const GatewayInfo sms_info{.name = "test_sms",
                           .channel = "sms",
                           .medium = "sms",
                           .address_kind = "phone",
                           .batch = 100,
                           .can_ask = true,
                           .reports = true};
const GatewayInfo email_info{"test_email", "email", "email", "email", 100};
const GatewayInfo print_info{"test_print", "print", "print", "", 100};
const GatewayInfo mail_info{"test_mail", "internal", "mail", "", 100};

std::string with_reason(const Row& row) {
  const std::string text = row.string(0) + " " + row.string(1);
  return row.string(2).empty() ? text : text + "(" + row.string(2) + ")";
}

}  // namespace

NotifyWorld::NotifyWorld()
    : clock(school.at("2026-09-14", "07:00")),
      renderer(TemplateRenderer::load(VESTNIK_SOURCE_DIR "/templates", {"email", "sms", "mail", "print"}).value()),
      sms(sms_info),
      email(email_info),
      mail(mail_info),
      print(print_info),
      channels({sms_info, email_info, mail_info, print_info},
               [this](std::string_view medium, std::string_view name) { return renderer->has(medium, name); }),
      planner({school.database(), book, channels, plugin_events}) {
  book.regulation->rules = {absence_rule(), unexcused_rule(), low_mark_rule(), final_rule()};
}

RelayParts NotifyWorld::relay_parts() {
  return {school.database(), book, channels, *renderer, plugin_events, clock, random, limits};
}

RelayStep NotifyWorld::relay_once(Relay::Gateway gateway) {
  return Relay{relay_parts(), gateway}.step(school.id, clock.now());
}

void NotifyWorld::plan_at(Instant now) {
  clock.set(now);
  while (planner.step(school.id, now) > 0) {
  }
}

void NotifyWorld::run_at(Instant now) {
  plan_at(now);
  for (const Relay::Gateway gateway :
       {Relay::Gateway{&sms}, Relay::Gateway{&email}, Relay::Gateway{&mail}, Relay::Gateway{&print}}) {
    while (relay_once(gateway).claimed > 0) {
    }
  }
}

std::vector<std::string> NotifyWorld::deliveries() {
  std::vector<std::string> found;
  school.database().read(school.id, [&](Transaction& transaction) {
    found = transaction.all("SELECT channel, state, reason FROM delivery WHERE institution_id = $1 ORDER BY id",
                            {school.id}, with_reason);
  });
  return found;
}

std::vector<std::string> NotifyWorld::obligations() {
  std::vector<std::string> found;
  school.database().read(school.id, [&](Transaction& transaction) {
    found = transaction.all("SELECT rule, state, reason FROM obligation WHERE institution_id = $1 ORDER BY id",
                            {school.id}, with_reason);
  });
  return found;
}

std::int64_t NotifyWorld::open_calls() {
  return school.count("SELECT COUNT(*) FROM call_task WHERE institution_id = $1 AND state = 'open'", {school.id});
}

SevenA::SevenA(School& school)
    : group(school.group("7-А")),
      teacher(school.person("Савина", "Ольга")),
      ilya(school.person("Кузнецов", "Илья")),
      mother(school.person("Кузнецова", "Анна")),
      geography(school.subject("география")) {
  school.lead(teacher, group);
  school.enrol(ilya, group);
  school.guardian(mother, ilya);
  school.contact(mother, "phone", "+79270000001");
  school.contact(mother, "email", "mother@example.org");
  const std::vector<std::pair<const char*, const char*>> bells{{"08:00", "08:45"}, {"08:50", "09:35"},
                                                               {"09:55", "10:40"}, {"11:00", "11:45"},
                                                               {"11:55", "12:40"}, {"12:50", "13:30"}};
  for (std::size_t at = 0; at < bells.size(); ++at) {
    lessons.push_back(school.lesson(group, geography, teacher, "2026-09-14", static_cast<int>(at) + 1, bells[at].first,
                                    bells[at].second));
  }
}

}  // namespace vestnik::tests
