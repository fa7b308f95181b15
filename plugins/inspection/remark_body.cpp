#include "plugins/inspection/remark_body.h"

namespace vestnik::inspection {

Remark read_remark_body(ObjectReader& body) {
  Remark remark;
  remark.addressee = PersonId{body.optional_integer("teacher_id", 1).value_or(0)};
  remark.group = GroupId{body.optional_integer("group_id", 1).value_or(0)};
  remark.subject = SubjectId{body.optional_integer("subject_id", 1).value_or(0)};
  remark.lesson = LessonId{body.optional_integer("lesson_id", 1).value_or(0)};
  remark.text = body.text("text", longest_remark);
  remark.due = body.optional_date("due");
  return remark;
}

}  // namespace vestnik::inspection
