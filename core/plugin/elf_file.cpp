#include "plugin/elf_file.h"

#include <elf.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace vestnik {
namespace {

constexpr std::uint64_t name_table_limit = 1U << 20U;
constexpr std::uint64_t dynamic_limit = 1U << 16U;
constexpr unsigned char own_byte_order = std::endian::native == std::endian::little ? ELFDATA2LSB : ELFDATA2MSB;

template <class Record>
Record record_at(const std::vector<std::byte>& bytes, std::size_t offset) {
  Record record;
  std::memcpy(&record, bytes.data() + offset, sizeof record);
  return record;
}

bool is_shared_object(const Elf64_Ehdr& header) {
  return std::memcmp(header.e_ident, ELFMAG, SELFMAG) == 0 && header.e_ident[EI_CLASS] == ELFCLASS64 &&
         header.e_ident[EI_DATA] == own_byte_order && header.e_type == ET_DYN &&
         header.e_shentsize == sizeof(Elf64_Shdr) && header.e_shstrndx < header.e_shnum;
}

}  // namespace

std::optional<ElfFile> ElfFile::open(int descriptor, std::uint64_t length) {
  ElfFile file{descriptor, length};
  if (!file.read_sections()) return std::nullopt;
  return file;
}

bool ElfFile::read_sections() {
  const auto head = bytes(0, sizeof(Elf64_Ehdr));
  if (!head) return false;
  const auto header = record_at<Elf64_Ehdr>(*head, 0);
  if (!is_shared_object(header)) return false;
  const auto table = bytes(header.e_shoff, std::uint64_t{header.e_shnum} * sizeof(Elf64_Shdr));
  if (!table) return false;
  for (std::size_t at = 0; at + sizeof(Elf64_Shdr) <= table->size(); at += sizeof(Elf64_Shdr)) {
    const auto entry = record_at<Elf64_Shdr>(*table, at);
    sections_.push_back({entry.sh_name, entry.sh_type, entry.sh_offset, entry.sh_size});
  }
  const Section& names = sections_[header.e_shstrndx];
  if (names.size > name_table_limit) return false;
  auto text = bytes(names.offset, names.size);
  if (!text) return false;
  names_ = std::move(*text);
  return true;
}

std::optional<std::vector<std::byte>> ElfFile::bytes(std::uint64_t offset, std::uint64_t size) const {
  if (offset > length_ || size > length_ - offset) return std::nullopt;
  std::vector<std::byte> held(size);
  std::size_t filled = 0;
  while (filled < held.size()) {
    const ssize_t got =
        ::pread(descriptor_, held.data() + filled, held.size() - filled, static_cast<off_t>(offset + filled));
    if (got <= 0) return std::nullopt;
    filled += static_cast<std::size_t>(got);
  }
  return held;
}

std::string_view ElfFile::name_of(const Section& section) const {
  if (section.name >= names_.size()) return {};
  const char* const start = reinterpret_cast<const char*>(names_.data()) + section.name;
  return {start, ::strnlen(start, names_.size() - section.name)};
}

std::optional<std::vector<std::byte>> ElfFile::section(std::string_view name, std::uint64_t wanted) const {
  for (const Section& candidate : sections_) {
    if (name_of(candidate) != name || candidate.type == SHT_NOBITS) continue;
    return bytes(candidate.offset, std::min(candidate.size, wanted));
  }
  return std::nullopt;
}

bool ElfFile::binds_now() const {
  for (const Section& candidate : sections_) {
    if (candidate.type != SHT_DYNAMIC || candidate.size > dynamic_limit) continue;
    const auto entries = bytes(candidate.offset, candidate.size);
    if (!entries) continue;
    for (std::size_t at = 0; at + sizeof(Elf64_Dyn) <= entries->size(); at += sizeof(Elf64_Dyn)) {
      const auto entry = record_at<Elf64_Dyn>(*entries, at);
      if (entry.d_tag == DT_NULL) break;
      if (entry.d_tag == DT_BIND_NOW) return true;
      if (entry.d_tag == DT_FLAGS && (entry.d_un.d_val & DF_BIND_NOW) != 0) return true;
      if (entry.d_tag == DT_FLAGS_1 && (entry.d_un.d_val & DF_1_NOW) != 0) return true;
    }
  }
  return false;
}

}  // namespace vestnik
