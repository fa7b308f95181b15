#pragma once
/// Fields that a client sends, as a query or as a form: names whatever their case, texts percent-encoded, half encoded
/// (encodeURI leaves "+", "&" and "=" as they are) or not at all.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vestnik::netschool {

/// Immutable after filling. A field that stands twice is what it was first.
class Fields {
 public:
  void add_query(const std::vector<std::pair<std::string, std::string>>& query);
  /// "UN=Иванов&LoginType=1". Bytes that are no escape stand for themselves; "+" is itself.
  void add_form(std::string_view body);

  [[nodiscard]] std::string_view text(std::string_view name) const;  ///< "" where it is not there
  [[nodiscard]] bool has(std::string_view name) const { return by_name_.contains(name); }
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> by_name_;  ///< names in lower case
};

/// A cookie of the header "NSSESSIONID=…; ESRNSec=…", "" where it is not there.
[[nodiscard]] std::string_view cookie_of(std::string_view header, std::string_view name);

/// A whole number and nothing else.
[[nodiscard]] std::optional<std::int64_t> whole_number(std::string_view text);

}  // namespace vestnik::netschool
