#pragma once
/// Which files the store takes: told by what they are, not by what they are called. Nothing that a browser would run.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vestnik::documents {

/// In bytes, before base64.
inline constexpr std::size_t largest_file = std::size_t{4} << 20U;

struct FileKind {
  std::string_view word;          ///< "pdf": the ending of its name
  std::string_view content_type;  ///< what it is handed out as
};

/// The kind by the first bytes: PDF, PNG, JPEG, the packed formats of offices (told apart by the name's ending), plain
/// UTF-8 text. None: not one that is kept, or a name that belies the content.
[[nodiscard]] std::optional<FileKind> kind_of(std::string_view name, std::string_view content);
/// Of a word that was kept; octets where nobody knows it any more.
[[nodiscard]] FileKind kind_of_word(std::string_view word);

/// A name fit to be kept: no folders, no control characters, not longer than 120 characters; "" when nothing is left.
[[nodiscard]] std::string safe_name(std::string_view name);
/// Content-Disposition of a download (RFC 6266): always saved, never shown in place; the name in UTF-8 (RFC 8187).
[[nodiscard]] std::string disposition_of(std::string_view name, const FileKind& kind);

}  // namespace vestnik::documents
