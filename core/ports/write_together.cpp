#include "ports/write_together.h"

namespace vestnik {

WritesTogether::~WritesTogether() = default;

void write_together(Database& database, Priority priority, std::span<WriteOrder> orders) {
  if (auto* together = dynamic_cast<WritesTogether*>(&database)) return together->write_together(priority, orders);
  for (WriteOrder& order : orders) {
    try {
      database.write(order.institution, priority, order.use);
    } catch (...) {
      order.failure = std::current_exception();
    }
  }
}

}  // namespace vestnik
