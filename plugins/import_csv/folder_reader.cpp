#include "folder_reader.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "row_readers.h"

namespace vestnik::import_csv {
namespace {

namespace fs = std::filesystem;

struct KindReader {
  std::string_view kind;
  std::vector<std::string> required;
  void (*read)(const Table&, SchoolRows&, Report&);
};

/// In the order in which the files lean on each other.
const std::vector<KindReader>& kind_readers() {
  static const std::vector<KindReader> readers{
      {"institution", {"code", "name", "timezone"}, read_institution},
      {"staff", {"full_name"}, read_staff},
      {"groups", {"name"}, read_groups},
      {"students", {"full_name", "group"}, read_students},
      {"guardians", {"full_name"}, read_guardians},
      {"load", {"teacher", "group", "subject"}, read_load},
      {"class_teachers", {"group", "teacher"}, read_class_teachers},
      {"bells", {"number", "starts", "ends"}, read_bells},
      {"timetable", {"group", "weekday", "number", "subject", "teacher"}, read_slots},
      {"periods", {"starts", "ends"}, read_periods},
      {"holidays", {"from"}, read_holidays},
  };
  return readers;
}

struct FoundFile {
  fs::path path;
  std::string name;
  std::string kind;
};

bool is_table_name(const fs::path& path) {
  const std::string extension = to_lower(path.extension().string());
  return extension == ".csv" || extension == ".txt";
}

std::optional<FoundFile> look_at(const fs::directory_entry& entry, Report& report) {
  const fs::path& path = entry.path();
  if (!is_table_name(path)) return std::nullopt;
  std::string name = path.filename().string();
  if (entry.symlink_status().type() != fs::file_type::regular) {
    report.refuse({name, 0, {}}, Problem{"import.not_a_file"});
    return std::nullopt;
  }
  auto kind = word_table().file_kind(path.stem().string());
  if (!kind) {
    report.note({name, 0, {}}, Problem{"import.unknown_file"});
    return std::nullopt;
  }
  return FoundFile{path, std::move(name), std::move(*kind)};
}

std::vector<FoundFile> find_files(const fs::path& folder, Report& report) {
  std::vector<FoundFile> files;
  std::error_code failure;
  for (fs::directory_iterator entry{folder, failure}, end; !failure && entry != end; entry.increment(failure)) {
    if (auto file = look_at(*entry, report)) files.push_back(std::move(*file));
  }
  if (failure) report.refuse({folder.filename().string(), 0, {}}, Problem{"import.no_folder"});
  std::sort(files.begin(), files.end(), [](const auto& left, const auto& right) { return left.name < right.name; });
  return files;
}

std::optional<std::string> read_bytes(const FoundFile& file, Report& report) {
  std::error_code failure;
  if (fs::file_size(file.path, failure) > file_limit && !failure) {
    report.refuse({file.name, 0, {}}, Problem{"import.file_too_large"});
    return std::nullopt;
  }
  std::ifstream stream{file.path, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream.good() && !stream.eof()) {
    report.refuse({file.name, 0, {}}, Problem{"import.unreadable_file"});
    return std::nullopt;
  }
  return bytes;
}

void read_file(const FoundFile& file, const KindReader& reader, ReadFolder& read, std::string& digests,
               Report& report) {
  const auto bytes = read_bytes(file, report);
  if (!bytes) return;
  digests += file.name + " " + digest(*bytes) + "\n";
  const Table table{file.name, file.kind, *bytes, reader.required, report};
  read.headings.emplace(file.name, table.headings());
  reader.read(table, read.rows, report);
}

}  // namespace

ReadFolder read_folder(const fs::path& folder, Report& report) {
  ReadFolder read;
  std::string digests;
  const auto files = find_files(folder, report);
  if (files.empty() && !report.refused()) {
    report.refuse({folder.filename().string(), 0, {}}, Problem{"import.nothing_found"});
  }
  for (const KindReader& reader : kind_readers()) {
    for (const FoundFile& file : files) {
      if (file.kind != reader.kind) continue;
      const std::size_t errors = report.errors().size();
      read_file(file, reader, read, digests, report);
      if (report.errors().size() > errors) read.incomplete.emplace(file.kind);
    }
  }
  read.digest = digest(digests);
  return read;
}

}  // namespace vestnik::import_csv
