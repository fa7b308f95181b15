#include "app/export_verbs.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "app/configured_database.h"
#include "app/operator_deed.h"
#include "base/wall_text.h"
#include "journal/full_export.h"
#include "json/json_writer.h"
#include "records/full_archive.h"
#include "records/institution_terms.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

constexpr int most_exports_printed = 50;

/// A new file of its owner's, written piece by piece. Throws std::system_error when the disk does.
class NewFile {
 public:
  explicit NewFile(const std::string& path)
      : handle_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {
    if (handle_ < 0) fail();
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (handle_ >= 0) ::close(handle_);
  }

  void add(std::string_view piece) {
    while (!piece.empty()) {
      const ssize_t written = ::write(handle_, piece.data(), piece.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail();
      piece.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void finish() {
    if (::fsync(handle_) != 0) fail();
  }

 private:
  [[noreturn]] static void fail() { throw std::system_error{errno, std::generic_category()}; }
  int handle_;
};

std::string wall_of(Transaction& transaction, Instant at) {
  const auto zone = zone_of_institution(transaction);
  return zone ? to_russian_short(zone->local(at)) : to_iso(at);
}

std::string line_of_export(const CommandSession& session, Transaction& transaction, const FullExport& one,
                           Instant now) {
  const auto person = find_person(transaction, one.asked_by);
  return said(session, "export.line",
              {{"id", std::to_string(one.id)},
               {"name", person ? full_name(*person) : said(session, "export.operator", {})},
               {"reason", one.reason},
               {"state", said(session, "export.state_" + std::string{state_of_export(one, now)}, {})},
               {"until", wall_of(transaction, one.open_until.value_or(one.expires_at))}});
}

/// Answers the problem, or nothing after telling what was written.
std::optional<Problem> write_file(const CommandSession& session, const OperatorPlace& place, const ExportWish& wish) {
  const auto catalogue = is_postgres(session.settings()) ? TableCatalogue::postgres : TableCatalogue::sqlite;
  ArchiveTally tally;
  try {
    NewFile file{wish.file};
    place.service.database().read(place.institution, [&](Transaction& transaction) {
      tally = write_full_archive(transaction, {catalogue, place.now, wish.id},
                                 [&](std::string_view piece) { file.add(piece); });
    });
    file.finish();
  } catch (const std::system_error&) {
    std::error_code ignored;
    std::filesystem::remove(wish.file, ignored);
    return Problem{"export.file_failed", {{"file", wish.file}}};
  }
  std::cout << said(session, "export.done_make",
                    {{"file", wish.file},
                     {"tables", std::to_string(tally.tables)},
                     {"rows", std::to_string(tally.rows)}})
            << '\n';
  return std::nullopt;
}

}  // namespace

int print_exports(const CommandSession& session, const ExportWish& wish) {
  return within_institution(session, wish.institution, [&](const OperatorPlace& place) {
    std::vector<std::string> lines;
    place.service.database().read(place.institution, [&](Transaction& transaction) {
      for (const FullExport& one : full_exports(transaction, most_exports_printed))
        lines.push_back(line_of_export(session, transaction, one, place.now));
    });
    for (const std::string& line : lines) std::cout << line << '\n';
    if (lines.empty()) session.complain(Problem{"export.none"});
    return lines.empty() ? 1 : 0;
  });
}

int ask_export(const CommandSession& session, const ExportWish& wish) {
  return within_institution(session, wish.institution, [&](const OperatorPlace& place) {
    std::string asked;
    JsonWriter{asked}.begin_object().member("reason", wish.reason).end_object();
    AskFullExport command{wish.reason, asked};
    return record_deed(session, place, command, [&](const JsonValue& answer) {
      std::string until;
      place.service.database().read(place.institution, [&](Transaction& transaction) {
        until = wall_of(transaction, place.now + full_export_decided_within);
      });
      return said(session, "export.done_ask", {{"id", member_as_text(answer, "export")}, {"until", until}});
    });
  });
}

int make_export(const CommandSession& session, const ExportWish& wish) {
  return within_institution(session, wish.institution, [&](const OperatorPlace& place) {
    if (std::filesystem::exists(wish.file)) {
      session.complain(Problem{"export.file_exists", {{"file", wish.file}}});
      return 1;
    }
    TakeFullExport command{wish.id};
    const auto recorded = run_as_operator(place, command);
    const auto problem = recorded ? write_file(session, place, wish) : std::optional{recorded.problem()};
    if (problem) session.complain(*problem);
    return problem ? 1 : 0;
  });
}

}  // namespace vestnik
