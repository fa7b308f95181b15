#pragma once
/// A transaction that may write, over a session of any driver.
#include "storage/connection.h"
#include "storage/open.h"

namespace vestnik::storage {

/// The parameters, or a DatabaseError: PostgreSQL cannot hold a zero byte in a text, so no engine may.
[[nodiscard]] Parameters checked(std::initializer_list<Value> parameters);

/// All outlive it. Adds the areas that its statements change to `touched`.
class WriteTransaction final : public Transaction {
 public:
  WriteTransaction(Connection& connection, InstitutionId institution, AreasOfTable areas_of, Areas& touched)
      : connection_(connection), institution_(institution), areas_of_(areas_of), touched_(touched) {}

  [[nodiscard]] InstitutionId institution() const override { return institution_; }
  void query(std::string_view sql, std::initializer_list<Value> parameters,
             const std::function<void(const Row&)>& each) override;
  std::int64_t execute(std::string_view sql, std::initializer_list<Value> parameters) override;
  [[nodiscard]] std::int64_t next(std::string_view counter) override;

 private:
  Connection& connection_;
  InstitutionId institution_;
  AreasOfTable areas_of_;
  Areas& touched_;
};

}  // namespace vestnik::storage
