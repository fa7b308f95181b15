#pragma once
/// Who may do what to whom: roles x objects x operations x scope (`config/access_matrix.tsv`), decided by queries.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "domain/ids.h"
#include "domain/role.h"

namespace vestnik {

class Transaction;

/// What is asked for: a row of the matrix, e.g. {"marks", "write"}. Both are string literals.
struct Permission {
  std::string_view object;
  std::string_view operation;
};

/// What the token of a program was limited to, within what its owner may. Immutable and shared by all who carry it.
class TokenScope {
 public:
  /// Pairs of object and operation, as in the matrix.
  explicit TokenScope(std::vector<std::pair<std::string, std::string>> permissions)
      : permissions_(std::move(permissions)) {}
  [[nodiscard]] bool permits(Permission permission) const {
    return std::any_of(permissions_.begin(), permissions_.end(), [&](const auto& one) {
      return one.first == permission.object && one.second == permission.operation;
    });
  }

 private:
  std::vector<std::pair<std::string, std::string>> permissions_;
};

/// Who asks. Made from a session, a command line or the service itself; cheap to copy.
struct Actor {
  InstitutionId institution;
  PersonId person;  ///< none for the service itself
  AccountId account;
  bool service = false;  ///< imports, scheduled jobs and the operator's command line: recorded as such in the audit
  std::shared_ptr<const TokenScope> scope{};  ///< nullptr: all that the person may
  std::string address{};                      ///< of the client, for the audit; "" where there is none
};

/// What it is asked of. The scope words of the matrix (own child, own group, own lesson…) are resolved against it.
struct Object {
  enum class Kind : std::uint8_t { institution, student, group, lesson, person };
  Kind kind = Kind::institution;
  std::int64_t id = 0;

  static Object institution() { return {}; }
  static Object student(PersonId id) { return {Kind::student, id.value}; }
  static Object group(GroupId id) { return {Kind::group, id.value}; }
  static Object lesson(LessonId id) { return {Kind::lesson, id.value}; }
  static Object person(PersonId id) { return {Kind::person, id.value}; }
};

/// Any thread, with its own transaction.
class Access {
 public:
  virtual ~Access() = default;
  /// The strongest role under which the actor may; or Problem "access.not_found": a foreign object and one that does
  /// not exist answer alike. A role without any right to the operation answers "access.forbidden" for
  /// Object::institution(), and so does a token whose scope leaves the operation out, whatever the object.
  [[nodiscard]] virtual Result<Role> allow(Transaction& transaction, const Actor& actor, Permission permission,
                                           Object object) const = 0;
};

}  // namespace vestnik
