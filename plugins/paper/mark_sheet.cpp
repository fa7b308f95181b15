#include "plugins/paper/mark_sheet.h"

#include "answers/institution_day.h"
#include "json/json_writer.h"

namespace vestnik::paper {
namespace {

std::string sheet_json(SheetId id) {
  std::string text;
  JsonWriter{text}.begin_object().member("sheet", id.value).end_object();
  return text;
}

}  // namespace

std::string PrintSheet::describe() const { return sheet_json(id_); }

Result<Facts> PrintSheet::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const auto sheet = find_sheet(transaction, id_);
  if (!sheet || sheet->student != student_) return Problem{"access.not_found"};
  return Facts{};
}

Result<Written> PrintSheet::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                  Instant now) {
  mark_printed(transaction, id_, actor.person, now);
  return Written{sheet_json(id_), sheet_json(id_)};
}

std::string HandOverSheet::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("sheet", id_.value).member("how", how_).end_object();
  return text;
}

Result<Facts> HandOverSheet::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const auto sheet = find_sheet(transaction, id_);
  if (!sheet || sheet->student != student_) return Problem{"access.not_found"};
  if (sheet->handed == handed::in_hand || sheet->handed == how_) {
    const Result<CivilDate> day = day_there(transaction, sheet->handed_at.value_or(sheet->made_at));
    if (!day) return day.problem();
    return Problem{"paper.handed_already", {{"date", to_russian(*day)}}};
  }
  delivery_ = sheet->delivery;
  return Facts{};
}

Result<Written> HandOverSheet::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                     Instant now) {
  mark_handed(transaction, id_, how_, actor.person, now);
  Written written;
  JsonWriter json{written.payload};
  json.begin_object().member("sheet", id_.value);
  if (how_ == handed::in_hand) json.key("deliveries").begin_array().value(delivery_.value).end_array();
  json.end_object();
  written.answer = describe();
  return written;
}

}  // namespace vestnik::paper
