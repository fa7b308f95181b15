#include "migrations.h"

#include <array>

namespace vestnik::telegram {
namespace {

// p_telegram_link    a code that waits for its owner in the bot: one a person, the digest alone; chat_id is who used it
// p_telegram_chat    whose chat it is
// p_telegram_place   up to where the bot's updates were read; of the installation, so institution_id is 0
constexpr std::string_view chats = R"sql(
CREATE TABLE p_telegram_link (
  institution_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  digest TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  chat_id BIGINT,
  PRIMARY KEY (institution_id, person_id)
);
CREATE UNIQUE INDEX p_telegram_link_by_digest ON p_telegram_link (institution_id, digest);
CREATE TABLE p_telegram_chat (
  institution_id BIGINT NOT NULL,
  chat_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  linked_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, chat_id, person_id)
);
CREATE INDEX p_telegram_chat_by_chat ON p_telegram_chat (chat_id);
CREATE TABLE p_telegram_place (
  institution_id BIGINT NOT NULL,
  next_update BIGINT NOT NULL,
  PRIMARY KEY (institution_id)
);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "chats", chats}};
  return steps;
}

}  // namespace vestnik::telegram
