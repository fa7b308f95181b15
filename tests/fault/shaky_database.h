#pragma once
/// A database whose writes fail, and whose process dies before or after a commit, as chance has it.
#include <memory>

#include "base/random.h"
#include "ports/database.h"

namespace vestnik::fault {

/// The process is gone. Not of the standard library's exceptions: nothing in the product may catch it.
struct Crash {};

/// How often, of a thousand; 0 everywhere: a good day.
struct Weather {
  std::uint64_t write_fails = 0;
  std::uint64_t commit_fails = 0;
  std::uint64_t dies_before = 0;
  std::uint64_t dies_after = 0;
  std::uint64_t read_fails = 0;
};

/// One thread. Weather and randomness outlive it.
class ShakyDatabase final : public Database {
 public:
  ShakyDatabase(std::unique_ptr<Database> real, const Weather& weather, Random& random)
      : real_(std::move(real)), weather_(weather), random_(random) {}

  void read(InstitutionId institution, const std::function<void(Transaction&)>& use) override;
  void write(InstitutionId institution, Priority priority, const std::function<bool(Transaction&)>& use) override;
  [[nodiscard]] Revisions revisions() override { return real_->revisions(); }

 private:
  [[nodiscard]] bool happens(std::uint64_t of_a_thousand) {
    return of_a_thousand > 0 && random_.below(1000) < of_a_thousand;
  }

  std::unique_ptr<Database> real_;
  const Weather& weather_;
  Random& random_;
};

}  // namespace vestnik::fault
