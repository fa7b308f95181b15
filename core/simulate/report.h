#pragma once
/// A comparison in words for people, and as data for machines. No clock, no path, no name of a person in any of them:
/// a report may be mailed. Sentences come from templates/messages/simulate.tsv.
#include <filesystem>
#include <iosfwd>

#include "ports/regulation.h"
#include "ports/render.h"
#include "simulate/comparison.h"

namespace vestnik {

/// Everything a report is made of.
struct Simulation {
  CivilDate from;   ///< first day
  CivilDate until;  ///< last day
  std::string institution;
  std::string file;  ///< name of the other version's script, without its folder
  std::string hash;  ///< of its text
  Lived before;
  Lived after;
  Record record;
  Comparison comparison;
  std::int64_t differing_news = 0;
  std::vector<std::string_view> untold;  ///< codes of what the past cannot be told of
  std::int64_t price_hundredths = 0;     ///< of one part of an SMS; 0: not asked for
};

/// For people: a table of what was and what would have been, then what changes by clause, rule and family.
void print_report(const Simulation& simulation, const MessageCatalogue& messages, std::ostream& out);

/// One JSON document; every changed row and every family in it.
[[nodiscard]] std::string report_as_json(const Simulation& simulation);

/// entries.csv, messages.csv, families.csv in the folder, which is made. Problem "simulate.cannot_write" {file}.
[[nodiscard]] Result<void> write_csv(const Simulation& simulation, const std::filesystem::path& folder);

}  // namespace vestnik
