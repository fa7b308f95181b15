// A plugin that contributes one of everything.
#include "ports/plugin.h"

namespace {

using namespace vestnik;

constexpr Migration steps[] = {{1, "notices", "CREATE TABLE p_notices_notice (id BIGINT);\n"},
                               {2, "reads", "CREATE TABLE p_notices_read (id BIGINT);\n"}};

class Remote final : public RemoteGateway {
 public:
  const GatewayInfo& info() const override { return info_; }
  std::vector<Outcome> deliver(std::span<const Message> messages, Deadline) override {
    return std::vector<Outcome>(messages.size(), Sent{"taken"});
  }

 private:
  GatewayInfo info_{"pigeon", "post", "mail", "address", 1};
};

class Local final : public LocalGateway {
 public:
  const GatewayInfo& info() const override { return info_; }
  std::vector<Outcome> deliver(Transaction&, std::span<const Message> messages) override {
    return std::vector<Outcome>(messages.size(), Sent{});
  }

 private:
  GatewayInfo info_{"board", "internal", "mail", "", 1};
};

class Notices final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(steps);
    Route route;
    route.pattern = "/api/v1/notices";
    route.handle = [](const Request&) { return Response{}; };
    host.add_route(std::move(route));
    host.add_gateway(std::make_unique<Remote>());
    host.add_gateway(std::make_unique<Local>());
    host.add_event_handler("lesson.held", [this](const Event&) { ++seen_; });
    host.add_event_audience(
        "notices.posted", [](Transaction&, const Event&) { return EventAudience{}; },
        [](Transaction&, std::int64_t) { return TemplateData{}; });
    host.add_command_line({"notices", "counts events", [this](std::span<const std::string>) { return seen_; }});
    return {};
  }

 private:
  int seen_ = 0;
};

}  // namespace

VESTNIK_PLUGIN("notices", "2.1", "", Notices)
