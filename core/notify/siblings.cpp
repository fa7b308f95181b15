#include "notify/siblings.h"

namespace vestnik {
namespace {

constexpr std::string_view siblings_end = "_siblings";
constexpr std::chrono::minutes one_moment{5};

}  // namespace

std::string template_about_siblings(const Channels& channels, const NewDelivery& message) {
  std::string name = message.template_name + std::string{siblings_end};
  return channels.has_template(message.channel, name) ? name : std::string{};
}

bool is_about_siblings(std::string_view template_name) { return template_name.ends_with(siblings_end); }

std::string siblings_key(const NewDelivery& message) {
  const auto moment = std::chrono::floor<std::chrono::microseconds>(message.due).time_since_epoch() / one_moment;
  return "siblings:" + message.rule + ":" + std::to_string(message.recipient.value) + ":" + message.channel + ":" +
         std::to_string(moment);
}

}  // namespace vestnik
