#pragma once
/// The expected answers: `tests/access/*.tsv`, written from the clauses and the roles matrix by hand.
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ports/access.h"

namespace vestnik::access_proof {

/// An id that nothing has.
inline constexpr std::int64_t nobodys_id = 999'999;

/// One request, and who may make it.
struct Expected {
  std::string file;   ///< "access_table.tsv:17"
  std::string route;  ///< "GET /api/v1/students/{id}/diary"
  std::string target;
  std::string body;
  std::set<std::string> who;  ///< names of World::tokens; empty and `everybody`: an open door
  bool everybody = false;
  /// 403: has no such right at all; 404: has it for other objects, or none of this is there; 422: by the regulation.
  std::set<int> refused;
  Object object;                  ///< what the matrix is asked of
  bool by_matrix = true;          ///< the matrix decides
  std::string permission;         ///< "duty.view_all": asked instead of the route's; "": that
  std::set<std::string> further;  ///< whom the matrix lets in, and the handler does not
  bool once = false;              ///< one of those who may does it, the others come too late
  int granted = 0;                ///< the answer to those who may; 0: anything but 401, 403 and 404
};

/// Throws std::runtime_error with file and line for a line that is none, a name nobody has, an id that is not there.
[[nodiscard]] std::vector<Expected> expected_answers(const std::map<std::string, std::string>& principals,
                                                     const std::map<std::string, std::int64_t>& ids);

/// The text with "{anna}" replaced; a name that is none stays, for braces are JSON's too.
[[nodiscard]] std::string with_ids(std::string text, const std::map<std::string, std::int64_t>& ids);

}  // namespace vestnik::access_proof
