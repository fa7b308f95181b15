#include "base/log.h"

#include <spdlog/async.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <memory>

namespace vestnik {
namespace {

struct LogState {
  std::shared_ptr<spdlog::logger> logger;
  bool json = false;
};

LogState& state() {
  static LogState instance = [] {
    auto logger = std::make_shared<spdlog::logger>("vestnik", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_level(spdlog::level::warn);
    return LogState{std::move(logger), false};
  }();
  return instance;
}

spdlog::level::level_enum level_of(LogLevel level) {
  switch (level) {
    case LogLevel::debug: return spdlog::level::debug;
    case LogLevel::info: return spdlog::level::info;
    case LogLevel::warning: return spdlog::level::warn;
    case LogLevel::error: break;
  }
  return spdlog::level::err;
}

void append_quoted(std::string& line, std::string_view value) {
  static constexpr char hex[] = "0123456789abcdef";
  line += '"';
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      line += '\\';
      line += c;
    } else if (byte < 0x20) {
      // A line break inside a value would forge a second line.
      line += "\\u00";
      line += hex[byte >> 4U];
      line += hex[byte & 15U];
    } else {
      line += c;
    }
  }
  line += '"';
}

std::string text_line(std::string_view part, std::string_view what, std::initializer_list<LogField> fields) {
  std::string line{part};
  line += ": ";
  line += what;
  for (const LogField& field : fields) {
    line += ' ';
    line += field.name();
    line += '=';
    append_quoted(line, field.value());
  }
  return line;
}

std::string json_line(std::string_view part, std::string_view what, std::initializer_list<LogField> fields) {
  std::string line = "\"part\":";
  append_quoted(line, part);
  line += ",\"what\":";
  append_quoted(line, what);
  for (const LogField& field : fields) {
    line += ',';
    append_quoted(line, field.name());
    line += ':';
    append_quoted(line, field.value());
  }
  return line;
}

}  // namespace

void start_log(const LogOptions& options) {
  spdlog::init_thread_pool(8192, 1);
  spdlog::sink_ptr sink;
  if (options.file.empty()) {
    sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  } else {
    sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(options.file);
  }
  auto logger = std::make_shared<spdlog::async_logger>("vestnik", std::move(sink), spdlog::thread_pool(),
                                                       spdlog::async_overflow_policy::block);
  logger->set_level(level_of(options.level));
  logger->set_pattern(options.json ? R"({"at":"%Y-%m-%dT%H:%M:%S.%fZ","level":"%l",%v})" : "%Y-%m-%d %H:%M:%S.%e %l %v",
                      spdlog::pattern_time_type::utc);
  logger->flush_on(spdlog::level::warn);
  state() = LogState{std::move(logger), options.json};
}

void flush_log() { state().logger->flush(); }

void log(LogLevel level, std::string_view part, std::string_view what, std::initializer_list<LogField> fields) {
  const LogState& current = state();
  if (!current.logger->should_log(level_of(level))) return;
  current.logger->log(level_of(level), current.json ? json_line(part, what, fields) : text_line(part, what, fields));
}

}  // namespace vestnik
