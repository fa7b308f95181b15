#pragma once
/// How people are reached: an address entered, confirmed, closed. Whoever works for the school enters what its papers
/// say; what people say of themselves is used when the school has confirmed it.
#include <string>
#include <string_view>
#include <vector>

#include "ports/recorder.h"
#include "records/contact_store.h"

namespace vestnik {

/// An address of a person.
struct AddressWish {
  PersonId person;
  std::string kind;    ///< "phone", "email", or what an open gateway names
  std::string value;   ///< personal data
  bool shown = false;  ///< that it is the person's own was seen: it need not be confirmed
};

/// Problems "journal.contact_bad_phone", "journal.contact_bad_email"; "journal.contact_bad" for other kinds, which may
/// be one line of 1 to 200 bytes; "journal.contact_kind_unknown" {kind, kinds}.
[[nodiscard]] Result<void> check_address(const AddressWish& wish, const std::vector<std::string>& kinds);

/// Event "contact.recorded". An address that a gateway gave up is tried again when it is entered anew. Problems of
/// check_address, "journal.contact_stands", "journal.contacts_too_many" {most}.
class AddContact final : public Command {
 public:
  AddContact(AddressWish wish, std::vector<std::string> kinds, std::string as_asked)
      : wish_(std::move(wish)), kinds_(std::move(kinds)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"contacts", "write"}; }
  [[nodiscard]] Object object() const override { return Object::person(wish_.person); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  AddressWish wish_;
  std::vector<std::string> kinds_;
  std::string as_asked_;
  std::string state_;  ///< it comes to
  Contact standing_;   ///< id 0: none
  CivilDate today_;
};

enum class ContactDeed : std::uint8_t { confirm, close };

/// Event "contact.recorded". Problems "journal.no_such_contact", also for one of another person;
/// "journal.contact_stands" when it is confirmed already.
class ChangeContact final : public Command {
 public:
  ChangeContact(PersonId person, std::int64_t contact, ContactDeed deed)
      : person_(person), contact_(contact), deed_(deed) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override {
    return {"contacts", deed_ == ContactDeed::confirm ? "confirm" : "write"};
  }
  [[nodiscard]] Object object() const override { return Object::person(person_); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId person_;
  std::int64_t contact_;
  ContactDeed deed_;
  std::string kind_;
  CivilDate today_;
};

}  // namespace vestnik
