#pragma once
/// Invented people for generated schools: families with children, staff with names nobody else of the staff has.
#include <optional>
#include <set>
#include <string>

#include "base/random.h"

namespace vestnik::import_csv {

struct InventedParent {
  std::string name;
  std::string phone;
  std::string email;
  std::size_t wish = 0;  ///< of the ways to be told; 3 = none named
};

struct Family {
  std::size_t last = 0;    ///< index of the last name
  std::size_t father = 0;  ///< index of the father's first name
  InventedParent mother;
  std::optional<InventedParent> second;
};

struct InventedChild {
  std::string last, first, patronymic;
  std::string birth_date;  ///< dd.mm.yyyy
};

class PeopleMaker {
 public:
  explicit PeopleMaker(Random& random) : random_(random) {}

  [[nodiscard]] Family family();
  /// No two children of one name and birth date.
  [[nodiscard]] InventedChild child(const Family& family, int birth_year);
  /// A name nobody of the staff has yet.
  [[nodiscard]] std::string employee();
  /// Of a range that belongs to nobody: +7 900 00x-xx-xx.
  [[nodiscard]] std::string phone();
  [[nodiscard]] std::string email(const std::string& name);

 private:
  [[nodiscard]] std::size_t pick(std::size_t size) { return static_cast<std::size_t>(random_.below(size)); }
  [[nodiscard]] InventedParent parent(std::string name);

  Random& random_;
  int phones_ = 0;
  int emails_ = 0;
  std::set<std::string> staff_;
  std::set<std::string> children_;
};

}  // namespace vestnik::import_csv
