#include "ports/calm.h"

#include "ports/regulation.h"

namespace vestnik {

CalmTerms::~CalmTerms() = default;

const CalmRule& calm_rule(const Regulation& regulation, std::string_view rule) {
  static const CalmRule nothing;
  const auto* terms = dynamic_cast<const CalmTerms*>(&regulation);
  const CalmRule* said = terms == nullptr ? nullptr : terms->calm_rule(rule);
  return said == nullptr ? nothing : *said;
}

const InformCalm& calm(const Regulation& regulation) {
  static const InformCalm nothing;
  const auto* terms = dynamic_cast<const CalmTerms*>(&regulation);
  return terms == nullptr ? nothing : terms->calm();
}

}  // namespace vestnik
