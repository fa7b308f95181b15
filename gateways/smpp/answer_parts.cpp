#include "answer_parts.h"

#include <string>

namespace vestnik::smpp {
namespace {

constexpr std::chrono::hours parts_are_kept_for{24};

// octets       of the text, in hexadecimal: a part may end in the middle of a letter
constexpr std::string_view parts_of_answers = R"sql(
CREATE TABLE p_smpp_answer_part (
  institution_id BIGINT NOT NULL,
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL,
  reference BIGINT NOT NULL,
  total BIGINT NOT NULL,
  number BIGINT NOT NULL,
  data_coding BIGINT NOT NULL,
  octets TEXT NOT NULL,
  came_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, sender, recipient, reference, total, number)
);
)sql";

constexpr std::string_view hex_digits = "0123456789abcdef";

std::string hex_of(std::string_view octets) {
  std::string hex;
  hex.reserve(octets.size() * 2);
  for (const char octet : octets) {
    const auto value = static_cast<unsigned char>(octet);
    (hex += hex_digits[value >> 4U]) += hex_digits[value & 15U];
  }
  return hex;
}

std::string octets_of(std::string_view hex) {
  std::string octets;
  octets.reserve(hex.size() / 2);
  for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
    octets += static_cast<char>(hex_digits.find(hex[at]) << 4U | hex_digits.find(hex[at + 1]));
  }
  return octets;
}

Delivered part_of(const Row& row) {
  Delivered part;
  part.from = row.string(0);
  part.to = row.string(1);
  part.place = PartPlace{static_cast<std::uint16_t>(row.integer(2)), static_cast<std::uint8_t>(row.integer(3)),
                         static_cast<std::uint8_t>(row.integer(4))};
  part.data_coding = static_cast<std::uint8_t>(row.integer(5));
  part.octets = octets_of(row.string(6));
  return part;
}

}  // namespace

Migration AnswerParts::migration() { return {2, "parts of what people answer", parts_of_answers}; }

void AnswerParts::keep(std::span<const Delivered> parts) {
  const Instant now = clock_.now();
  database_.write(InstitutionId{}, Priority::relay, [&](Transaction& transaction) {
    transaction.execute("DELETE FROM p_smpp_answer_part WHERE institution_id = $1 AND came_at < $2",
                        {transaction.institution(), now - parts_are_kept_for});
    for (const Delivered& part : parts) {
      const PartPlace place = part.place.value_or(PartPlace{});
      transaction.execute(
          "INSERT INTO p_smpp_answer_part (institution_id, sender, recipient, reference, total, number, data_coding,"
          " octets, came_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
          " ON CONFLICT (institution_id, sender, recipient, reference, total, number) DO UPDATE"
          " SET data_coding = excluded.data_coding, octets = excluded.octets, came_at = excluded.came_at",
          {transaction.institution(), part.from, part.to, place.reference, place.total, place.number, part.data_coding,
           hex_of(part.octets), now});
    }
    return true;
  });
}

std::vector<Delivered> AnswerParts::kept() {
  std::vector<Delivered> parts;
  database_.read(InstitutionId{}, [&](Transaction& transaction) {
    parts = transaction.all(
        "SELECT sender, recipient, reference, total, number, data_coding, octets FROM p_smpp_answer_part"
        " WHERE institution_id = $1 AND came_at >= $2 ORDER BY came_at, sender, recipient, reference, total, number",
        {transaction.institution(), clock_.now() - parts_are_kept_for}, part_of);
  });
  return parts;
}

void AnswerParts::forget(const PartsOfAnswer& whole) {
  database_.write(InstitutionId{}, Priority::relay, [&](Transaction& transaction) {
    transaction.execute(
        "DELETE FROM p_smpp_answer_part WHERE institution_id = $1 AND sender = $2 AND recipient = $3"
        " AND reference = $4 AND total = $5",
        {transaction.institution(), whole.from, whole.to, whole.reference, whole.total});
    return true;
  });
}

}  // namespace vestnik::smpp
