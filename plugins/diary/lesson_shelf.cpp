#include "plugins/diary/lesson_shelf.h"

#include "base/digest.h"
#include "base/hash.h"
#include "json/json_writer.h"

namespace vestnik::diary {
namespace {

/// Names by id. A week has dozens of lessons and few subjects and teachers: looked up once each they cost a third of a
/// join.
class Names {
 public:
  explicit Names(Transaction& transaction) : transaction_(transaction) {}

  const std::string& subject(std::int64_t id) {
    return find(subjects_, id, "SELECT name FROM v1_subject WHERE institution_id = $1 AND subject_id = $2");
  }
  /// "" for a lesson without a teacher.
  const std::string& teacher(std::int64_t id) {
    return find(teachers_, id, "SELECT short_name FROM v1_person_name WHERE institution_id = $1 AND person_id = $2");
  }

 private:
  using Known = std::unordered_map<std::int64_t, std::string>;
  const std::string& find(Known& known, std::int64_t id, std::string_view sql) {
    const auto [held, unknown] = known.try_emplace(id);
    if (unknown) {
      transaction_.query(sql, {transaction_.institution(), id}, [&](const Row& row) { held->second = row.string(0); });
    }
    return held->second;
  }

  Transaction& transaction_;
  Known subjects_;
  Known teachers_;
};

std::string members_of(const Row& row, Names& names) {
  std::string text;
  text.reserve(512);
  JsonWriter json{text};
  json.member("id", row.integer(0)).member("number", row.integer(2));
  json.member("starts_at", to_iso(row.instant(3))).member("ends_at", to_iso(row.instant(4)));
  json.member("subject", names.subject(row.integer(5))).member("teacher", names.teacher(row.integer(6)));
  json.member("room", row.text(7)).member("state", row.text(8));
  json.member("topic", row.text(9)).member("homework", row.text(10)).key("homework_due");
  if (row.is_null(11)) {
    json.null();
  } else {
    json.value(row.text(11));
  }
  return text;
}

GroupDays read_days(Transaction& transaction, GroupId group, const DateRange& range) {
  GroupDays days;
  Names names{transaction};
  std::string all;
  transaction.query(
      "SELECT lesson_id, date, number, starts_at, ends_at, subject_id, teacher_id, room, state, topic, homework, "
      "homework_due FROM v1_group_lesson WHERE institution_id = $1 AND group_id = $2 AND date >= $3 AND date <= $4",
      {transaction.institution(), group, range.from, range.to}, [&](const Row& row) {
        days.lessons.push_back(
            {row.id<LessonId>(0), row.string(1), row.integer(2), row.string(9), members_of(row, names)});
        all += days.lessons.back().date;
        all += days.lessons.back().members;
      });
  transaction.query(
      "SELECT task_id, kind, title FROM v1_group_task WHERE institution_id = $1 AND group_id = $2 AND date >= $3 "
      "AND date <= $4",
      {transaction.institution(), group, range.from, range.to}, [&](const Row& row) {
        all += std::to_string(row.integer(0)) + row.string(1) + row.string(2);
        days.by_task.emplace(row.integer(0), Work{row.string(1), row.string(2)});
      });
  days.digest = digest(all);
  return days;
}

}  // namespace

std::size_t LessonShelf::Hash::operator()(const StayKey& key) const noexcept {
  return hash_of({static_cast<std::uint64_t>(key.institution.value), static_cast<std::uint64_t>(key.student.value)});
}

std::size_t LessonShelf::Hash::operator()(const DaysKey& key) const noexcept {
  return hash_of({static_cast<std::uint64_t>(key.institution.value), static_cast<std::uint64_t>(key.group.value),
                  day_number(key.from), day_number(key.to)});
}

std::shared_ptr<const std::vector<Stay>> LessonShelf::stays(Transaction& transaction, PersonId student) {
  const std::uint64_t revision = transaction.revisions().value().of({Area::rights});
  return stays_.find({transaction.institution(), student}, revision, [&] {
    return transaction.all(
        "SELECT group_id, valid_from, valid_to FROM v1_group_member WHERE institution_id = $1 AND student_id = $2",
        {transaction.institution(), student}, [](const Row& row) {
          return Stay{row.id<GroupId>(0), row.string(1), row.string(2)};
        });
  });
}

std::shared_ptr<const GroupDays> LessonShelf::days(Transaction& transaction, GroupId group, const DateRange& range) {
  const std::uint64_t revision = transaction.revisions().value().of({Area::lessons});
  return days_.find({transaction.institution(), group, range.from, range.to}, revision,
                    [&] { return read_days(transaction, group, range); });
}

}  // namespace vestnik::diary
