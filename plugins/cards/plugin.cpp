#include "ports/plugin.h"

#include <stdexcept>

#include "json/json_value.h"
#include "plugins/cards/health_routes.h"
#include "plugins/cards/matters.h"
#include "plugins/cards/migrations.h"
#include "plugins/cards/routes.h"
#include "plugins/cards/staff_routes.h"

namespace vestnik::cards {

namespace {

void erase_with_the_person(Host& host, const Event& event) {
  const auto payload = JsonValue::parse(event.payload);
  const JsonValue* person = payload ? payload->find("person") : nullptr;
  const std::int64_t* id = person == nullptr ? nullptr : person->integer();
  if (id == nullptr) throw std::runtime_error{"an erasure names nobody"};
  Actor service;
  service.institution = event.institution;
  service.service = true;
  EraseCard command{PersonId{*id}};
  const std::string key = "card.erased." + std::to_string(event.id.value);
  const auto outcome = host.recorder().run(service, command, {key, key}, host.clock().now());
  if (!outcome) throw std::runtime_error{"a card was not erased: " + outcome.problem().code};
}

}  // namespace

class CardsPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    routes_ = std::make_unique<CardRoutes>(host);
    routes_->contribute();
    staff_ = std::make_unique<StaffRoutes>(host, routes_->gate());
    staff_->contribute();
    health_ = std::make_unique<HealthRoutes>(host);
    health_->contribute();
    for (auto& matter : card_matters()) host.add_duty_matter(std::move(matter));
    host.add_event_handler("personal_data.erased", [&host](const Event& event) { erase_with_the_person(host, event); });
    return {};
  }

 private:
  std::unique_ptr<CardRoutes> routes_;
  std::unique_ptr<StaffRoutes> staff_;
  std::unique_ptr<HealthRoutes> health_;
};

}  // namespace vestnik::cards

VESTNIK_PLUGIN("cards", "1.0.0", "", vestnik::cards::CardsPlugin)
