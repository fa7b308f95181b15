#include "lua/budget.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <ctime>
#include <lua.hpp>

namespace vestnik {
namespace {

// A look at the clock costs more than a small allocation: every 64th one looks, and every large one.
constexpr std::uint32_t look_every = 64;
constexpr std::size_t large = 4096;
// A thread that the machine leaves waiting has not used its time; one that waits this many times longer, and a second
// at least, is ended too.
constexpr int longest_wait = 20;
constexpr std::chrono::milliseconds least_wait{1'000};
// Short calls never ask for the processor's time, which costs as much as they do.
constexpr int first_look = 10;
constexpr std::size_t node_size = 24;

/// Whether a block is the part of a table that holds keys: 24 bytes for each, a power of two of them.
bool holds_keys(std::size_t size) { return size % node_size == 0 && std::has_single_bit(size / node_size); }

}  // namespace

std::chrono::nanoseconds processor_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

void Budget::begin_call() {
  allocated_ = 0;
  instructions_ = 0;
  begun_ = Wall::now();
  next_look_ = begun_ + limits_.time / first_look;
  processor_known_ = false;
}

void Budget::trip(Trip why) {
  if (tripped_ == Trip::none) tripped_ = why;
}

bool Budget::in_time() {
  if (tripped_ != Trip::none) return false;
  const auto now = Wall::now();
  return now < next_look_ || look_at_processor(now);
}

bool Budget::look_at_processor(Wall::time_point now) {
  if (!processor_known_) {
    processor_known_ = true;
    processor_begun_ = processor_time() - std::min<std::chrono::nanoseconds>(now - begun_, limits_.time / first_look);
  }
  const auto used = processor_time() - processor_begun_;
  if (used >= limits_.time || now >= begun_ + std::max(limits_.time * longest_wait, least_wait)) trip(Trip::time);
  next_look_ = now + (limits_.time - used);
  return tripped_ == Trip::none;
}

bool Budget::charge_instructions(std::uint64_t count) {
  instructions_ += count;
  if (instructions_ > limits_.instructions) trip(Trip::instructions);
  return in_time();
}

bool Budget::charge_told(std::size_t bytes) {
  told_ += bytes;
  if (told_ > limits_.told) trip(Trip::memory);
  return in_time();
}

bool Budget::admits(std::size_t growth) {
  allocated_ += growth;
  if (held_ + growth > limits_.memory || allocated_ > limits_.allocated) trip(Trip::memory);
  if (growth >= large || ++allocations_ % look_every == 0) in_time();
  return held_ + growth <= 2 * limits_.memory;
}

void Budget::look_at_new_block(std::size_t kind, std::size_t size) {
  constexpr std::size_t around_a_text = 64;
  if (kind == LUA_TSTRING && size > limits_.text + around_a_text) trip(Trip::memory);
  if (kind == 0 && size > node_size * most_keys_ && holds_keys(size)) trip(Trip::memory);
}

void* Budget::resize(void* block, std::size_t old_size, std::size_t new_size) {
  if (block == nullptr) {
    look_at_new_block(old_size, new_size);
    old_size = 0;
  }
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
