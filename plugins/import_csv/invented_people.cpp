#include "invented_people.h"

#include "base/text.h"
#include "name_stock.h"

namespace vestnik::import_csv {
namespace {

std::string two_digits(std::size_t value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::string PeopleMaker::phone() {
  std::string digits = std::to_string(100'000 + phones_++ % 100'000).substr(1);
  return "+7 900 00" + digits.substr(0, 1) + "-" + digits.substr(1, 2) + "-" + digits.substr(3, 2);
}

std::string PeopleMaker::email(const std::string& name) {
  const std::string word = transliterated(name.substr(0, name.find(' ')));
  return word + std::to_string(++emails_) + "@example.org";
}

InventedParent PeopleMaker::parent(std::string name) {
  std::string address = email(name);
  return {std::move(name), phone(), std::move(address), pick(4)};
}

Family PeopleMaker::family() {
  const NameStock& stock = name_stock();
  Family family;
  family.last = pick(stock.last.size());
  family.father = pick(stock.male.size());
  const std::string mother = stock.female[pick(stock.female.size())];
  family.mother = parent(stock.last[family.last].feminine + " " + mother + " " +
                         stock.male[pick(stock.male.size())].patronymic_of_daughters);
  if (random_.below(10) < 6) {
    family.second = parent(stock.last[family.last].masculine + " " + stock.male[family.father].name + " " +
                           stock.male[pick(stock.male.size())].patronymic_of_sons);
  }
  return family;
}

InventedChild PeopleMaker::child(const Family& family, int birth_year) {
  const NameStock& stock = name_stock();
  for (;;) {
    InventedChild child;
    const bool boy = random_.below(2) == 0;
    child.last = boy ? stock.last[family.last].masculine : stock.last[family.last].feminine;
    child.first = boy ? stock.male[pick(stock.male.size())].name : stock.female[pick(stock.female.size())];
    child.patronymic =
        boy ? stock.male[family.father].patronymic_of_sons : stock.male[family.father].patronymic_of_daughters;
    const std::size_t day = 1 + pick(28);
    const std::size_t month = 1 + pick(12);
    child.birth_date = two_digits(day) + "." + two_digits(month) + "." + std::to_string(birth_year);
    if (children_.insert(search_key(child.last + child.first + child.patronymic) + child.birth_date).second) {
      return child;
    }
  }
}

std::string PeopleMaker::employee() {
  const NameStock& stock = name_stock();
  for (;;) {
    const bool woman = random_.below(10) < 8;
    const MaleName& father = stock.male[pick(stock.male.size())];
    const LastName& last = stock.last[pick(stock.last.size())];
    std::string name =
        woman ? last.feminine + " " + stock.female[pick(stock.female.size())] + " " + father.patronymic_of_daughters
              : last.masculine + " " + stock.male[pick(stock.male.size())].name + " " + father.patronymic_of_sons;
    if (staff_.insert(search_key(name)).second) return name;
  }
}

}  // namespace vestnik::import_csv
