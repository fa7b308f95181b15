#pragma once
/// Finished diary pages, as long as nothing was committed since they were read.
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/guarded.h"
#include "domain/ids.h"
#include "plugins/diary/date_range.h"

namespace vestnik::diary {

struct PageKey {
  InstitutionId institution;
  PersonId student;
  CivilDate from;
  CivilDate to;
  bool operator==(const PageKey&) const = default;
};

struct Page {
  std::string body;
  std::string etag;
};

/// Least recently used pages go first. Any thread. Holds no rights: ask access before every look.
class PageCache {
 public:
  /// `entries` of 0 keeps nothing.
  explicit PageCache(std::size_t entries) : entries_(entries) {}

  /// The page read at exactly this revision of the database, or nullptr; a page of another one is dropped.
  [[nodiscard]] std::shared_ptr<const Page> find(const PageKey& key, std::uint64_t revision);
  /// `revision`: as it stood before the page's transaction began, so that a page is never taken for a newer one.
  void keep(const PageKey& key, std::uint64_t revision, std::shared_ptr<const Page> page);
  [[nodiscard]] std::size_t size() const;

 private:
  struct KeyHash {
    std::size_t operator()(const PageKey& key) const noexcept;
  };
  struct Entry {
    PageKey key;
    std::uint64_t revision = 0;
    std::shared_ptr<const Page> page;
  };
  struct Shelf {
    std::list<Entry> by_use;  ///< last used first
    std::unordered_map<PageKey, std::list<Entry>::iterator, KeyHash> by_key;
  };

  const std::size_t entries_;
  Guarded<Shelf> shelf_;
};

}  // namespace vestnik::diary
