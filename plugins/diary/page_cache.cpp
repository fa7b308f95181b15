#include "plugins/diary/page_cache.h"

#include <utility>

#include "base/hash.h"

namespace vestnik::diary {

std::size_t PageCache::KeyHash::operator()(const PageKey& key) const noexcept {
  return hash_of({static_cast<std::uint64_t>(key.institution.value), static_cast<std::uint64_t>(key.student.value),
                  day_number(key.from), day_number(key.to)});
}

std::shared_ptr<const Page> PageCache::find(const PageKey& key, std::uint64_t revision) {
  if (entries_ == 0) return nullptr;
  return shelf_.with([&](Shelf& shelf) -> std::shared_ptr<const Page> {
    const auto found = shelf.by_key.find(key);
    if (found == shelf.by_key.end()) return nullptr;
    if (found->second->revision != revision) {
      shelf.by_use.erase(found->second);
      shelf.by_key.erase(found);
      return nullptr;
    }
    shelf.by_use.splice(shelf.by_use.begin(), shelf.by_use, found->second);
    return found->second->page;
  });
}

void PageCache::keep(const PageKey& key, std::uint64_t revision, std::shared_ptr<const Page> page) {
  if (entries_ == 0) return;
  shelf_.with([&](Shelf& shelf) {
    if (const auto found = shelf.by_key.find(key); found != shelf.by_key.end()) {
      shelf.by_use.erase(found->second);
      shelf.by_key.erase(found);
    }
    shelf.by_use.push_front(Entry{key, revision, std::move(page)});
    shelf.by_key.emplace(key, shelf.by_use.begin());
    if (shelf.by_use.size() <= entries_) return;
    shelf.by_key.erase(shelf.by_use.back().key);
    shelf.by_use.pop_back();
  });
}

std::size_t PageCache::size() const {
  return shelf_.with([](const Shelf& shelf) { return shelf.by_use.size(); });
}

}  // namespace vestnik::diary
