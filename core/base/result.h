#pragma once
/// `Result<T>`: a value or a Problem. For failures that are part of normal life; a broken world throws instead.
#include <optional>
#include <utility>
#include <variant>

#include "base/problem.h"

namespace vestnik {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}            // NOLINT(google-explicit-constructor)
  Result(Problem problem) : held_(std::in_place_index<1>, std::move(problem)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const noexcept { return held_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }

  /// The value. Throws std::bad_variant_access when there is none: ask ok() first.
  [[nodiscard]] T& value() & { return std::get<0>(held_); }
  [[nodiscard]] const T& value() const& { return std::get<0>(held_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(held_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }

  /// The problem. Throws std::bad_variant_access when there is a value.
  [[nodiscard]] const Problem& problem() const& { return std::get<1>(held_); }
  [[nodiscard]] Problem&& problem() && { return std::get<1>(std::move(held_)); }

 private:
  std::variant<T, Problem> held_;
};

/// The answer of an action that yields nothing but success or a problem.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Problem problem) : problem_(std::move(problem)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const noexcept { return !problem_.has_value(); }
  explicit operator bool() const noexcept { return ok(); }
  [[nodiscard]] const Problem& problem() const& { return problem_.value(); }
  [[nodiscard]] Problem&& problem() && { return std::move(problem_).value(); }

 private:
  std::optional<Problem> problem_;
};

}  // namespace vestnik
