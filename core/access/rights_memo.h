#pragma once
/// What access has answered, for as long as everything it rests on stands: the rights and lessons in the database, the
/// day, the regulation in force. Revocation binds the next request: its commit ends what is remembered.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>

#include "access/matrix.h"
#include "base/guarded.h"
#include "base/time.h"
#include "ports/regulation.h"

namespace vestnik {

/// Any thread.
class RightsMemo {
 public:
  /// What an answer rests on besides the question.
  struct Ground {
    InstitutionId institution;
    std::uint64_t revision = 0;
    CivilDate today;
    std::shared_ptr<const Regulation> regulation;
    bool operator==(const Ground&) const = default;
  };
  struct Question {
    PersonId person;
    const void* permission = nullptr;  ///< the row of the matrix
    Object::Kind kind = Object::Kind::institution;
    std::int64_t object = 0;
    bool operator==(const Question&) const = default;
  };
  /// The role found, or nothing: not allowed.
  using Answer = std::optional<Role>;

  [[nodiscard]] std::optional<Answer> recall(const Ground& ground, const Question& question) const;
  void keep(const Ground& ground, const Question& question, Answer answer);

 private:
  /// Answers kept for an institution; over it they are asked anew.
  static constexpr std::size_t most_answers = 50'000;

  struct Hash {
    std::size_t operator()(const Question& question) const noexcept;
  };
  struct Answers {
    Ground ground;
    std::unordered_map<Question, Answer, Hash> by_question;
  };

  Guarded<std::unordered_map<InstitutionId, Answers>> institutions_;
};

}  // namespace vestnik
