#include "plugins/inspection/remarks_page.h"

#include <array>

#include "json/json_writer.h"
#include "plugins/inspection/months.h"
#include "plugins/inspection/naming.h"
#include "plugins/inspection/reach.h"
#include "plugins/inspection/remark_store.h"

namespace vestnik::inspection {
namespace {

using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

CivilDate last_of_month(CivilDate day) {
  return year_month_day{year_month_day_last{day.year() / day.month() / std::chrono::last}};
}

std::vector<Remark> found(Transaction& transaction, const RemarksQuestion& question) {
  RemarkQuestion asked;
  if (question.whose == RemarksQuestion::Whose::mine) asked.addressee = question.reader;
  if (question.whose == RemarksQuestion::Whose::raised) asked.author = question.reader;
  const CivilDate month = question.month.value_or(question.today);
  asked.from = first_of_month(month);
  asked.until = last_of_month(month);
  asked.unsettled_too = !question.month;
  std::vector<Remark> all = remarks(transaction, asked);
  if (question.whose != RemarksQuestion::Whose::all) return all;
  const Reach reach = Reach::looking(transaction, question.reader, question.today);
  std::erase_if(all, [&](const Remark& one) {
    // Without a group it is a word about the person: for those alone who answer for the whole house.
    return !reach.everywhere() && (!one.group || !reach.covers(one.group));
  });
  return all;
}

void write_date(JsonWriter& json, std::string_view member, const std::optional<CivilDate>& date) {
  json.key(member);
  if (date) {
    json.value(to_iso(*date));
  } else {
    json.null();
  }
}

void write_remark(JsonWriter& json, Naming& names, const Remark& one, CivilDate today) {
  json.begin_object().member("id", one.id.value).member("version", one.version).member("state", to_text(one.state));
  names.write(json, "author", one.author);
  json.member("author_role", one.author_role);
  names.write(json, "teacher", one.addressee);
  names.write(json, "group", one.group);
  names.write(json, "subject", one.subject);
  json.key("lesson_id");
  if (one.lesson) {
    json.value(one.lesson.value);
  } else {
    json.null();
  }
  json.member("text", one.text);
  write_date(json, "due", one.due);
  json.member("overdue", one.overdue(today)).member("answer", one.answer).member("verdict", one.verdict);
  json.member("raised_on", to_iso(one.raised_on)).end_object();
}

}  // namespace

Result<std::string> write_remarks(Transaction& transaction, const RemarksQuestion& question, ListPage page) {
  const std::vector<Remark> list = found(transaction, question);
  Naming names{transaction};
  std::string body;
  JsonWriter json{body};
  std::array<std::int64_t, remark_state_names.size()> counts{};
  std::int64_t overdue = 0;
  json.begin_object().key("remarks").begin_array();
  for (const Remark& one : list) {
    if (page.takes(one.id.value)) write_remark(json, names, one, question.today);
    ++counts[static_cast<std::size_t>(one.state)];
    overdue += one.overdue(question.today) ? 1 : 0;
  }
  if (const auto ended = page.end_rows(json); !ended) return ended.problem();
  json.key("counts").begin_object();
  for (std::size_t at = 0; at < counts.size(); ++at) json.member(remark_state_names[at], counts[at]);
  json.member("overdue", overdue).end_object().key("month");
  if (question.month) {
    json.value(to_iso(*question.month).substr(0, 7));
  } else {
    json.null();
  }
  json.end_object();
  return body;
}

}  // namespace vestnik::inspection
