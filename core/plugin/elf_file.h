#pragma once
/// Just enough of an ELF64 file (System V gABI, chapter 4) to look into a plugin without running any of it. The file is
/// taken for hostile: every offset and size is checked against the file's length before it is used.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace vestnik {

/// A shared object for this machine, open for reading. One thread.
class ElfFile {
 public:
  /// Takes a descriptor that stays the caller's; `length` is the file's size in bytes. std::nullopt when the file is no
  /// ELF64 shared object of this machine's byte order.
  static std::optional<ElfFile> open(int descriptor, std::uint64_t length);

  /// The first `wanted` bytes of the section, fewer where it is shorter; std::nullopt when there is no such section or
  /// it points outside the file.
  [[nodiscard]] std::optional<std::vector<std::byte>> section(std::string_view name, std::uint64_t wanted) const;

  /// Whether the dynamic section asks for all symbols at loading (DF_BIND_NOW or DF_1_NOW).
  [[nodiscard]] bool binds_now() const;

 private:
  struct Section {
    std::uint32_t name = 0;
    std::uint32_t type = 0;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
  };

  ElfFile(int descriptor, std::uint64_t length) : descriptor_(descriptor), length_(length) {}

  [[nodiscard]] std::optional<std::vector<std::byte>> bytes(std::uint64_t offset, std::uint64_t size) const;
  [[nodiscard]] bool read_sections();
  [[nodiscard]] std::string_view name_of(const Section& section) const;

  int descriptor_;
  std::uint64_t length_;
  std::vector<Section> sections_;
  std::vector<std::byte> names_;  ///< the section name string table
};

}  // namespace vestnik
