#include "plugins/documents/file_kinds.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace vestnik::documents {
namespace {

constexpr std::array kinds{
    FileKind{"pdf", "application/pdf"},
    FileKind{"png", "image/png"},
    FileKind{"jpg", "image/jpeg"},
    FileKind{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    FileKind{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    FileKind{"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    FileKind{"odt", "application/vnd.oasis.opendocument.text"},
    FileKind{"ods", "application/vnd.oasis.opendocument.spreadsheet"},
    FileKind{"txt", "text/plain; charset=utf-8"}};
constexpr std::size_t longest_name = 120;

constexpr std::array<std::string_view, 5> packed{"docx", "xlsx", "pptx", "odt", "ods"};

std::string ending_of(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};
  std::string ending{name.substr(dot + 1)};
  std::ranges::transform(ending, ending.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return ending == "jpeg" ? "jpg" : ending;
}

bool is_plain_text(std::string_view content) {
  return is_utf8(content) && std::ranges::none_of(content, [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte < 0x20 && c != '\n' && c != '\r' && c != '\t';
         });
}

/// What the content itself says: the ending it would have.
bool content_is(std::string_view ending, std::string_view content) {
  if (ending == "pdf") return content.starts_with("%PDF-");
  if (ending == "png") return content.starts_with("\x89PNG\r\n\x1a\n");
  if (ending == "jpg") return content.starts_with("\xff\xd8\xff");
  if (ending == "txt") return is_plain_text(content);
  return std::ranges::find(packed, ending) != packed.end() && content.starts_with("PK\x03\x04");
}

bool is_plain_of_a_header(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

}  // namespace

std::optional<FileKind> kind_of(std::string_view name, std::string_view content) {
  const std::string ending = ending_of(name);
  const auto found = std::ranges::find(kinds, ending, &FileKind::word);
  if (content.empty() || found == kinds.end() || !content_is(ending, content)) return std::nullopt;
  return *found;
}

FileKind kind_of_word(std::string_view word) {
  const auto found = std::ranges::find(kinds, word, &FileKind::word);
  return found == kinds.end() ? FileKind{"bin", "application/octet-stream"} : *found;
}

std::string safe_name(std::string_view name) {
  const auto folder = name.find_last_of("/\\");
  if (folder != std::string_view::npos) name.remove_prefix(folder + 1);
  if (!is_utf8(name) || to_code_points(name).size() > longest_name) return {};
  std::string kept;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7f && c != '"' && c != '<' && c != '>' && c != ':' && c != '|' && c != '?' &&
        c != '*')
      kept += c;
  }
  return kept.starts_with('.') ? std::string{} : kept;
}

std::string disposition_of(std::string_view name, const FileKind& kind) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : name) {
    if (is_plain_of_a_header(c)) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return "attachment; filename=\"document." + std::string{kind.word} + "\"; filename*=UTF-8''" + encoded;
}

}  // namespace vestnik::documents
