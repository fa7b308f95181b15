#include "lua/budget.h"

#include <cstdlib>

namespace vestnik {
namespace {

// A look at the clock costs more than a small allocation: every 64th one looks, and every large one.
constexpr std::uint32_t look_every = 64;
constexpr std::size_t large = 4096;

}  // namespace

void Budget::begin_call() {
  allocated_ = 0;
  instructions_ = 0;
  deadline_ = std::chrono::steady_clock::now() + limits_.time;
}

bool Budget::in_time() {
  if (tripped_ == Trip::none && std::chrono::steady_clock::now() >= deadline_) tripped_ = Trip::time;
  return tripped_ == Trip::none;
}

bool Budget::charge_instructions(std::uint64_t count) {
  instructions_ += count;
  if (tripped_ == Trip::none && instructions_ > limits_.instructions) tripped_ = Trip::instructions;
  return in_time();
}

void* Budget::allocate(void* budget, void* block, std::size_t old_size, std::size_t new_size) {
  return static_cast<Budget*>(budget)->resize(block, block == nullptr ? 0 : old_size, new_size);
}

bool Budget::admits(std::size_t growth) {
  if (tripped_ != Trip::none) return false;
  allocated_ += growth;
  if (held_ + growth > limits_.memory || allocated_ > limits_.allocated) {
    tripped_ = Trip::memory;
    return false;
  }
  if (growth >= large || ++allocations_ % look_every == 0) return in_time();
  return true;
}

void* Budget::resize(void* block, std::size_t old_size, std::size_t new_size) {
  if (new_size == 0) {
    std::free(block);
    held_ -= old_size;
    return nullptr;
  }
  if (new_size > old_size && !admits(new_size - old_size)) return nullptr;
  void* moved = std::realloc(block, new_size);
  // Lua relies on shrinking never failing.
  if (moved == nullptr) return new_size <= old_size ? block : nullptr;
  held_ = held_ - old_size + new_size;
  return moved;
}

}  // namespace vestnik
