#pragma once
/// A gateway that takes every message over, and counts the parts an SMS would be paid for in.
#include <unordered_map>

#include "domain/sms_segments.h"
#include "ports/gateway.h"
#include "ports/render.h"

namespace vestnik {

/// The medium whose messages are paid for by the part.
inline constexpr std::string_view paid_medium = "sms";

/// One thread.
class TakingGateway final : public RemoteGateway {
 public:
  /// Takes as many at once as there are: nothing waits for a network.
  explicit TakingGateway(GatewayInfo info) : info_(std::move(info)) { info_.batch = most; }

  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  [[nodiscard]] std::vector<Outcome> deliver(std::span<const Message> messages, Deadline) override {
    for (const Message& message : messages) {
      if (info_.medium != paid_medium) break;
      segments_[message.delivery] = static_cast<std::int64_t>(count_sms_segments(message.text).segments);
    }
    return std::vector<Outcome>(messages.size(), Sent{});
  }
  [[nodiscard]] const std::unordered_map<DeliveryId, std::int64_t>& segments() const { return segments_; }

  static constexpr std::size_t most = 1000;

 private:
  GatewayInfo info_;
  std::unordered_map<DeliveryId, std::int64_t> segments_;
};

/// Puts into words what is paid for by its length, and nothing else.
class PaidWords final : public Renderer {
 public:
  explicit PaidWords(const Renderer& renderer) : renderer_(renderer) {}
  [[nodiscard]] Result<RenderedMessage> render(std::string_view medium, std::string_view name,
                                               const TemplateData& data) const override {
    if (medium != paid_medium) return RenderedMessage{};
    return renderer_.render(medium, name, data);
  }

 private:
  const Renderer& renderer_;
};

}  // namespace vestnik
