#include "storage/write_transaction.h"

#include "storage/changed_table.h"

namespace vestnik::storage {

Parameters checked(std::initializer_list<Value> parameters) {
  for (const Value& value : parameters) {
    const auto* text = std::get_if<std::string_view>(&value.held());
    if (text != nullptr && text->find('\0') != std::string_view::npos) {
      throw DatabaseError{DatabaseError::Kind::failure, "a zero byte in a text"};
    }
  }
  return {parameters.begin(), parameters.size()};
}

void WriteTransaction::query(std::string_view sql, std::initializer_list<Value> parameters,
                             const std::function<void(const Row&)>& each) {
  touched_ |= areas_changed_by(sql, areas_of_);
  connection_.query(sql, checked(parameters), each);
}

std::int64_t WriteTransaction::execute(std::string_view sql, std::initializer_list<Value> parameters) {
  touched_ |= areas_changed_by(sql, areas_of_);
  return connection_.execute(sql, checked(parameters));
}

std::int64_t WriteTransaction::next(std::string_view counter) {
  const std::initializer_list<Value> parameters{institution_, counter};
  std::int64_t number = 0;
  connection_.query(
      "INSERT INTO counter (institution_id, name, value) VALUES ($1, $2, 1)"
      " ON CONFLICT (institution_id, name) DO UPDATE SET value = counter.value + 1 RETURNING value",
      {parameters.begin(), parameters.size()}, [&](const Row& row) { number = row.integer(0); });
  return number;
}

}  // namespace vestnik::storage
