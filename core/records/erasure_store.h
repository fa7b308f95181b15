#pragma once
/// What lawful erasure takes away of one person, and until when the law wants it kept (otradny-5.1, otradny-5.9,
/// syzran-9.2a, syzran-9.2d: the journal five years, summary sheets twenty-five).
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

inline constexpr int journal_years = 5;
inline constexpr int summary_years = 25;

/// The first day on which what belongs to the school year of the date need not be kept any more: the term runs from
/// 1 January after the school year ends (31 August), for so many full years.
[[nodiscard]] CivilDate kept_until(CivilDate date, int years);

/// Studies, works here, or stands for somebody who studies, on the day or later.
[[nodiscard]] bool is_still_here(Transaction& transaction, PersonId person, CivilDate on);
/// The last lesson the person has a mark or an attendance of.
[[nodiscard]] std::optional<CivilDate> last_journal_day(Transaction& transaction, PersonId person);
/// The end of the last study period the person has a final grade of.
[[nodiscard]] std::optional<CivilDate> last_final_day(Transaction& transaction, PersonId person);

struct ErasureAct {
  PersonId person;
  std::string number;
  CivilDate dated;
  std::string ground;
};

/// How many rows went, by table.
using ErasedRows = std::map<std::string, std::int64_t>;

/// Takes away everything of the person but what names nobody else's fact: rows of the journal, addresses, papers,
/// texts of messages to him and about him. `keep_summary`: finals, with the name they belong to, stay; the rest of the
/// person's row does not.
[[nodiscard]] ErasedRows erase_person(Transaction& transaction, PersonId person, bool keep_summary);
/// Links of the audit whose payload is about the person, as a student (1) or as a person (4): ports/access.h,
/// Object::Kind. They go by records/audit_chain.h, which names them in an act of its own.
[[nodiscard]] std::vector<std::int64_t> audit_links_about(Transaction& transaction, PersonId person);
[[nodiscard]] bool was_erased(Transaction& transaction, PersonId person);
std::int64_t add_erasure_act(Transaction& transaction, const ErasureAct& act, const std::string& erased, PersonId by,
                             Instant now);

}  // namespace vestnik
