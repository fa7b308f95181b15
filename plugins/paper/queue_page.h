#pragma once
/// The queue of sheets as its class teacher sees it.
#include <string>

#include "answers/list_page.h"
#include "plugins/paper/sheet_store.h"

namespace vestnik::paper {

struct QueueQuestion {
  PersonId class_teacher;  ///< none: every class
  CivilDate today;
  Stage stage = Stage::waiting;
};

inline constexpr std::int64_t most_sheets = 200;

/// JSON, without the texts.
[[nodiscard]] Result<std::string> write_queue(Transaction& transaction, const QueueQuestion& question, ListPage page);

}  // namespace vestnik::paper
