#include "chat_desk.h"

#include <charconv>
#include <optional>
#include <vector>

#include "base/digest.h"

namespace vestnik::telegram {
namespace {

constexpr std::size_t code_bytes = 16;
/// Telegram takes 64 characters after "/start".
constexpr std::size_t longest_code = 64;

/// The institution a code was issued in: "<institution>-<hexadecimal>".
std::optional<InstitutionId> institution_of(const std::string& code) {
  const auto dash = code.find('-');
  if (dash == std::string::npos || code.size() > longest_code) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + dash, number);
  if (error != std::errc{} || end != code.data() + dash || number <= 0) return std::nullopt;
  return InstitutionId{number};
}

struct WaitingCode {
  PersonId person;
  Instant expires;
  std::optional<std::int64_t> used_by;
};

std::optional<WaitingCode> find_code(Transaction& transaction, const std::string& code) {
  return transaction.one(
      "SELECT person_id, expires_at, chat_id FROM p_telegram_link WHERE institution_id = $1 AND digest = $2",
      {transaction.institution(), digest(code)}, [](const Row& row) {
        return WaitingCode{row.id<PersonId>(0), row.instant(1), row.optional_integer(2)};
      });
}

void keep_chat(Transaction& transaction, std::int64_t chat, PersonId person, const std::string& code, Instant now) {
  transaction.execute("UPDATE p_telegram_link SET chat_id = $3 WHERE institution_id = $1 AND digest = $2",
                      {transaction.institution(), digest(code), chat});
  transaction.execute(
      "INSERT INTO p_telegram_chat (institution_id, chat_id, person_id, linked_at) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (institution_id, chat_id, person_id) DO UPDATE SET linked_at = $4",
      {transaction.institution(), chat, person, now});
}

Actor as_person(InstitutionId institution, PersonId person) { return {institution, person, {}, false}; }

}  // namespace

IssuedCode ChatDesk::issue(const Actor& actor) {
  IssuedCode issued{std::to_string(actor.institution.value) + "-" + random_.hex(code_bytes), clock_.now() + code_lasts};
  database_.write(actor.institution, Priority::person, [&](Transaction& transaction) {
    transaction.execute(
        "INSERT INTO p_telegram_link (institution_id, person_id, digest, expires_at, chat_id)"
        " VALUES ($1, $2, $3, $4, NULL) ON CONFLICT (institution_id, person_id)"
        " DO UPDATE SET digest = $3, expires_at = $4, chat_id = NULL",
        {transaction.institution(), actor.person, digest(issued.code), issued.expires});
    return true;
  });
  return issued;
}

Linking ChatDesk::link(std::int64_t chat, const std::string& code) {
  const auto institution = institution_of(code);
  if (!institution) return Linking::unknown;
  std::optional<WaitingCode> waiting;
  database_.read(*institution, [&](Transaction& transaction) { waiting = find_code(transaction, code); });
  if (!waiting) return Linking::unknown;
  // The same chat with the same code: the update came twice.
  if (waiting->used_by) return *waiting->used_by == chat ? Linking::linked : Linking::unknown;
  const Instant now = clock_.now();
  if (now >= waiting->expires) return Linking::unknown;
  // First the address: were it second, an end between the two would leave a chat that is told it is linked and is not.
  const Actor person = as_person(*institution, waiting->person);
  if (!contacts_.add(person, waiting->person, chat_kind, std::to_string(chat))) return Linking::refused;
  database_.write(*institution, Priority::background, [&](Transaction& transaction) {
    keep_chat(transaction, chat, waiting->person, code, now);
    return true;
  });
  return Linking::linked;
}

bool ChatDesk::unlink(std::int64_t chat) {
  std::vector<std::pair<InstitutionId, PersonId>> owners;
  database_.read(InstitutionId{}, [&](Transaction& transaction) {
    transaction.query("SELECT institution_id, person_id FROM p_telegram_chat WHERE chat_id = $1", {chat},
                      [&](const Row& row) { owners.emplace_back(row.id<InstitutionId>(0), row.id<PersonId>(1)); });
  });
  for (const auto& [institution, person] : owners) {
    // By the service: whoever may not change addresses just now has said so all the same.
    const Actor service{institution, {}, {}, true};
    if (!contacts_.close(service, person, chat_kind, std::to_string(chat))) continue;
    database_.write(institution, Priority::background, [&, &whose = person](Transaction& transaction) {
      transaction.execute("DELETE FROM p_telegram_chat WHERE institution_id = $1 AND chat_id = $2 AND person_id = $3",
                          {transaction.institution(), chat, whose});
      return true;
    });
  }
  return !owners.empty();
}

std::int64_t ChatDesk::next_update() {
  std::int64_t next = 0;
  database_.read(InstitutionId{}, [&](Transaction& transaction) {
    next = transaction
               .one("SELECT next_update FROM p_telegram_place WHERE institution_id = $1", {transaction.institution()},
                    [](const Row& row) { return row.integer(0); })
               .value_or(0);
  });
  return next;
}

void ChatDesk::set_next_update(std::int64_t next) {
  database_.write(InstitutionId{}, Priority::background, [&](Transaction& transaction) {
    transaction.execute(
        "INSERT INTO p_telegram_place (institution_id, next_update) VALUES ($1, $2)"
        " ON CONFLICT (institution_id) DO UPDATE SET next_update = $2",
        {transaction.institution(), next});
    return true;
  });
}

}  // namespace vestnik::telegram
