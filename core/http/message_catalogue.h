#pragma once
/// The message catalogue: what every code means to a person, in Russian.
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "ports/render.h"

namespace vestnik {

/// Which of three forms a count takes: "1 оценка, 2 оценки, 5 оценок, 11 оценок, 21 оценка".
enum class PluralForm { one, few, many };
[[nodiscard]] PluralForm russian_plural(std::string_view count);

/// Every `*.tsv` of a folder: a header line "code status sentence next", then one code a line, separated by tabs. In
/// the texts `{name}` stands for the detail of that name ("clause" for the problem's clause) and
/// `{count|оценка|оценки|оценок}` for the form that agrees with the detail "count". `{state:notify.state_}` stands for
/// the sentence of the code that begins so and ends with the detail "state": a word of the program's own in people's
/// words. A detail that is missing reads "—". Immutable after loading; any thread.
class MessageTable final : public MessageCatalogue {
 public:
  /// Problems "messages.unreadable" {file}, "messages.bad_line" {file, line}, "messages.duplicate_code" {file, line,
  /// field}, "messages.no_internal": the sentence for codes nobody wrote one for is missing.
  static Result<MessageTable> load(const std::filesystem::path& folder);

  [[nodiscard]] ProblemText explain(const Problem& problem) const override;
  [[nodiscard]] bool knows(std::string_view code) const;
  /// Every code, sorted: for the test that enumerates them.
  [[nodiscard]] std::vector<std::string> codes() const;

 private:
  struct Entry {
    int status = 500;
    std::string sentence;
    std::string next;
  };
  Result<void> read(const std::filesystem::path& file);
  Result<void> add(std::string_view line, const std::string& file, std::size_t number);

  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace vestnik
