#include "fuzz/canaries.h"

#include <algorithm>
#include <set>

namespace vestnik::fuzz {
namespace {

/// In bytes; what is shorter stands in words that are nobody's.
constexpr std::size_t shortest = 6;
constexpr std::size_t around = 60;

constexpr const char* questions[] = {
    "SELECT last_name FROM person WHERE institution_id = $1",
    "SELECT value FROM contact WHERE institution_id = $1",
    "SELECT login FROM account WHERE institution_id = $1",
    "SELECT personal_file FROM person WHERE institution_id = $1 AND personal_file IS NOT NULL",
};

}  // namespace

Canaries::Canaries(Database& database, InstitutionId institution) {
  std::set<std::string> all;
  database.read(institution, [&](Transaction& transaction) {
    for (const char* sql : questions) {
      transaction.query(sql, {institution}, [&](const Row& row) { all.insert(row.string(0)); });
    }
  });
  std::copy_if(all.begin(), all.end(), std::back_inserter(words_),
               [](const std::string& word) { return word.size() >= shortest; });
}

std::string Canaries::found_in(std::string_view text) const {
  for (const std::string& word : words_) {
    const auto at = text.find(word);
    if (at == std::string_view::npos) continue;
    const auto begins = at > around ? at - around : 0;
    return word + ": …" + std::string{text.substr(begins, word.size() + 2 * around)};
  }
  return {};
}

}  // namespace vestnik::fuzz
