#include "slips.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <kainjow/mustache.hpp>
#include <stdexcept>

#include "built_in.h"

namespace vestnik::import_csv {
namespace {

namespace mustache = kainjow::mustache;

mustache::data slip_data(const IssuedAccounts& issued, const std::string& address, const IssuedCode& slip) {
  mustache::data data;
  data.set("institution", issued.institution);
  data.set("institution_code", issued.institution_code);
  if (!address.empty()) data.set("address", address);
  data.set("name", slip.name);
  if (!slip.group.empty()) data.set("group", slip.group);
  data.set("login", slip.login);
  data.set("code", slip.code);
  return data;
}

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0;
}

}  // namespace

std::string slips_page(const IssuedAccounts& issued, const std::string& address) {
  mustache::mustache page{std::string{built_in_slips()}};
  if (!page.is_valid()) throw std::logic_error("slips.html: " + page.error_message());
  mustache::data list{mustache::data::type::list};
  for (const IssuedCode& slip : issued.codes) list << slip_data(issued, address, slip);
  mustache::data data;
  data.set("institution", issued.institution);
  data.set("slips", list);
  return page.render(data);
}

SlipFile::~SlipFile() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

Result<void> SlipFile::write(const std::filesystem::path& path, const std::string& page) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return Problem{errno == EEXIST || errno == ELOOP ? "import.slips_exist" : "import.slips_not_written"};
  path_ = path;
  const bool written = write_all(file, page);
  if (::close(file) != 0 || !written) return Problem{"import.slips_not_written"};
  return {};
}

}  // namespace vestnik::import_csv
