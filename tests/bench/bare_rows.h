#pragma once
/// SQLite alone: the rows of one recorded lesson, inserted in one transaction with the service's own pragmas.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vestnik::bench {

/// What the service wrote for one lesson; the bare side writes as much.
struct RecordedLesson {
  std::int64_t lesson = 0;
  std::int64_t teacher = 0;
  std::vector<std::int64_t> students;
  int grade = 4;
  std::int64_t at = 0;
  std::string regulation_hash;
  std::string event_payload;
  std::string audit_payload;
  std::string answer;
  std::string key;
  std::string digest;
};

/// One thread. Failures throw std::runtime_error.
class BareRows {
 public:
  /// Opens a copy of the service's database.
  explicit BareRows(const std::filesystem::path& file);
  ~BareRows();
  BareRows(const BareRows&) = delete;
  BareRows& operator=(const BareRows&) = delete;
  /// Returns after the commit is on disk.
  void insert(const RecordedLesson& recorded);

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace vestnik::bench
