#include "architecture/message_rules.h"

#include <regex>
#include <set>

#include "architecture/literals.h"
#include "base/text.h"

namespace vestnik::architecture {
namespace {

constexpr std::string_view header = "code\tstatus\tsentence\tnext";

const std::regex& code_form() {
  static const std::regex form{"[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*"};
  return form;
}

/// What is wrong with a line, "" when nothing is.
std::string objection(const std::vector<std::string_view>& fields) {
  static const std::regex status{"[245][0-9][0-9]"};
  // Good news may be all there is to say; whoever is refused is always told what to do next.
  const bool good_news = fields.size() > 1 && fields[1] == "200";
  if (fields.size() != 4 && !(good_news && fields.size() == 3)) {
    return "has " + std::to_string(fields.size()) + " fields instead of 4";
  }
  if (!std::regex_match(std::string{fields[0]}, code_form())) return "is no code";
  if (!std::regex_match(std::string{fields[1]}, status)) return "has no HTTP status";
  if (!has_cyrillic(fields[2])) return "has no Russian sentence";
  if (!good_news && fields[3].empty()) return "does not say what to do next";
  return "";
}

/// Whether the literal is the first text given to something that makes a refusal or a problem out of a code.
bool is_code_here(const Literal& literal) {
  static const std::regex maker{"\\bProblem\\s*[({][^;)}]*$"};
  static const std::regex teller{"\\b(refuse|warn|limit|report|about|fail)\\s*\\([^;)}]*$"};
  if (!std::regex_match(literal.text, code_form())) return false;
  // The second argument of a Problem is a list of details; its names are no codes.
  if (literal.before.find("{{") != std::string::npos) return false;
  if (std::regex_search(literal.before, maker)) return true;
  return literal.text.find('.') != std::string::npos && std::regex_search(literal.before, teller);
}

/// A literal like "day.rule_" opens a family: the rest of the code is a word of the data.
bool in_family(std::string_view code, const std::set<std::string, std::less<>>& seen) {
  for (auto end = code.find('_'); end != std::string_view::npos; end = code.find('_', end + 1)) {
    if (code.substr(0, end).find('.') != std::string_view::npos && seen.contains(code.substr(0, end + 1))) return true;
  }
  return false;
}

/// The code itself, or for the beginning of a family any code of it.
bool is_explained(const MessageCodes& known, const std::string& code) {
  if (!code.ends_with('_')) return known.contains(code);
  const auto first = known.lower_bound(code);
  return first != known.end() && first->first.starts_with(code);
}

}  // namespace

MessageCodes read_messages(const std::vector<SourceFile>& catalogues, Complaints& complaints) {
  MessageCodes codes;
  for (const SourceFile& catalogue : catalogues) {
    if (catalogue.lines.empty() || catalogue.lines.front() != header) {
      complaints.push_back(complaint(catalogue, 0, "the header line is another"));
    }
    for (std::size_t line = 1; line < catalogue.lines.size(); ++line) {
      const auto fields = split(catalogue.lines[line], '\t');
      const std::string wrong = objection(fields);
      if (!wrong.empty()) complaints.push_back(complaint(catalogue, line, std::string{fields[0]} + " " + wrong));
      const auto [at, is_new] = codes.emplace(fields[0], catalogue.path + ":" + std::to_string(line + 1));
      if (!is_new) complaints.push_back(complaint(catalogue, line, at->first + " stands in " + at->second + " too"));
    }
  }
  return codes;
}

Complaints check_codes(const MessageCodes& known, const std::vector<SourceFile>& sources) {
  Complaints complaints;
  std::set<std::string, std::less<>> seen;
  for (const SourceFile& source : sources) {
    for (const Literal& literal : literals_of(source)) {
      seen.insert(literal.text);
      if (is_code_here(literal) && !is_explained(known, literal.text)) {
        complaints.push_back(complaint(source, literal.line_index, "no sentence explains " + literal.text));
      }
    }
  }
  for (const auto& [code, place] : known) {
    if (!seen.contains(code) && !in_family(code, seen)) complaints.push_back(place + ": nobody uses " + code);
  }
  return complaints;
}

}  // namespace vestnik::architecture
