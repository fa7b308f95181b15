#include "records/tar_entry.h"

#include <numeric>
#include <stdexcept>

namespace vestnik {
namespace {

constexpr std::size_t tar_block = 512;
constexpr std::size_t longest_tar_name = 100;
// Where the fields of a header begin, and how long the numbers are with the NUL that ends them.
constexpr std::size_t mode_at = 100;
constexpr std::size_t owner_at = 108;
constexpr std::size_t group_at = 116;
constexpr std::size_t size_at = 124;
constexpr std::size_t time_at = 136;
constexpr std::size_t sum_at = 148;
constexpr std::size_t kind_at = 156;
constexpr std::size_t magic_at = 257;
constexpr std::size_t short_number = 8;
constexpr std::size_t long_number = 12;

void put_octal(std::string& header, std::size_t at, std::size_t width, std::uint64_t number) {
  for (std::size_t digit = width - 1; digit-- > 0; number /= 8)
    header[at + digit] = static_cast<char>('0' + number % 8);
}

}  // namespace

std::string tar_header(std::string_view name, std::size_t size, Instant changed_at) {
  if (name.size() > longest_tar_name) throw std::logic_error{"a name too long for a tar"};
  std::string header(tar_block, '\0');
  header.replace(0, name.size(), name);
  put_octal(header, mode_at, short_number, 0600);
  put_octal(header, owner_at, short_number, 0);
  put_octal(header, group_at, short_number, 0);
  put_octal(header, size_at, long_number, size);
  const auto seconds = std::chrono::floor<std::chrono::seconds>(changed_at.time_since_epoch()).count();
  put_octal(header, time_at, long_number, static_cast<std::uint64_t>(seconds));
  header[kind_at] = '0';
  header.replace(magic_at, short_number, std::string_view{"ustar\00000", short_number});
  // The sum is taken with its own field as spaces.
  header.replace(sum_at, short_number, short_number, ' ');
  const auto sum = std::accumulate(header.begin(), header.end(), std::uint64_t{0}, [](std::uint64_t so_far, char each) {
    return so_far + static_cast<unsigned char>(each);
  });
  put_octal(header, sum_at, short_number - 1, sum);
  header[sum_at + short_number - 2] = '\0';
  return header;
}

std::string tar_padding(std::size_t size) { return std::string((tar_block - size % tar_block) % tar_block, '\0'); }

std::string tar_end() { return std::string(2 * tar_block, '\0'); }

}  // namespace vestnik
