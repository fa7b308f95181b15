#include "joiner.h"

#include <algorithm>

namespace vestnik::smpp {
namespace {

constexpr std::chrono::minutes parts_come_within{10};
constexpr std::size_t most_open = 200;

}  // namespace

std::optional<Joined> Joiner::join(const PartsOfAnswer& parts, const Open& open) {
  // Joined before it is read: a sender may part a surrogate pair.
  std::string octets;
  for (const auto& [number, part] : open.parts) octets += part;
  auto text = text_of(open.data_coding, octets);
  if (!text) return std::nullopt;
  return Joined{parts, *std::move(text)};
}

std::optional<Joined> Joiner::add(const Delivered& delivered, Time now) {
  const PartPlace place = delivered.place.value_or(PartPlace{});
  const PartsOfAnswer key{delivered.from, delivered.to, place.reference, place.total};
  if (place.total <= 1 || place.number < 1 || place.number > place.total) {
    return join(key, {now, delivered.data_coding, {{1, delivered.octets}}});
  }
  if (open_.size() >= most_open && !open_.contains(key)) {
    open_.erase(std::ranges::min_element(open_, {}, [](const auto& one) { return one.second.since; }));
  }
  Open& open = open_.try_emplace(key, Open{now, delivered.data_coding, {}}).first->second;
  open.parts[place.number] = delivered.octets;
  if (open.parts.size() < place.total) return std::nullopt;
  auto whole = join(key, open);
  open_.erase(key);
  return whole;
}

std::vector<Joined> Joiner::give_up(Time now) {
  std::vector<Joined> given_up;
  for (auto at = open_.begin(); at != open_.end();) {
    if (now - at->second.since < parts_come_within) {
      ++at;
      continue;
    }
    if (auto joined = join(at->first, at->second)) given_up.push_back(*std::move(joined));
    at = open_.erase(at);
  }
  return given_up;
}

}  // namespace vestnik::smpp
