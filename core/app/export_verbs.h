#pragma once
/// `vestnik export …`: everything of an institution in one archive. The operator asks; an administrator or the head
/// approves with an account of their own; then the operator makes it.
#include <string>

#include "app/session.h"

namespace vestnik {

struct ExportWish {
  std::string institution;  ///< code; "" where there is only one
  std::string reason;
  std::int64_t id = 0;  ///< of the request
  std::string file;     ///< the new archive
};

int print_exports(const CommandSession& session, const ExportWish& wish);
int ask_export(const CommandSession& session, const ExportWish& wish);
/// Writes the archive into a new file that only its owner reads.
int make_export(const CommandSession& session, const ExportWish& wish);

}  // namespace vestnik
