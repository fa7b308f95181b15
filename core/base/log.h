#pragma once
/// The log: structured lines, asynchronous, one JSON object a line when asked for. No personal data: a line carries
/// ids, codes and counts, never a name, an address, a text or a mark.
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vestnik {

enum class LogLevel { debug, info, warning, error };

/// A named value of a log line.
class LogField {
 public:
  LogField(std::string_view name, std::string_view value) : name_(name), value_(value) {}
  LogField(std::string_view name, const char* value) : name_(name), value_(value) {}
  template <class Integer>
  requires std::is_integral_v<Integer> LogField(std::string_view name, Integer value)
      : name_(name), value_(std::to_string(value)) {}

  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] const std::string& value() const { return value_; }

 private:
  std::string_view name_;
  std::string value_;
};

struct LogOptions {
  LogLevel level = LogLevel::info;
  bool json = false;  ///< one JSON object a line instead of text
  std::string file;   ///< empty: standard error
};

/// Sets up the process's log. Once, before other threads start; without it lines of warning and above go to standard
/// error.
void start_log(const LogOptions& options);
/// Writes out what is waiting. At the end of the process.
void flush_log();

/// Any thread. `part` is the folder that speaks ("outbox"), `what` a fixed phrase, the fields what differs.
void log(LogLevel level, std::string_view part, std::string_view what, std::initializer_list<LogField> fields = {});

}  // namespace vestnik
