#pragma once
/// A remark as a request names it: by itself, or as a finding of a check.
#include "json/object_reader.h"
#include "plugins/inspection/remark.h"

namespace vestnik::inspection {

/// Members "teacher_id", "group_id", "subject_id", "lesson_id", "text", "due".
[[nodiscard]] Remark read_remark_body(ObjectReader& body);

}  // namespace vestnik::inspection
