#include "plugins/diary/diary_page.h"

#include "json/json_writer.h"
#include "plugins/diary/page_answer.h"

namespace vestnik::diary {
namespace {

/// A theme always stands beside a grade: the work's own, otherwise the lesson's (labinsk-3.6c).
void write_mark(JsonWriter& json, const LessonMark& mark, const GroupLesson& lesson) {
  static const Work none;
  const Work& work = mark.work == nullptr ? none : *mark.work;
  json.begin_object().member("id", mark.mark.value).member("value", to_text(mark.value));
  json.member("kind", work.kind).member("title", work.title.empty() ? lesson.topic : work.title);
  json.member("version", mark.version).end_object();
}

void write_own(JsonWriter& json, const OwnLesson& own) {
  json.key("marks").begin_array();
  for (const LessonMark& mark : own.marks) write_mark(json, mark, *own.lesson);
  json.end_array().key("attendance");
  if (own.missed) {
    json.begin_object().member("code", own.missed->code).member("reason", own.missed->reason).end_object();
  } else {
    json.null();
  }
}

/// Everything the page depends on, in short.
class Ingredients {
 public:
  Ingredients(PersonId student, const DateRange& range, const Week& week) {
    text_ = std::to_string(student.value) + to_iso(range.from) + to_iso(range.to);
    for (const auto& days : week.days) text_ += days->digest;
  }
  void add(LessonId lesson, std::string_view own) {
    text_ += std::to_string(lesson.value);
    text_ += own;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace

std::shared_ptr<const Page> make_diary_page(Transaction& transaction, LessonShelf& shelf, PersonId student,
                                            const DateRange& range) {
  const Week week = read_week(transaction, shelf, student, range);
  Ingredients ingredients{student, range, week};
  std::string page;
  page.reserve(256 + week.lessons.size() * 512);
  JsonWriter json{page};
  json.begin_object().member("student_id", student.value);
  json.member("from", to_iso(range.from)).member("to", to_iso(range.to)).key("days").begin_array();
  for (auto own = week.lessons.begin(); own != week.lessons.end();) {
    const std::string& date = own->lesson->date;
    json.begin_object().member("date", date).key("lessons").begin_array();
    for (; own != week.lessons.end() && own->lesson->date == date; ++own) {
      json.begin_object().raw(own->lesson->members);
      const std::size_t begins = page.size();
      write_own(json, *own);
      const bool empty = own->marks.empty() && !own->missed;
      ingredients.add(own->lesson->id, empty ? std::string_view{} : std::string_view{page}.substr(begins));
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return finished_page(std::move(page), ingredients.text());
}

}  // namespace vestnik::diary
