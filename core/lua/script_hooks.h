#pragma once
/// The hooks of one regulation script, in a state of their own that is built anew when a call used up its budget.
#include <memory>
#include <mutex>
#include <string>

#include "lua/sandbox.h"
#include "lua/vocabulary.h"
#include "regulation/hooks.h"

namespace vestnik {

/// A script that ran: its state, and what it said. Movable between threads, used by one at a time.
class RegulationScript {
 public:
  /// Runs the text. The problems are those of Sandbox::run.
  static Result<std::unique_ptr<RegulationScript>> run(std::string_view name, std::string_view source);

  [[nodiscard]] const Speech& speech() const { return speech_; }
  [[nodiscard]] bool spent() const { return sandbox_.spent(); }
  /// Bytes the script's state holds.
  [[nodiscard]] std::size_t held() const { return sandbox_.held(); }
  /// Once the tables are read, what the script said is no longer needed.
  void forget_statements();
  /// The words a script of this kind may use.
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  /// Calls every hook of the point. Problem: as Sandbox::protect.
  Result<Decision> call_hooks(HookPoint point, const Change& change);

 private:
  RegulationScript();

  Speech speech_;
  const Change* current_ = nullptr;
  std::vector<std::string> words_;
  Sandbox sandbox_;
};

class ScriptHooks final : public Hooks {
 public:
  ScriptHooks(std::unique_ptr<RegulationScript> script, std::string name, std::string source);

  [[nodiscard]] bool has(HookPoint point) const override;
  [[nodiscard]] Decision ask(HookPoint point, const Change& change, Instant now) override;

 private:
  Result<void> build_again(Instant now);
  Result<Decision> ask_script(HookPoint point, const Change& change, Instant now);

  const std::string name_;
  const std::string source_;
  std::array<bool, hook_words.size()> present_{};  ///< written once, before others see the object
  std::mutex mutex_;
  std::unique_ptr<RegulationScript> script_;  ///< guarded by mutex_
  Instant next_build_{};                      ///< guarded by mutex_
};

}  // namespace vestnik
