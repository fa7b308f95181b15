#include "plugins/bulletin/board_page.h"

#include <algorithm>

#include "answers/person_names.h"
#include "json/json_writer.h"
#include "plugins/bulletin/announcement_store.h"

namespace vestnik::bulletin {
namespace {

constexpr std::int64_t chunk = 100;

std::string group_name_of(Transaction& transaction, GroupId group) {
  return transaction
      .one("SELECT name FROM v1_group WHERE institution_id = $1 AND group_id = $2", {transaction.institution(), group},
           [](const Row& row) { return row.string(0); })
      .value_or("");
}

/// Writes one notice; answers whether something of it is unread.
class NoticeWriter {
 public:
  NoticeWriter(Transaction& transaction, JsonWriter& json, PersonId reader)
      : transaction_(transaction), json_(json), reader_(reader) {}

  bool write(const Announcement& one, const std::vector<Tie>& ties) {
    json_.begin_object().member("id", one.id.value).member("title", one.title).member("body", one.body);
    json_.member("urgent", one.urgent).member("everyone", one.everyone);
    write_groups(one);
    json_.member("posted_at", to_iso(one.posted_at)).member("posted_role", one.posted_role);
    json_.member("posted_by", short_name_of(transaction_, one.posted_by));
    json_.member("mine", one.posted_by == reader_).member("withdrawn", one.withdrawn_at.has_value());
    const bool unread = write_receipts(one, ties);
    json_.member("read", !unread).end_object();
    return unread;
  }

 private:
  void write_groups(const Announcement& one) {
    json_.key("groups").begin_array();
    for (const GroupId group : one.groups) {
      json_.begin_object().member("id", group.value);
      json_.member("name", group_name_of(transaction_, group));
      json_.end_object();
    }
    json_.end_array();
  }

  bool write_receipts(const Announcement& one, const std::vector<Tie>& ties) {
    const auto read = ties.empty() ? std::vector<std::pair<Tie, Instant>>{} : receipts(transaction_, one.id, reader_);
    bool unread = false;
    json_.key("receipts").begin_array();
    for (const Tie& tie : ties) {
      const auto found = std::find_if(read.begin(), read.end(), [&](const auto& held) { return held.first == tie; });
      json_.begin_object();
      write_id("group_id", tie.group.value);
      write_id("student_id", tie.student.value);
      json_.key("read_at");
      if (found == read.end()) {
        json_.null();
        unread = true;
      } else {
        json_.value(to_iso(found->second));
      }
      json_.end_object();
    }
    json_.end_array();
    return unread;
  }

  void write_id(const char* name, std::int64_t id) {
    json_.key(name);
    if (id == 0) {
      json_.null();
    } else {
      json_.value(id);
    }
  }

  Transaction& transaction_;
  JsonWriter& json_;
  PersonId reader_;
};

/// What the reader may see of the other groups of a notice: nothing (yarovoe-3.6).
Announcement as_seen(Announcement one, const std::vector<Tie>& ties, PersonId reader) {
  if (one.posted_by == reader) return one;
  std::erase_if(one.groups, [&](GroupId group) {
    return std::none_of(ties.begin(), ties.end(), [&](const Tie& tie) { return tie.group == group; });
  });
  return one;
}

}  // namespace

std::string write_board(Transaction& transaction, const BoardQuestion& question) {
  const Reader reader = Reader::of(transaction, question.reader, question.today);
  std::string page;
  JsonWriter json{page};
  NoticeWriter notices{transaction, json, question.reader};
  json.begin_object().key("announcements").begin_array();
  std::int64_t written = 0;
  std::int64_t unread = 0;
  AnnouncementId last = question.before;
  bool more = true;
  while (more && written < question.most) {
    const auto next = announcements_before(transaction, last, chunk);
    more = static_cast<std::int64_t>(next.size()) == chunk;
    for (const Announcement& one : next) {
      if (written == question.most) {
        more = true;
        break;
      }
      last = one.id;
      const bool mine = one.posted_by == question.reader;
      const std::vector<Tie> ties = one.withdrawn_at ? std::vector<Tie>{} : reader.ties_to(one);
      if (ties.empty() && !mine) continue;
      unread += notices.write(as_seen(one, ties, question.reader), ties) ? 1 : 0;
      ++written;
    }
  }
  json.end_array().member("unread", unread);
  if (more) json.member("next", last.value);
  json.end_object();
  return page;
}

}  // namespace vestnik::bulletin
