#include "cases/question.h"

#include <array>

#include "regulation/combine.h"
#include "regulation/explain_words.h"

namespace vestnik {
namespace {

constexpr std::array verdict_codes{"try.allowed", "try.warned", "try.needs_comment", "try.needs_confirmation",
                                   "try.refused"};

std::string wall(const TimeZone& zone, Instant at) {
  const LocalTime local = zone.local(at);
  return to_russian(local.date) + " " + to_clock(local.time);
}

/// "Sentence (п. 7.4.7). Next step."
std::string in_words(const ExplainWords& words, const Finding& finding, const MessageCatalogue& catalogue) {
  const ProblemText text = catalogue.explain(finding.problem);
  if (finding.problem.clause.empty()) return text.title + " " + text.next;
  return words.sentence("try.with_clause",
                        {{"text", text.title}, {"under", finding.problem.clause}, {"next", text.next}});
}

struct Cell {
  EditWindow window;
  const ChangeContext* context = nullptr;
  const LessonFacts* lesson = nullptr;
  Matter matter = Matter::grades;
};

std::optional<Cell> cell_of(const CaseChange& question, const TabledRegulation& regulation) {
  if (const auto* mark = std::get_if<MarkChange>(&question.change))
    return Cell{regulation.mark_window(*mark), &mark->context, mark->lesson.get(), Matter::grades};
  // A reason has limits of its own, which no column shows.
  const auto* roll = std::get_if<AttendanceChange>(&question.change);
  if (roll != nullptr && roll->after.reason.empty())
    return Cell{regulation.attendance_window(*roll), &roll->context, roll->lesson.get(), Matter::attendance};
  return std::nullopt;
}

}  // namespace

std::string cell_in_words(const CaseChange& question, const TabledRegulation& regulation,
                          const MessageCatalogue& catalogue) {
  const auto cell = cell_of(question, regulation);
  if (!cell) return {};
  const ExplainWords words{catalogue};
  MatterSet matter;
  matter.add(cell->matter);
  Details details{{"what", words.matters(matter)},
                  {"group", cell->lesson->group.name},
                  {"subject", cell->lesson->subject_name},
                  {"date", to_russian(cell->lesson->date)},
                  {"role", words.role(cell->context->role)},
                  {"now", wall(regulation.zone(), question.now)},
                  {"under", cell->window.clause}};
  if (cell->window.closed_for_good) return words.sentence("try.cell_locked", std::move(details));
  if (!cell->window.until) return words.sentence("try.cell_unlimited", std::move(details));
  // The end is the first closed instant; people are told the last open second as the moment it closes.
  details.emplace_back("until", wall(regulation.zone(), *cell->window.until));
  const bool open = question.now < *cell->window.until;
  return words.sentence(open ? "try.cell_open" : "try.cell_closed", std::move(details));
}

std::string answer_in_words(const CaseChange& question, const TabledRegulation& regulation,
                            const MessageCatalogue& catalogue) {
  const Decision decision =
      combined(regulation.decide(question.change, question.now), regulation.ask_hook(question.change, question.now));
  const ExplainWords words{catalogue};
  std::string text = words.sentence(verdict_codes[static_cast<std::size_t>(decision.verdict())]);
  for (const Finding& finding : decision.findings) text += "\n  " + in_words(words, finding, catalogue);
  if (const std::string cell = cell_in_words(question, regulation, catalogue); !cell.empty()) text += "\n  " + cell;
  return text;
}

}  // namespace vestnik
