#include "api/wave_words.h"

#include "records/group_store.h"

namespace vestnik {

std::string wave_in_words(Transaction& transaction, const Wave& wave, const MessageCatalogue& messages) {
  const auto group = wave.group ? find_group(transaction, wave.group) : std::nullopt;
  std::string code = "wave.of_" + std::string{to_text(wave.kind)};
  if (wave.kind == WaveKind::group && wave.lesson > 0) code += "_lesson";
  return messages
      .explain(Problem{std::move(code),
                       {{"count", std::to_string(wave.students)},
                        {"whole", std::to_string(wave.measure)},
                        {"group", group ? group->name : ""},
                        {"lesson", std::to_string(wave.lesson)},
                        {"rule", wave.rule}}})
      .title;
}

std::string wave_state_in_words(const Wave& wave, const MessageCatalogue& messages) {
  return messages.explain(Problem{"wave.state_" + std::string{to_text(wave.state)}}).title;
}

}  // namespace vestnik
