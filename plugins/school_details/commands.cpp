#include "plugins/school_details/commands.h"

#include <algorithm>

#include "json/json_writer.h"

namespace vestnik::school_details {
namespace {

Written about_entry(std::int64_t id) {
  Written written;
  JsonWriter{written.payload}.begin_object().member("entry", id).end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace

Result<Facts> ChangeDetails::facts(Transaction& transaction, const Actor&, Role, Instant) {
  for (const DetailRow& row : rows_) {
    const std::int64_t version = version_of_detail(transaction, row.field->word);
    if (version != row.expected_version) {
      return Problem{"school_details.stale", {{"current", std::to_string(version)}}};
    }
  }
  return Facts{};
}

Result<Written> ChangeDetails::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                     Instant now) {
  Written written;
  JsonWriter json{written.payload};
  json.begin_object().key("rows").begin_array();
  for (const DetailRow& row : rows_) {
    const Detail after{std::string{row.field->word}, row.expected_version + 1, row.value, now, actor.person};
    add_detail(transaction, after);
    json.begin_object().member("field", after.field).member("version", after.version).end_object();
  }
  json.end_array().end_object();
  written.answer = written.payload;
  return written;
}

Result<Facts> AddListEntry::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (!is_reference_list(entry_.list)) return Problem{"access.not_found"};
  const auto there = entries_of(transaction, entry_.list);
  const bool twice = std::ranges::any_of(there, [&](const ListEntry& one) { return one.value == entry_.value; });
  return twice ? Problem{"school_details.entry_there"} : Result<Facts>{Facts{}};
}

Result<Written> AddListEntry::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                    Instant now) {
  return about_entry(add_entry(transaction, entry_, actor.person, now));
}

std::string WithdrawListEntry::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("list", list_).member("entry", id_).end_object();
  return text;
}

Result<Facts> WithdrawListEntry::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const auto entry = find_entry(transaction, id_);
  return entry && entry->list == list_ ? Result<Facts>{Facts{}} : Problem{"access.not_found"};
}

Result<Written> WithdrawListEntry::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                         Instant now) {
  withdraw_entry(transaction, id_, actor.person, now);
  return about_entry(id_);
}

}  // namespace vestnik::school_details
