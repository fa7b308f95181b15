#include "storage/service_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace vestnik::storage {
namespace {

class LockFile {
 public:
  explicit LockFile(int descriptor) : descriptor_(descriptor) {}
  ~LockFile() { close(descriptor_); }
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;

 private:
  int descriptor_;
};

}  // namespace

Result<std::shared_ptr<void>> lock_service_file(const std::string& database_path) {
  // The file stays when the service ends: deleting it would let two services lock two files of one name.
  const std::string path = database_path + ".lock";
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return Problem{"storage.cannot_open", {{"where", path}}};
  auto file = std::make_shared<LockFile>(descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return std::shared_ptr<void>{std::move(file)};
  return Problem{errno == EWOULDBLOCK ? "storage.in_use" : "storage.cannot_open", {{"where", database_path}}};
}

}  // namespace vestnik::storage
