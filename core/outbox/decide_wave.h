#pragma once
/// A person's word on a wave: release it, cancel it, or hold every message of a rule by hand. Recorded like every deed.
#include <string>

#include "ports/recorder.h"
#include "records/wave_store.h"

namespace vestnik {

/// The first agreement is kept and shown; as many different people as the wave asks for release it (WaveTerms). A hold
/// by hand takes one. Problems: wave.not_found, wave.ended, wave.second_person.
class ReleaseWave final : public Command {
 public:
  explicit ReleaseWave(std::int64_t wave) : wave_(wave) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"waves", "decide"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t wave_;
};

/// A false alarm: none of its messages leaves, one person is enough. Their obligations say why nobody was told.
/// Problems: wave.not_found, wave.ended, wave.reason_missing.
class CancelWave final : public Command {
 public:
  CancelWave(std::int64_t wave, std::string reason) : wave_(wave), reason_(std::move(reason)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"waves", "decide"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t wave_;
  std::string reason_;
};

/// Problems: wave.no_such_rule {rule}, wave.held_already {rule}, wave.reason_missing.
class HoldRule final : public Command {
 public:
  HoldRule(std::string rule, std::string reason, const RegulationBook& regulations)
      : rule_(std::move(rule)), reason_(std::move(reason)), regulations_(regulations) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"waves", "hold"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::string rule_;
  std::string reason_;
  const RegulationBook& regulations_;
};

}  // namespace vestnik
