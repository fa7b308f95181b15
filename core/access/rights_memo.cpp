#include "access/rights_memo.h"

#include "base/hash.h"

namespace vestnik {

std::size_t RightsMemo::Hash::operator()(const Question& question) const noexcept {
  return hash_of({static_cast<std::uint64_t>(question.person.value), static_cast<std::uint64_t>(question.object),
                  static_cast<std::uint64_t>(question.kind), reinterpret_cast<std::uint64_t>(question.permission)});
}

std::optional<RightsMemo::Answer> RightsMemo::recall(const Ground& ground, const Question& question) const {
  return institutions_.with([&](const auto& institutions) -> std::optional<Answer> {
    const auto answers = institutions.find(ground.institution);
    if (answers == institutions.end() || answers->second.ground != ground) return std::nullopt;
    const auto found = answers->second.by_question.find(question);
    if (found == answers->second.by_question.end()) return std::nullopt;
    return std::optional<Answer>{found->second};
  });
}

void RightsMemo::keep(const Ground& ground, const Question& question, Answer answer) {
  institutions_.with([&](auto& institutions) {
    Answers& answers = institutions[ground.institution];
    // Whoever began earlier and is late must not take the place of what is newer.
    if (answers.ground.revision > ground.revision) return;
    if (answers.ground != ground || answers.by_question.size() >= most_answers) {
      answers.ground = ground;
      answers.by_question.clear();
    }
    answers.by_question.insert_or_assign(question, answer);
  });
}

}  // namespace vestnik
