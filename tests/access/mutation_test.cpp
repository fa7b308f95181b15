// Every check of the matrix is taken away, widened or given to somebody else in turn, and the table of expected answers
// notices each time.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "access/access_control.h"
#include "access/client.h"
#include "access/shipped_tables.h"
#include "access/table.h"
#include "access/zones.h"

namespace vestnik::access_proof {
namespace {

class MutatedMatrix : public ::testing::Test {
 protected:
  struct Question {
    std::string principal;
    Permission permission;
    Object object;
    bool expected = false;
  };

  static World& world() {
    static World one;
    return one;
  }

  /// What the table says of a permission, cell by cell.
  static const std::vector<Question>& questions() {
    static const std::vector<Question> all = [] {
      std::vector<Question> found;
      const Client client{world()};
      world().name_id("note", 1);
      world().name_id("other_note", 1);
      for (const Expected& row : expected_answers(world().tokens(), world().ids())) {
        if (!row.by_matrix || row.everybody) continue;
        for (const auto& route : client.router().routes()) {
          if (!route->permission || std::string{to_text(route->method)} + ' ' + route->pattern != row.route) continue;
          for (const auto& [who, token] : world().tokens()) {
            if (who == "no_session" || who == "blocked") continue;
            found.push_back(
                {who, permission_asked(*route, row), row.object, row.who.contains(who) || row.further.contains(who)});
          }
        }
      }
      return found;
    }();
    return all;
  }

  /// An argument may ask for more than the route is declared with.
  static Permission permission_asked(const Route& route, const Expected& row) {
    if (row.permission.empty()) return *route.permission;
    for (const Permission one : shipped_matrix().permissions()) {
      if (name_of(one) == row.permission) return one;
    }
    throw std::runtime_error{row.file + ": no right is called " + row.permission};
  }

  static std::string name_of(Permission permission) {
    return std::string{permission.object} + '.' + std::string{permission.operation};
  }

  static bool same(Permission left, Permission right) {
    return left.object == right.object && left.operation == right.operation;
  }

  /// Whether some cell of the table is answered otherwise under the matrix.
  static std::string noticed(const AccessMatrix& matrix, Permission of) {
    const Zones zones{world().clock()};
    const AccessControl access{matrix, zones};
    std::string found;
    for (const InstitutionId institution : {World::school, World::elsewhere}) {
      world().service().database().read(institution, [&](Transaction& transaction) {
        for (const Question& question : questions()) {
          if (!found.empty()) return;
          if (!same(question.permission, of)) continue;
          const Actor actor = world().actor(question.principal);
          if (actor.institution != institution) continue;
          if (access.allow(transaction, actor, question.permission, question.object).ok() != question.expected)
            found = question.principal;
        }
      });
    }
    return found;
  }

  /// Permissions that no route asks for by themselves: a neighbour's answer rests on them.
  static bool asked_somewhere(Permission permission) {
    return std::ranges::any_of(questions(), [&](const Question& one) { return same(one.permission, permission); });
  }

  static AccessMatrix with(Permission permission, Role role, std::optional<Scope> scope) {
    const std::vector<AccessChange> changes{
        {std::string{permission.object}, std::string{permission.operation}, role, std::nullopt, ""},
        {std::string{permission.object}, std::string{permission.operation}, role, scope, ""}};
    return shipped_matrix().changed(std::span{changes}.first(scope ? 2 : 1), {});
  }
};

TEST_F(MutatedMatrix, AsShippedAnswersLikeTheTable) {
  for (const Permission permission : shipped_matrix().permissions())
    EXPECT_EQ(noticed(shipped_matrix(), permission), "") << name_of(permission);
}

TEST_F(MutatedMatrix, WithoutACellIsNoticed) {
  std::size_t cells = 0;
  for (const Permission permission : shipped_matrix().permissions()) {
    if (!asked_somewhere(permission)) continue;
    for (const MatrixCell cell : shipped_matrix().cells(permission)) {
      EXPECT_NE(noticed(with(permission, cell.role, std::nullopt), permission), "")
          << name_of(permission) << " closed to " << to_text(cell.role);
      ++cells;
    }
  }
  std::printf("%zu cells closed\n", cells);
}

TEST_F(MutatedMatrix, WithACellOpenedOrWidenedIsNoticed) {
  std::size_t cells = 0;
  for (const Permission permission : shipped_matrix().permissions()) {
    if (!asked_somewhere(permission)) continue;
    const auto& held = shipped_matrix().cells(permission);
    for (std::size_t at = 0; at < role_names.size(); ++at) {
      const auto role = static_cast<Role>(at);
      const bool has_all = std::ranges::any_of(held, [&](MatrixCell cell) {
        return cell.role == role &&
               (cell.scope == Scope::all || cell.scope == Scope::any || cell.scope == Scope::own_department);
      });
      if (has_all) continue;
      EXPECT_NE(noticed(with(permission, role, Scope::all), permission), "")
          << name_of(permission) << " opened to " << to_text(role);
      ++cells;
    }
  }
  std::printf("%zu cells opened\n", cells);
}

/// What may never be opened, from the clauses: another family's data, the diary to anybody but the family, records to
/// families, special fields, names to the education authority, roles to anybody but the administrator.
struct ForeverClosed {
  Permission permission;
  MatrixCell cell;
};
constexpr ForeverClosed forever_closed[]{{{"diary", "view"}, {Role::teacher, Scope::own_load}},
                                         {{"diary", "view"}, {Role::administrator, Scope::all}},
                                         {{"diary", "view"}, {Role::student, Scope::all}},
                                         {{"diary", "view"}, {Role::parent, Scope::all}},
                                         {{"cards_medical", "view"}, {Role::deputy_head, Scope::all}},
                                         {{"cards_psychological", "view"}, {Role::medical_worker, Scope::all}},
                                         {{"roles", "write"}, {Role::director, Scope::all}},
                                         {{"accounts", "remove"}, {Role::secretary, Scope::all}},
                                         {{"rights", "switch"}, {Role::director, Scope::all}},
                                         {{"guardians", "view"}, {Role::parent, Scope::own_child}},
                                         {{"guardians", "view"}, {Role::student, Scope::self}},
                                         {{"family_accounts", "suspend"}, {Role::parent, Scope::own_child}},
                                         {{"family_accounts", "suspend"}, {Role::student, Scope::self}},
                                         {{"credentials", "issue"}, {Role::parent, Scope::own_child}},
                                         {{"credentials", "issue"}, {Role::student, Scope::self}},
                                         {{"consent", "record"}, {Role::parent, Scope::own_child}},
                                         {{"consent", "record"}, {Role::student, Scope::self}},
                                         {{"opt_out", "record"}, {Role::parent, Scope::own_child}},
                                         {{"opt_out", "record"}, {Role::student, Scope::self}},
                                         {{"forms", "print"}, {Role::parent, Scope::own_child}},
                                         {{"forms", "print"}, {Role::student, Scope::self}},
                                         {{"cards", "view"}, {Role::parent, Scope::own_child}},
                                         {{"cards", "view"}, {Role::student, Scope::self}},
                                         {{"adult_word", "record"}, {Role::parent, Scope::own_child}},
                                         {{"contacts", "view"}, {Role::parent, Scope::own_child}},
                                         {{"identities", "link"}, {Role::secretary, Scope::all}},
                                         {{"regulation", "put_in_force"}, {Role::teacher, Scope::any}},
                                         {{"marks", "write"}, {Role::student, Scope::self}},
                                         {{"attendance", "write"}, {Role::student, Scope::self}},
                                         {{"absence_reason", "write"}, {Role::student, Scope::self}},
                                         {{"finals", "write"}, {Role::student, Scope::self}},
                                         {{"sheet", "close"}, {Role::student, Scope::self}},
                                         {{"attestation", "write"}, {Role::student, Scope::self}},
                                         {{"marks", "write"}, {Role::parent, Scope::own_child}},
                                         {{"attendance", "write"}, {Role::parent, Scope::own_child}},
                                         {{"absence_reason", "write"}, {Role::parent, Scope::own_child}},
                                         {{"finals", "write"}, {Role::parent, Scope::own_child}},
                                         {{"sheet", "close"}, {Role::parent, Scope::own_child}},
                                         {{"attestation", "write"}, {Role::parent, Scope::own_child}},
                                         {{"journal", "view"}, {Role::student, Scope::all}},
                                         {{"journal", "view"}, {Role::parent, Scope::all}},
                                         {{"contacts", "view"}, {Role::parent, Scope::any}},
                                         {{"announcements", "view"}, {Role::parent, Scope::all}},
                                         {{"announcements", "view"}, {Role::student, Scope::all}},
                                         {{"mail", "view"}, {Role::parent, Scope::all}},
                                         {{"mail", "view"}, {Role::student, Scope::all}},
                                         {{"full_export", "ask"}, {Role::director, Scope::all}},
                                         {{"full_export", "view"}, {Role::secretary, Scope::all}},
                                         {{"journal", "view"}, {Role::education_authority, Scope::all}}};

TEST(ClosedForGood, IsWhatTheClausesSay) {
  for (const ForeverClosed& one : forever_closed)
    EXPECT_TRUE(shipped_closed_cells().closed(one.permission, one.cell))
        << one.permission.object << '.' << one.permission.operation << ' ' << to_text(one.cell.role);
  EXPECT_TRUE(shipped_closed_cells().check(shipped_matrix())) << "the shipped matrix keeps to it";
  EXPECT_FALSE(shipped_closed_cells().closed({"journal", "view"}, {Role::secretary, Scope::all}))
      << "an institution's own choice";
  EXPECT_TRUE(shipped_closed_cells().kept({"roles", "write"}, Role::administrator));
  EXPECT_FALSE(shipped_closed_cells().kept({"roles", "view"}, Role::director));
}

/// What an institution may have though others may not, beside the cells of the shipped matrix.
constexpr ForeverClosed never_closed[]{{{"cards_medical", "edit"}, {Role::medical_worker, Scope::all}},
                                       {{"cards_psychological", "edit"}, {Role::psychologist, Scope::all}},
                                       {{"aggregates", "view"}, {Role::education_authority, Scope::all}}};

/// What the list without a row answers otherwise; "" when nobody would notice.
std::string noticed_without(const ClosedCells& cells) {
  for (const ForeverClosed& one : forever_closed) {
    if (!cells.closed(one.permission, one.cell)) return "opened";
  }
  for (const ForeverClosed& one : never_closed) {
    if (cells.closed(one.permission, one.cell)) return "closed";
  }
  if (!cells.check(shipped_matrix())) return "shipped";
  const bool kept = cells.kept({"me", "view"}, Role::teacher) && cells.kept({"roles", "write"}, Role::administrator) &&
                    cells.kept({"settings", "write"}, Role::administrator) &&
                    cells.kept({"rights", "switch"}, Role::administrator);
  return kept ? "" : "kept";
}

TEST(ClosedForGood, IsNoticedRowByRow) {
  std::ifstream stream{std::string{VESTNIK_SOURCE_DIR} + "/config/access_closed.tsv"};
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  std::size_t rows = 0;
  for (std::size_t left_out = 0; left_out < lines.size(); ++left_out) {
    if (lines[left_out].empty() || lines[left_out].front() == '#' || lines[left_out].starts_with("object")) continue;
    std::string text;
    for (std::size_t at = 0; at < lines.size(); ++at) text += at == left_out ? "" : lines[at] + '\n';
    const auto cells = ClosedCells::parse(text, "access_closed.tsv");
    ASSERT_TRUE(cells);
    EXPECT_NE(noticed_without(*cells), "") << lines[left_out];
    ++rows;
  }
  EXPECT_EQ(noticed_without(shipped_closed_cells()), "");
  EXPECT_GT(rows, 30U);
}

}  // namespace
}  // namespace vestnik::access_proof
