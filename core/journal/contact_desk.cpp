#include "journal/contact_desk.h"

#include "base/digest.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr std::size_t key_bytes = 16;

std::string asked_in_words(const AddressWish& wish) {
  std::string text;
  JsonWriter{text}
      .begin_object()
      .member("person", wish.person.value)
      .member("kind", wish.kind)
      .member("value", wish.value)
      .end_object();
  return text;
}

}  // namespace

Result<void> ContactDesk::run(const Actor& actor, Command& command) {
  const CommandKey key{"contact-" + parts_.random.hex(key_bytes), digest(command.describe())};
  const auto recorded = parts_.recorder.run(actor, command, key, parts_.clock.now());
  if (recorded) return {};
  // Both are what was asked for: it stands already, or somebody else has just closed it.
  const bool is_so =
      recorded.problem().code == "journal.contact_stands" || recorded.problem().code == "journal.no_such_contact";
  return is_so ? Result<void>{} : Result<void>{recorded.problem()};
}

Result<void> ContactDesk::add(const Actor& actor, PersonId person, std::string_view kind, std::string_view value) {
  AddressWish wish{person, std::string{kind}, std::string{value}, true};
  // Before it is asked for: a text that is no UTF-8 cannot even stand in the audit of what was refused.
  if (auto fit = check_address(wish, parts_.kinds()); !fit) return fit;
  std::string asked = asked_in_words(wish);
  AddContact command{std::move(wish), parts_.kinds(), std::move(asked)};
  return run(actor, command);
}

Result<void> ContactDesk::close(const Actor& actor, PersonId person, std::string_view kind, std::string_view value) {
  std::vector<std::int64_t> open;
  parts_.database.read(actor.institution, [&](Transaction& transaction) {
    for (const Contact& one : contacts_of(transaction, person, day_of_institution(transaction, parts_.clock.now()))) {
      if (one.kind == kind && one.value == value) open.push_back(one.id);
    }
  });
  for (const std::int64_t id : open) {
    ChangeContact command{person, id, ContactDeed::close};
    if (auto closed = run(actor, command); !closed) return closed;
  }
  return {};
}

}  // namespace vestnik
