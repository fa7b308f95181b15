#pragma once
/// Ports that nobody calls in these tests, except the metrics, which remember.
#include <map>
#include <stdexcept>
#include <string>

#include "plugin/host.h"

namespace vestnik {

class IdlePorts final : public Database,
                        public Recorder,
                        public Roster,
                        public Contacts,
                        public Access,
                        public RegulationBook,
                        public Settings,
                        public Metrics,
                        public ScriptHost,
                        public MessageCatalogue,
                        public DeliveryReports,
                        public FamilyDesk,
                        public AppPasswords,
                        public OutsideIdentities,
                        public OwnApi {
 public:
  [[nodiscard]] HostPorts ports() {
    return {*this, *this, *this, *this, *this, *this, clock_, random_, *this,
            *this, *this, *this, *this, *this, *this, *this,  *this};
  }

  std::map<std::string, std::string, std::less<>> settings;
  std::map<std::string, double> failures_by_plugin;

  void read(InstitutionId, const std::function<void(Transaction&)>&) override { nobody_calls(); }
  void write(InstitutionId, Priority, const std::function<bool(Transaction&)>&) override { nobody_calls(); }
  Revisions revisions() override { return Revisions{{}}; }
  Result<Recorded> run(const Actor&, Command&, const CommandKey&, Instant) override { nobody_calls(); }
  roster::Report import(const roster::SchoolRows&, const roster::Order&) override { nobody_calls(); }
  Result<void> add(const Actor&, PersonId, std::string_view, std::string_view) override { nobody_calls(); }
  Result<void> close(const Actor&, PersonId, std::string_view, std::string_view) override { nobody_calls(); }
  Result<Role> allow(Transaction&, const Actor&, Permission, Object) const override { nobody_calls(); }
  std::shared_ptr<const Regulation> in_force(InstitutionId, CivilDate) const override { return nullptr; }
  std::optional<std::string> find(std::string_view key) const override {
    const auto at = settings.find(key);
    return at == settings.end() ? std::nullopt : std::optional{at->second};
  }
  void count(std::string_view, Labels labels, double by) override {
    for (const auto& [name, value] : labels) failures_by_plugin[std::string{value}] += by;
  }
  void gauge(std::string_view, Labels, double) override {}
  void observe(std::string_view, Labels, double) override {}
  std::string text() const override { return {}; }
  Result<std::unique_ptr<Script>> load(std::string_view, std::string_view) override { nobody_calls(); }
  std::vector<ReportFate> take(std::string_view, std::span<const DeliveryReport>) override { nobody_calls(); }
  bool take(const InboundMessage&) override { nobody_calls(); }
  std::unique_ptr<Command> report_absence(ReportedAbsence) override { nobody_calls(); }
  std::unique_ptr<Command> stop_telephone(PersonId, std::string) override { nobody_calls(); }
  Result<AppSession> open(const AppSignIn&, const std::function<bool(std::string_view)>&) override { nobody_calls(); }
  std::optional<Actor> who(std::string_view) override { nobody_calls(); }
  void end(std::string_view) override { nobody_calls(); }
  Result<OutsideSession> sign_in(std::string_view, const OutsideIdentity&, const OutsideOrigin&) override {
    nobody_calls();
  }
  Result<OutsideSession> link(const CodeOfPerson&, const OutsideIdentity&, const OutsideOrigin&) override {
    nobody_calls();
  }
  Response get(const Actor&, const OwnQuestion&) const override { nobody_calls(); }
  ProblemText explain(const Problem&) const override { return {}; }

 private:
  [[noreturn]] static void nobody_calls() { throw std::logic_error("a port that nobody calls was called"); }

  ManualClock clock_{Instant{}};
  SeededRandom random_{1};
};

}  // namespace vestnik
