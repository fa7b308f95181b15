#pragma once
/// Values kept in memory for as long as the revision stands that they were read at.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>

#include "base/guarded.h"

namespace vestnik::diary {

/// Any thread.
template <class Key, class Value, class Hash>
class Kept {
 public:
  /// `most` values; over it all are read anew.
  explicit Kept(std::size_t most) : most_(most) {}

  /// The value kept under this key at exactly this revision; otherwise what `read()` answers, which is kept then.
  /// `revision`: as it stood before the reading transaction took its snapshot.
  template <class Read>
  [[nodiscard]] std::shared_ptr<const Value> find(const Key& key, std::uint64_t revision, Read&& read) {
    if (auto known = look(key, revision)) return known;
    auto value = std::make_shared<const Value>(read());
    keep(key, revision, value);
    return value;
  }

 private:
  struct Shelf {
    std::uint64_t revision = 0;
    std::unordered_map<Key, std::shared_ptr<const Value>, Hash> by_key;
  };

  std::shared_ptr<const Value> look(const Key& key, std::uint64_t revision) const {
    return shelf_.with([&](const Shelf& shelf) -> std::shared_ptr<const Value> {
      if (shelf.revision != revision) return nullptr;
      const auto found = shelf.by_key.find(key);
      return found == shelf.by_key.end() ? nullptr : found->second;
    });
  }
  void keep(const Key& key, std::uint64_t revision, const std::shared_ptr<const Value>& value) {
    shelf_.with([&](Shelf& shelf) {
      // Whoever began earlier and is late must not take the place of what is newer.
      if (shelf.revision > revision) return;
      if (shelf.revision != revision || shelf.by_key.size() >= most_) shelf.by_key.clear();
      shelf.revision = revision;
      shelf.by_key.insert_or_assign(key, value);
    });
  }

  const std::size_t most_;
  Guarded<Shelf> shelf_;
};

}  // namespace vestnik::diary
