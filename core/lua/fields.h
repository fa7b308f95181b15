#pragma once
/// Reading one table of a script strictly: every field that nobody asked for, every value of a wrong kind is a finding
/// with file, line, field and the nearest known word. Nothing stops at the first.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lua/node.h"

namespace vestnik {

/// Where findings go: all of one file.
class FileFindings {
 public:
  FileFindings(std::string file, std::string_view source);
  void add(std::string code, int line, Details details = {});
  /// The line of `field =` at or after `line`; `line` itself when it is not found.
  [[nodiscard]] int line_of(std::string_view field, int line) const;
  /// The first line at or after `line` whose first text in quotes is this one; `line` itself when none is.
  [[nodiscard]] int line_starting_with(std::string_view text, int line) const;
  [[nodiscard]] bool empty() const { return problems_.empty(); }
  /// Enough for anybody to mend first: no more are taken, so that a text that is all mistakes costs no more than
  /// others.
  [[nodiscard]] bool full() const { return problems_.size() >= most; }
  [[nodiscard]] const std::string& file() const { return file_; }
  /// In the order of their lines.
  [[nodiscard]] std::vector<Problem> take();

 private:
  static constexpr std::size_t most = 100;

  template <class Matches>
  int first_line(int line, Matches&& matches) const;

  std::string file_;
  std::vector<std::string> lines_;  ///< without comments
  std::vector<Problem> problems_;
};

class Fields {
 public:
  /// `where` names the table in findings ("editing").
  Fields(const Node& table, std::string_view where, FileFindings& findings);
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;
  /// Reports the fields and inner tables nobody asked for.
  ~Fields();

  [[nodiscard]] int line() const { return table_.line; }
  [[nodiscard]] int line_of(std::string_view field) const { return findings_.line_of(field, table_.line); }
  [[nodiscard]] bool has(std::string_view field) const;

  std::optional<std::string> text(std::string_view field);
  std::string required_text(std::string_view field);
  std::optional<std::int64_t> whole(std::string_view field, std::int64_t least, std::int64_t most);
  /// 0.75 → 75.
  std::optional<int> hundredths(std::string_view field, int least, int most);
  std::optional<bool> truth(std::string_view field);
  /// A duration by the clock or the calendar of everybody: no days with lessons, no working days of the staff.
  std::optional<Span> span(std::string_view field);
  std::optional<Span> span_or_school_days(std::string_view field);
  std::optional<CivilDate> date(std::string_view field);
  std::optional<WallTime> clock(std::string_view field);
  /// A text or a list of texts.
  std::vector<std::string> texts(std::string_view field);
  std::vector<std::int64_t> wholes(std::string_view field, std::int64_t least, std::int64_t most);
  /// One of known words; the answer is its place.
  std::optional<std::size_t> choice(std::string_view field, const std::vector<std::string>& known);
  std::vector<std::size_t> choices(std::string_view field, const std::vector<std::string>& known);
  std::optional<Role> role(std::string_view field);
  std::optional<RoleSet> roles(std::string_view field);
  /// Any value, unread.
  const Node* any(std::string_view field);
  /// A table as a field, or as an inner table made by a constructor of that name.
  const Node* table(std::string_view field);
  /// The plain values of the table, which are then taken as read.
  const std::vector<Node>& items();

  void report(std::string code, std::string_view field, Details details = {});
  void wrong_type(std::string_view field, std::string_view expected);
  void missing(std::string_view field);
  void unknown_value(std::string_view field, std::string_view value, const std::vector<std::string>& known);

 private:
  const Node& table_;
  std::string where_;
  FileFindings& findings_;
  std::vector<std::string> asked_;
  bool items_read_ = false;
};

[[nodiscard]] const std::vector<std::string>& role_words();
[[nodiscard]] const std::vector<std::string>& work_kind_words();

}  // namespace vestnik
