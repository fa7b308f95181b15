#pragma once
/// `Guarded<T>`: data that cannot be reached without its lock.
#include <mutex>
#include <utility>

namespace vestnik {

template <class T>
class Guarded {
 public:
  template <class... Arguments>
  explicit Guarded(Arguments&&... arguments) : value_(std::forward<Arguments>(arguments)...) {}

  /// Runs `use(value)` under the lock and returns its answer. Do not let a reference escape; do not nest two of them.
  template <class Use>
  decltype(auto) with(Use&& use) {
    const std::lock_guard lock{mutex_};
    return std::forward<Use>(use)(value_);
  }
  template <class Use>
  decltype(auto) with(Use&& use) const {
    const std::lock_guard lock{mutex_};
    return std::forward<Use>(use)(value_);
  }

 private:
  mutable std::mutex mutex_;
  T value_;
};

}  // namespace vestnik
