#pragma once
/// The matrix applied: implements ports/access.h. Where the regulation in force demands a consent before a family gets
/// anything (labinsk-3.11), a guardian without one has no child here, and a minor no diary. Cells that the regulation
/// in force or the administrator opens or closes (syzran-m.0) bind from the next request on, and roles it does not know
/// open nothing.
#include <functional>
#include <memory>
#include <unordered_map>

#include "access/matrix.h"
#include "access/rights_memo.h"
#include "access/zones.h"
#include "base/guarded.h"
#include "ports/access.h"
#include "ports/regulation.h"

namespace vestnik {

/// Any thread, with its own transaction.
class AccessControl final : public Access {
 public:
  /// `regulations` outlives this; nullptr: no consent is asked for.
  AccessControl(AccessMatrix matrix, const Zones& zones, const RegulationBook* regulations = nullptr)
      : matrix_(std::move(matrix)), zones_(zones), regulations_(regulations) {}

  [[nodiscard]] Result<Role> allow(Transaction& transaction, const Actor& actor, Permission permission,
                                   Object object) const override;
  /// Whether the actor holds the right over anything at all here, or one to a part of the object ("cards_medical" of
  /// "cards"). What a family's consent closes besides is asked of the object.
  [[nodiscard]] bool holds(Transaction& transaction, const Actor& actor, Permission permission) const;
  /// Whether the actor holds the right, or one to a part of it, over this object.
  [[nodiscard]] bool holds_over(Transaction& transaction, const Actor& actor, Permission permission,
                                Object object) const;
  /// As shipped.
  [[nodiscard]] const AccessMatrix& matrix() const { return matrix_; }
  /// As it holds where the regulation is in force.
  [[nodiscard]] std::shared_ptr<const AccessMatrix> matrix_under(InstitutionId institution,
                                                                 std::shared_ptr<const Regulation> regulation) const;
  /// The same with the cells that the administrator switched, where the switch still may be.
  [[nodiscard]] std::shared_ptr<const AccessMatrix> matrix_now(
      Transaction& transaction, const std::shared_ptr<const Regulation>& regulation) const;

 private:
  using Ground = RightsMemo::Ground;
  [[nodiscard]] Ground ground_of(Transaction& transaction) const;
  /// From memory while all that it rests on stands, else by `decide` under the matrix of now.
  [[nodiscard]] std::optional<Role> remembered(
      Transaction& transaction, Ground& ground, const RightsMemo::Question& question,
      const std::function<std::optional<Role>(const AccessMatrix&)>& decide) const;
  [[nodiscard]] static std::optional<Role> strongest_somewhere(Transaction& transaction, PersonId person,
                                                               const AccessMatrix& matrix, Permission permission,
                                                               CivilDate today);
  [[nodiscard]] std::optional<Role> strongest(Transaction& transaction, PersonId person,
                                              const std::vector<MatrixCell>& cells, Object object,
                                              const Ground& ground) const;
  [[nodiscard]] static bool may_be_informed(Transaction& transaction, PersonId guardian, Object child,
                                            const Ground& ground);

  /// A minor's diary waits for the family's consent like the family's own (labinsk-3.9, labinsk-3.11); an adult's does
  /// not. Who has no birth date is taken for a minor.
  [[nodiscard]] static bool may_read_himself(Transaction& transaction, PersonId student, const Ground& ground);

  /// The matrix of an institution under the regulation that was asked for last.
  struct OwnMatrix {
    std::shared_ptr<const Regulation> regulation;
    std::shared_ptr<const AccessMatrix> matrix;
  };

  /// The matrix of an institution as it stood when rights were changed last.
  struct SwitchedMatrix {
    std::uint64_t revision = 0;
    std::shared_ptr<const AccessMatrix> base;
    std::shared_ptr<const AccessMatrix> matrix;
  };

  AccessMatrix matrix_;
  const Zones& zones_;
  const RegulationBook* regulations_;
  mutable RightsMemo memo_;
  mutable Guarded<std::unordered_map<InstitutionId, OwnMatrix>> own_matrices_;
  mutable Guarded<std::unordered_map<InstitutionId, SwitchedMatrix>> switched_;
};

}  // namespace vestnik
