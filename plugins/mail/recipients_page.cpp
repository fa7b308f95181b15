#include "plugins/mail/recipients_page.h"

#include <algorithm>
#include <tuple>

#include "json/json_writer.h"

namespace vestnik::mail {
namespace {

struct Entry {
  Correspondents::Allowed who;
  std::string name;
  std::string sort_key;
};

std::vector<Entry> named(Transaction& transaction, const std::vector<Correspondents::Allowed>& allowed) {
  std::vector<Entry> entries;
  for (const Correspondents::Allowed& who : allowed) {
    transaction.query(
        "SELECT last_name, first_name, patronymic, sort_key FROM v1_person_name WHERE institution_id = $1 "
        "AND person_id = $2",
        {transaction.institution(), who.person}, [&](const Row& row) {
          std::string name = row.string(0) + ' ' + row.string(1);
          if (!row.text(2).empty()) name += ' ' + row.string(2);
          entries.push_back({who, std::move(name), row.string(3)});
        });
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& left, const Entry& right) {
    return std::tie(right.who.related, left.sort_key, left.who.person) <
           std::tie(left.who.related, right.sort_key, right.who.person);
  });
  return entries;
}

void write_groups(Transaction& transaction, JsonWriter& json, PersonId sender, CivilDate today) {
  json.key("groups").begin_array();
  transaction.query(
      "SELECT DISTINCT g.group_id, g.name, g.sort_key FROM v1_group_teacher t JOIN v1_group g "
      "ON g.institution_id = t.institution_id AND g.group_id = t.group_id "
      "WHERE t.institution_id = $1 AND t.teacher_id = $2 "
      "AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3) ORDER BY g.sort_key, g.group_id",
      {transaction.institution(), sender, today}, [&](const Row& row) {
        json.begin_object().member("id", row.integer(0)).member("name", row.text(1)).end_object();
      });
  json.end_array();
}

}  // namespace

std::string write_recipients_page(Transaction& transaction, const Correspondents& correspondents, PersonId sender,
                                  CivilDate today) {
  const std::vector<Entry> entries = named(transaction, correspondents.allowed());
  std::string page;
  JsonWriter json{page};
  json.begin_object().key("recipients").begin_array();
  for (std::size_t at = 0; at < std::min(entries.size(), most_listed); ++at) {
    const Entry& entry = entries[at];
    json.begin_object().member("person_id", entry.who.person.value).member("name", entry.name);
    json.member("role", to_text(entry.who.role)).member("own", entry.who.related).end_object();
  }
  json.end_array().member("more", entries.size() > most_listed);
  write_groups(transaction, json, sender, today);
  json.end_object();
  return page;
}

}  // namespace vestnik::mail
