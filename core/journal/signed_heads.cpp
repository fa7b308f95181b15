#include "journal/signed_heads.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include "base/digest.h"
#include "base/text.h"

namespace vestnik {
namespace {

constexpr std::string_view head_mark = "vestnik-head-1";
constexpr std::size_t head_words = 7;

std::string signed_part(const SignedHead& head) {
  std::string text{head_mark};
  text += ' ' + std::to_string(head.institution.value) + ' ' + std::to_string(head.links) + ' ' + head.hash + ' ' +
          std::to_string(to_microseconds(head.at)) + ' ' + head.previous;
  return text;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string to_line(const SignedHead& head) { return signed_part(head) + ' ' + head.signature; }

std::optional<SignedHead> head_of_line(std::string_view line) {
  const auto words = split(line, ' ');
  if (words.size() != head_words || words[0] != head_mark) return std::nullopt;
  const auto institution = whole_number(words[1]);
  const auto links = whole_number(words[2]);
  const auto at = whole_number(words[4]);
  if (!institution || !links || !at || *links < 1) return std::nullopt;
  return SignedHead{InstitutionId{*institution}, *links,
                    std::string{words[3]},       from_microseconds(*at),
                    std::string{words[5]},       std::string{words[6]}};
}

void sign(SignedHead& head, const SigningKey& key) { head.signature = key.sign(signed_part(head)); }

ReadHeads read_heads(const std::filesystem::path& file, const PublicKey& key) {
  ReadHeads read;
  std::ifstream in{file, std::ios::binary};
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const auto head = head_of_line(line);
    if (!head) continue;
    const std::string expected = read.last_line.empty() ? "-" : digest(read.last_line);
    const bool genuine = is_signed_by(key, signed_part(*head), head->signature);
    if (!genuine || head->previous != expected) {
      read.first_broken = number;
      read.fault = genuine ? "audit.heads_changed" : "audit.head_forged";
      break;
    }
    read.heads[head->institution].push_back({head->links, head->hash});
    read.last_line = line;
    ++read.lines;
  }
  for (auto& [institution, heads] : read.heads) std::ranges::stable_sort(heads, {}, &KnownHead::links);
  return read;
}

}  // namespace vestnik
