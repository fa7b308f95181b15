#pragma once
/// The folders of gammu-smsd, as its own settings name them (SMSD manual, "Files backend"), and the names of the files
/// in them.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "ports/gateway.h"

namespace vestnik::gammu {

struct Spool {
  std::filesystem::path inbox;
  std::filesystem::path outbox;
  std::filesystem::path sent;
  std::filesystem::path error;
};

/// From the text of smsdrc. Problems "gateways.gammu_not_files" (another backend), "gateways.gammu_setting" {key}: a
/// folder is missing, or `transmitformat` would spoil Russian letters.
[[nodiscard]] Result<Spool> read_spool(std::string_view smsdrc);

/// "OUTC20260914_080400_00_+79270000001_v1x17.txtd": the priority A (first) to K, the moment, a number, the telephone,
/// our note, and "d" for a report of delivery.
[[nodiscard]] std::string outbox_name(const Message& message, Instant now);
/// The note alone: what a name of this message ends with before ".txtd".
[[nodiscard]] std::string note_of(const Message& message);
/// Our key in a name, "1.17"; nullopt: the file is not ours.
[[nodiscard]] std::optional<std::string> key_in(std::string_view name);

/// The moment in a name of ours; nullopt where there is none.
[[nodiscard]] std::optional<Instant> moment_in(std::string_view name);

/// "IN20260914_080500_00_+79270000001_01.txt".
struct InboxName {
  std::string message;  ///< what the parts of one message share
  std::string from;
  int part = 0;
};
[[nodiscard]] std::optional<InboxName> read_inbox_name(std::string_view name);

/// Text of a file: UTF-16 by its byte order mark, else UTF-8.
[[nodiscard]] std::string text_of_file(std::string_view content);

}  // namespace vestnik::gammu
