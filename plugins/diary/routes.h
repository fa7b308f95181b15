#pragma once
/// The diary's four questions. Each asks access first; a foreign student and one that does not exist answer alike
/// (yarovoe-3.6, syzran-5.3a).
#include "plugins/diary/lesson_shelf.h"
#include "plugins/diary/page_cache.h"
#include "ports/plugin.h"

namespace vestnik::diary {

/// Any thread. The host must outlive it, and it the routes.
class DiaryRoutes {
 public:
  DiaryRoutes(Host& host, std::size_t cache_entries) : host_(host), cache_(cache_entries) {}
  void contribute();

  [[nodiscard]] Response diary(const Request& request);
  [[nodiscard]] Response marks(const Request& request);
  [[nodiscard]] Response attendance(const Request& request);
  [[nodiscard]] Response history(const Request& request);

 private:
  using Read = std::function<Result<std::string>(Transaction&, PersonId student)>;
  /// Access, then the page, in one snapshot.
  [[nodiscard]] Response answer(const Request& request, Permission permission, const Read& read);
  [[nodiscard]] Result<std::string> marks_page(const Request& request, Transaction& transaction, PersonId student);

  Host& host_;
  LessonShelf shelf_;
  PageCache cache_;
};

}  // namespace vestnik::diary
