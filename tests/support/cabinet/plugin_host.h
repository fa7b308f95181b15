#pragma once
/// A host that keeps what a plugin contributes and lets a test call its routes as a signed-in person.
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "ports/duties.h"
#include "ports/family_desk.h"
#include "ports/plugin.h"
#include "ports/schedule.h"
#include "support/cabinet/catalogue.h"
#include "support/cabinet/school.h"

namespace vestnik::tests {

/// One regulation for every day, or none.
class OneRegulation final : public RegulationBook {
 public:
  std::shared_ptr<const Regulation> regulation;
  [[nodiscard]] std::shared_ptr<const Regulation> in_force(InstitutionId, CivilDate) const override {
    return regulation;
  }
};

class MapSettings final : public Settings {
 public:
  std::map<std::string, std::string, std::less<>> values;
  [[nodiscard]] std::optional<std::string> find(std::string_view key) const override {
    const auto found = values.find(key);
    return found == values.end() ? std::nullopt : std::optional{found->second};
  }
};

struct Contribution {
  AudienceSource audience;
  TemplateSource words;
};

class PluginHost final : public Host {
 public:
  /// `recorder` may be nullptr for plugins that only read.
  PluginHost(School& school_behind, Recorder* recorder) : school_(school_behind), recorder_(recorder) {}

  Database& database() override { return school_.database(); }
  Recorder& recorder() override {
    if (recorder_ == nullptr) throw std::logic_error{"no recorder in this test"};
    return *recorder_;
  }
  Roster& roster() override { throw std::logic_error{"no roster in this test"}; }
  Contacts& contacts() override { throw std::logic_error{"no contacts in this test"}; }
  const Access& access() override { return school_.access(); }
  const RegulationBook& regulations() override { return book_; }
  const Clock& clock() override { return school_.clock(); }
  Random& random() override { return random_; }
  const Settings& settings() override { return settings_; }
  Metrics& metrics() override { throw std::logic_error{"no metrics in this test"}; }
  ScriptHost& scripts() override { throw std::logic_error{"no scripts in this test"}; }
  const MessageCatalogue& messages() override { return messages_; }
  FamilyDesk& family_desk() override {
    if (family_desk_ == nullptr) throw std::logic_error{"no family desk in this test"};
    return *family_desk_;
  }
  void offer(FamilyDesk& desk) { family_desk_ = &desk; }
  AppPasswords& app_passwords() override {
    if (app_passwords_ == nullptr) throw std::logic_error{"no app passwords in this test"};
    return *app_passwords_;
  }
  OutsideIdentities& outside_identities() override {
    if (outside_identities_ == nullptr) throw std::logic_error{"no outside identities in this test"};
    return *outside_identities_;
  }
  void offer(OutsideIdentities& identities) { outside_identities_ = &identities; }
  void offer(AppPasswords& passwords) { app_passwords_ = &passwords; }
  const OwnApi& own_api() override {
    if (own_api_ == nullptr) throw std::logic_error{"no API of its own in this test"};
    return *own_api_;
  }
  void offer(const OwnApi& api) { own_api_ = &api; }
  DeliveryReports& reports() override {
    if (reports_ == nullptr) throw std::logic_error{"no reports in this test"};
    return *reports_;
  }

  void add_migrations(std::span<const Migration> steps) override { migrations_ = steps; }
  void add_route(Route route) override { routes_.push_back(std::move(route)); }
  void add_gateway(std::unique_ptr<RemoteGateway>) override {}
  void add_gateway(std::unique_ptr<LocalGateway>) override {}
  void add_event_handler(std::string_view type, EventHandler handler) override {
    handlers_.emplace_back(type, std::move(handler));
  }
  void add_event_audience(std::string_view type, AudienceSource audience, TemplateSource words) override {
    audiences_[std::string{type}] = Contribution{std::move(audience), std::move(words)};
  }
  void add_command_line(CommandLine) override {}
  void add_job(std::unique_ptr<Job> job) override { jobs_.push_back(std::move(job)); }
  void add_duty_matter(std::unique_ptr<DutyMatter> matter) override { matters_.push_back(std::move(matter)); }
  void add_inbound_handler(InboundHandler handler) override { inbound_.push_back(std::move(handler)); }

  void record_with(Recorder& recorder) { recorder_ = &recorder; }
  void report_to(DeliveryReports& reports) { reports_ = &reports; }
  /// Gives the event to its handlers, as the service does after the commit.
  void tell_handlers(const Event& event) {
    for (const auto& [type, handler] : handlers_) {
      if (type == event.type) handler(event);
    }
  }

  /// Calls a route as the router would; `target` like "/api/v1/mail?folder=inbox".
  Response call(Method method, const std::string& target, PersonId person, std::string body = {}, std::string key = {});
  Response get(const std::string& target, PersonId person) { return call(Method::get, target, person); }
  Response post(const std::string& target, PersonId person, std::string body, std::string key) {
    return call(Method::post, target, person, std::move(body), std::move(key));
  }
  /// The same with a validator.
  Response get_if_changed(const std::string& target, PersonId person, const std::string& etag);

  [[nodiscard]] OneRegulation& book() { return book_; }
  [[nodiscard]] MapSettings& own_settings() { return settings_; }
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }
  [[nodiscard]] const std::vector<std::unique_ptr<Job>>& jobs() const { return jobs_; }
  [[nodiscard]] const std::vector<std::unique_ptr<DutyMatter>>& duty_matters() const { return matters_; }
  [[nodiscard]] const std::vector<InboundHandler>& inbound_handlers() const { return inbound_; }
  [[nodiscard]] std::span<const Migration> migrations() const { return migrations_; }
  [[nodiscard]] const Contribution& event(const std::string& type) const { return audiences_.at(type); }
  [[nodiscard]] const FileCatalogue& catalogue() const { return messages_; }

 private:
  static void expect_documented(const Route& route, const Response& response);
  Response serve(Request request, const std::string& target);

  School& school_;
  DeliveryReports* reports_ = nullptr;
  std::vector<std::pair<std::string, EventHandler>> handlers_;
  Recorder* recorder_;
  FamilyDesk* family_desk_ = nullptr;
  AppPasswords* app_passwords_ = nullptr;
  OutsideIdentities* outside_identities_ = nullptr;
  const OwnApi* own_api_ = nullptr;
  OneRegulation book_;
  SystemRandom random_;
  MapSettings settings_;
  FileCatalogue messages_;
  std::vector<Route> routes_;
  std::span<const Migration> migrations_;
  std::map<std::string, Contribution> audiences_;
  std::vector<std::unique_ptr<Job>> jobs_;
  std::vector<std::unique_ptr<DutyMatter>> matters_;
  std::vector<InboundHandler> inbound_;
};

}  // namespace vestnik::tests
