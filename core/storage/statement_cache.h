#pragma once
/// Prepared statements of one connection, found by their text. A string literal is found by its address first, so that
/// a statement in a loop costs a comparison of its text and no hashing.
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace vestnik::storage {

/// `Prepared` has a member `bool busy`: one that is being stepped through is never evicted.
/// One thread.
template <class Prepared>
class StatementCache {
 public:
  /// The statement of this text, made by `prepare(sql)` → std::unique_ptr<Prepared> when it is not there yet. Valid
  /// until the next find() unless it is busy.
  template <class Prepare>
  Prepared& find(std::string_view sql, Prepare&& prepare) {
    Entry*& place = places_[slot(sql)];
    if (place == nullptr || place->text != sql) place = &by_text(sql, std::forward<Prepare>(prepare));
    place->last_use = ++uses_;
    return *place->prepared;
  }
  void clear() {
    places_.fill(nullptr);
    entries_.clear();
  }

 private:
  static constexpr std::size_t most_statements = 512;
  static constexpr std::size_t place_count = 256;

  struct Entry {
    std::string text;
    std::unique_ptr<Prepared> prepared;
    std::uint64_t last_use = 0;
  };

  static std::size_t slot(std::string_view sql) {
    const auto address = reinterpret_cast<std::uintptr_t>(sql.data());
    return (address ^ (address >> 8U) ^ sql.size()) % place_count;
  }

  template <class Prepare>
  Entry& by_text(std::string_view sql, Prepare&& prepare) {
    // The key views the text of its own entry, which does not move.
    if (const auto found = entries_.find(sql); found != entries_.end()) return *found->second;
    if (entries_.size() >= most_statements) evict();
    auto entry = std::make_unique<Entry>(Entry{std::string{sql}, prepare(sql), 0});
    const std::string_view key = entry->text;
    return *entries_.emplace(key, std::move(entry)).first->second;
  }

  void evict() {
    places_.fill(nullptr);
    auto oldest = entries_.end();
    for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
      if (entry->second->prepared->busy) continue;
      if (oldest == entries_.end() || entry->second->last_use < oldest->second->last_use) oldest = entry;
    }
    if (oldest != entries_.end()) entries_.erase(oldest);
  }

  std::array<Entry*, place_count> places_{};
  std::unordered_map<std::string_view, std::unique_ptr<Entry>> entries_;
  std::uint64_t uses_ = 0;
};

}  // namespace vestnik::storage
