#include "access/passwords.h"

#include <sodium.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <new>
#include <thread>

#include "base/text.h"

namespace vestnik {
namespace {

constexpr std::size_t memory = std::size_t{64} * 1024 * 1024;
constexpr unsigned long long passes = 2;
constexpr std::size_t shortest = 8;
constexpr std::size_t longest = 128;

thread_local std::uint64_t hashes_computed = 0;

class HashingTurns {
 public:
  void take() {
    std::unique_lock lock{mutex_};
    one_ended_.wait(lock, [this] { return free_ > 0; });
    --free_;
  }
  void give_back() {
    {
      const std::lock_guard lock{mutex_};
      ++free_;
    }
    one_ended_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable one_ended_;
  unsigned free_ = std::clamp(std::thread::hardware_concurrency() / 2, 1U, 4U);  // guarded by mutex_
};

HashingTurns& hashing_turns() {
  static HashingTurns turns;
  return turns;
}

class HashingTurn {
 public:
  HashingTurn() { hashing_turns().take(); }
  ~HashingTurn() { hashing_turns().give_back(); }
  HashingTurn(const HashingTurn&) = delete;
  HashingTurn& operator=(const HashingTurn&) = delete;
};

}  // namespace

Result<void> check_new_password(std::string_view password) {
  if (password.size() > longest * 4) return Problem{"access.password_too_long", {{"most", std::to_string(longest)}}};
  const std::size_t length = to_code_points(password).size();
  if (length < shortest) return Problem{"access.password_too_short", {{"least", std::to_string(shortest)}}};
  if (length > longest) return Problem{"access.password_too_long", {{"most", std::to_string(longest)}}};
  return {};
}

std::string hash_password(std::string_view password) {
  ++hashes_computed;
  const HashingTurn turn;
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  if (sodium_init() < 0 || crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes, memory,
                                                 crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc{};
  }
  hash.resize(hash.find('\0'));
  return hash;
}

bool password_matches(const std::string& hash, std::string_view password) {
  if (sodium_init() < 0) throw std::bad_alloc{};
  ++hashes_computed;
  const HashingTurn turn;
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool needs_rehash(const std::string& hash) { return crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory) != 0; }

std::uint64_t password_work() { return hashes_computed; }

void check_nobodys_password(std::string_view password) {
  static const std::string nobody = hash_password("nobody has this password");
  (void)password_matches(nobody, password);
}

}  // namespace vestnik
