#include "unit/cases/clause_names.h"

#include <fstream>
#include <stdexcept>

namespace vestnik::tests {
namespace {

struct Chapter {
  std::string_view institution;
  std::string_view before;  ///< of the number
  std::string_view after;
  std::string_view id;
};

/// How the documents call their annexes and the duties of each post.
constexpr Chapter chapters[]{{"syzran", "", " порядка работы учителя", "r.t."},
                             {"syzran", "", " порядка работы классного руководителя", "r.ct."},
                             {"syzran", "", " порядка работы администратора", "r.adm."},
                             {"syzran", "", " порядка работы заместителя директора", "r.dep."},
                             {"syzran", "", " порядка архивирования", "r.arch."},
                             {"syzran", "", " матрицы доступа, «Журнал»", "m.journal."},
                             {"syzran", "", " матрицы доступа, «Планирование»", "m.plan."},
                             {"syzran", "", " матрицы доступа, «Школа»", "m.school."},
                             {"syzran", "", " матрицы доступа, «Объявления»", "m.ann."},
                             {"otradny", "4, преподаватель, ", "", "4.teacher."},
                             {"otradny", "4, диспетчер, ", "", "4.disp."},
                             {"otradny", "4, секретарь, ", "", "4.secr."},
                             {"otradny", "4, администратор, ", "", "4.admin."},
                             {"otradny", "4, заведующий отделением, ", "", "4.head."},
                             {"otradny", "4, классный руководитель, ", "", "4.ct."},
                             {"otradny", "4, отдел ИКТ, ", "", "4.ict."}};

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// "r.t.3" of "3 порядка работы учителя"; "" of words that mean nothing.
std::string id_of(std::string_view institution, std::string_view words) {
  if (words == "1, «Определения»" && institution == "otradny") return "1.def";
  if (words == "2" && institution == "otradny") return "2";
  // The lists of credentials of this document hang under one number.
  if (words == "3, 1" && institution == "otradny") return "3.1a";
  if (words == "3, 2" && institution == "otradny") return "3.1b";
  for (const Chapter& chapter : chapters) {
    if (chapter.institution != institution || !words.starts_with(chapter.before) || !words.ends_with(chapter.after))
      continue;
    if (words.size() < chapter.before.size() + chapter.after.size()) continue;
    const auto number =
        words.substr(chapter.before.size(), words.size() - chapter.before.size() - chapter.after.size());
    if (is_number(number) && !chapter.id.empty()) return std::string{chapter.id} + std::string{number};
  }
  return is_number(words) ? std::string{words} : std::string{};
}

}  // namespace

ClauseNames::ClauseNames() {
  std::ifstream stream{std::string{VESTNIK_SOURCE_DIR} + "/tests/clauses.tsv"};
  for (std::string line; std::getline(stream, line);) ids_.insert(line.substr(0, line.find('\t')));
  if (ids_.size() < 100) throw std::runtime_error{"the list of clauses cannot be read"};
}

std::vector<std::string> ClauseNames::ids_of(std::string_view institution, std::string_view words) const {
  std::vector<std::string> found;
  const std::string number = id_of(institution, words);
  if (number.empty()) return found;
  const std::string id = std::string{institution} + '-' + number;
  for (auto at = ids_.lower_bound(id); at != ids_.end() && at->starts_with(id); ++at) {
    // Parts of a clause have a letter or a number of their own behind a dot.
    const std::string_view rest = std::string_view{*at}.substr(id.size());
    const bool is_part = rest.empty() || (rest.front() >= 'a' && rest.front() <= 'z') || rest.front() == '.';
    if (is_part) found.push_back(*at);
  }
  return found;
}

}  // namespace vestnik::tests
