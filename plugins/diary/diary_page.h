#pragma once
/// The diary of some days as JSON, written once into its buffer.
#include <memory>

#include "plugins/diary/page_cache.h"
#include "plugins/diary/week.h"

namespace vestnik::diary {

/// The page with its validator, which is drawn from what the page is made of: hashing a finished page would cost a
/// tenth of making it.
[[nodiscard]] std::shared_ptr<const Page> make_diary_page(Transaction& transaction, LessonShelf& shelf,
                                                          PersonId student, const DateRange& range);

}  // namespace vestnik::diary
