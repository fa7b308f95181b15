#include "lua/case_changes.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "lua/case_calendar.h"

namespace vestnik {
namespace {

/// Reads the inner table of one case.
class ChangeReader {
 public:
  ChangeReader(const Node& node, std::string_view word, const Regulation& regulation, const TimeZone& zone,
               FileFindings& findings)
      : fields_(node, word, findings), findings_(findings), regulation_(regulation), zone_(zone) {}

  [[nodiscard]] Instant now() {
    if (!fields_.has("now")) fields_.missing("now");
    return moment("now").value_or(Instant{});
  }

  Change mark() {
    MarkChange change;
    change.context = context();
    change.lesson = lesson();
    change.has_task = fields_.truth("task").value_or(true);
    change.work_kind = work_kind();
    change.before = mark_of("before");
    change.after = mark_of("grade");
    change.attendance.code = fields_.text("absent").value_or("");
    change.final_set = fields_.truth("final_set").value_or(false);
    change.sheet_closed = fields_.truth("sheet_closed").value_or(false);
    return change;
  }

  Change absence() {
    AttendanceChange change;
    change.context = context();
    change.lesson = lesson();
    change.before = {fields_.text("before").value_or(""), fields_.text("before_reason").value_or("")};
    change.after = {fields_.text("code").value_or(""), fields_.text("reason").value_or("")};
    change.own_class = fields_.truth("own_class").value_or(true);
    change.released = fields_.truth("released").value_or(false);
    return change;
  }

  Change entry() {
    LessonChange change;
    change.context = context();
    change.lesson = lesson();
    change.state_after = change.lesson->state;
    change.topic = fields_.text("topic").value_or("");
    change.homework = fields_.text("homework").value_or("");
    change.homework_due = fields_.date("due");
    change.marks_filled = fields_.truth("filled").value_or(false);
    return change;
  }

  Change final_mark() {
    FinalChange change;
    change.context = context();
    change.group = group();
    change.subject_name = fields_.text("subject").value_or("algebra");
    change.period = period();
    change.basis = basis();
    for (const std::size_t kind : fields_.choices("declared", work_kind_words()))
      change.declared_kinds.push_back(static_cast<WorkKind>(kind));
    change.lessons_ahead = static_cast<int>(fields_.whole("lessons_ahead", 0, 200).value_or(0));
    change.due_by_order = fields_.date("due_by_order");
    change.own_department = fields_.truth("own_department").value_or(false);
    change.after = final_of("grade");
    change.before = final_of("before");
    change.sheet_closed = fields_.truth("sheet_closed").value_or(false);
    return change;
  }

  Change attestation() {
    AttestationEntry change;
    change.context = context();
    change.group = group();
    change.subject_name = fields_.text("subject").value_or("algebra");
    static const std::vector<std::string> words{attestation_kind_names.begin(), attestation_kind_names.end()};
    change.kind = static_cast<AttestationKind>(fields_.choice("kind", words).value_or(1));
    change.after = final_of("grade");
    change.own_department = fields_.truth("own_department").value_or(false);
    change.sheet = fields_.text("sheet").value_or("");
    return change;
  }

  Change period_setting() {
    PeriodSetting change;
    change.context = context();
    change.period = period();
    return change;
  }

  Change application() {
    ApplicationFiling change;
    change.context = context();
    change.lessons = {lesson()};
    change.reason = fields_.text("reason").value_or("");
    return change;
  }

  Change credentials() {
    CredentialIssue change;
    change.context = context();
    change.for_role = fields_.role("to").value_or(Role::parent);
    change.has_application = fields_.truth("application").value_or(false);
    change.has_consent = fields_.truth("consent").value_or(false);
    return change;
  }

  Change announcement() {
    AnnouncementPost change;
    change.context = context();
    change.urgent = fields_.truth("urgent").value_or(false);
    change.everyone = fields_.truth("everyone").value_or(false);
    change.own_groups_only = fields_.truth("own_groups").value_or(false);
    return change;
  }

  Change mail() {
    MailSending change;
    change.context = context();
    change.recipient_role = fields_.role("to").value_or(Role::teacher);
    change.related = fields_.truth("related").value_or(false);
    return change;
  }

 private:
  ChangeContext context() {
    ChangeContext context;
    context.role = fields_.role("role").value_or(Role::teacher);
    context.comment = fields_.text("comment").value_or("");
    context.confirmed = fields_.truth("confirmed").value_or(false);
    context.opened_until = moment("opened_until");
    context.school_days = school_days();
    return context;
  }

  /// The periods are the script's.
  std::shared_ptr<const SchoolDays> school_days() {
    auto calendar = read_case_calendar(fields_, findings_);
    if (!calendar) return nullptr;
    const auto periods = regulation_.periods();
    return std::make_shared<LessonDays>(std::vector<Period>{periods.begin(), periods.end()},
                                        std::move(calendar->special), calendar->week);
  }

  GroupTraits group() {
    GroupTraits traits;
    traits.name = fields_.text("class").value_or("7");
    traits.course = static_cast<int>(fields_.whole("course", 1, 11).value_or(7));
    traits.department = fields_.text("department").value_or("");
    traits.speciality = fields_.text("speciality").value_or("");
    return traits;
  }

  std::shared_ptr<const LessonFacts> lesson() {
    constexpr WallTime lesson_lasts{40};
    auto facts = std::make_shared<LessonFacts>();
    if (!fields_.has("lesson")) fields_.missing("lesson");
    facts->date = fields_.date("lesson").value_or(
        CivilDate{std::chrono::year{2026}, std::chrono::September, std::chrono::day{1}});
    const WallTime starts = fields_.clock("at").value_or(WallTime{8 * 60});
    facts->starts_at = zone_.instant(facts->date, starts);
    facts->ends_at = facts->starts_at + lesson_lasts;
    facts->number = 1;
    static const std::vector<std::string> states{lesson_state_names.begin(), lesson_state_names.end()};
    facts->state = static_cast<LessonState>(fields_.choice("state", states).value_or(1));
    facts->group = group();
    facts->subject_name = fields_.text("subject").value_or("algebra");
    return facts;
  }

  std::optional<WorkKind> work_kind() {
    const auto place = fields_.choice("work_kind", work_kind_words());
    return place ? std::optional{static_cast<WorkKind>(*place)} : std::nullopt;
  }

  /// A whole number or a text.
  std::optional<std::string> number_or_text(std::string_view field) {
    const Node* node = fields_.any(field);
    if (node == nullptr) return std::nullopt;
    if (const std::int64_t* number = node->whole()) return std::to_string(*number);
    if (const std::string* text = node->text()) return *text;
    fields_.wrong_type(field, "\"...\"");
    return std::nullopt;
  }

  std::optional<Mark> mark_of(std::string_view field) {
    const auto written = number_or_text(field);
    const auto mark = written ? parse_mark(*written) : std::nullopt;
    if (written && !mark)
      fields_.report("regulation.unknown_value", field, {{"value", *written}, {"nearest", ""}, {"expected", "5, 4/3"}});
    return mark;
  }

  std::optional<FinalMark> final_of(std::string_view field) {
    const auto written = number_or_text(field);
    const auto mark = written ? parse_final_mark(*written) : std::nullopt;
    if (written && !mark)
      fields_.report("regulation.unknown_value", field,
                     {{"value", *written}, {"nearest", ""}, {"expected", "final_mark"}});
    return mark;
  }

  std::optional<Instant> moment(std::string_view field) { return read_moment(fields_, field, zone_); }

  Period period() {
    if (!fields_.has("period")) fields_.missing("period");
    return read_case_period(fields_, regulation_).value_or(Period{});
  }

  /// { "5 oral", "4 laboratory" }.
  std::vector<BasisMark> basis() {
    std::vector<BasisMark> marks;
    for (const std::string& written : fields_.texts("marks")) {
      const auto parts = split(written, ' ');
      const auto value = parse_mark(parts[0]);
      const auto kind = parts.size() == 2 ? parse_work_kind(parts[1]) : std::nullopt;
      if (value && kind) {
        BasisMark mark;
        mark.value = *value;
        mark.work_kind = *kind;
        marks.push_back(mark);
      } else {
        fields_.report("regulation.unknown_value", "marks",
                       {{"value", written}, {"nearest", ""}, {"expected", "5 oral"}});
      }
    }
    return marks;
  }

  Fields fields_;
  FileFindings& findings_;
  const Regulation& regulation_;
  const TimeZone& zone_;
};

struct Kind {
  const char* word;
  Change (ChangeReader::*read)();
};

constexpr std::array<Kind, 10> kinds{{{"mark", &ChangeReader::mark},
                                      {"absence", &ChangeReader::absence},
                                      {"lesson", &ChangeReader::entry},
                                      {"final", &ChangeReader::final_mark},
                                      {"attestation", &ChangeReader::attestation},
                                      {"period", &ChangeReader::period_setting},
                                      {"application", &ChangeReader::application},
                                      {"credentials", &ChangeReader::credentials},
                                      {"announcement", &ChangeReader::announcement},
                                      {"mail", &ChangeReader::mail}}};

}  // namespace

std::optional<Instant> read_moment(Fields& fields, std::string_view field, const TimeZone& zone) {
  const auto written = fields.text(field);
  if (!written) return std::nullopt;
  const std::string_view text = *written;
  const auto date = parse_iso_date(text.substr(0, 10));
  const auto time = text.size() >= 16 && text[10] == ' ' ? parse_clock(text.substr(11, 5)) : std::nullopt;
  std::chrono::seconds second{0};
  bool shaped = date && time && (text.size() == 16 || (text.size() == 19 && text[16] == ':'));
  if (shaped && text.size() == 19) {
    shaped = text[17] >= '0' && text[17] <= '5' && text[18] >= '0' && text[18] <= '9';
    second = std::chrono::seconds{(text[17] - '0') * 10 + (text[18] - '0')};
  }
  if (shaped) return zone.instant(*date, *time) + second;
  fields.report("regulation.no_such_time", field, {{"value", *written}});
  return std::nullopt;
}

std::optional<CaseChange> read_case_change(Fields& fields, const Regulation& regulation, const TimeZone& zone,
                                           FileFindings& findings) {
  std::optional<CaseChange> found;
  for (const Kind& kind : kinds) {
    const Node* node = fields.table(kind.word);
    if (node == nullptr) continue;
    if (found) fields.report("regulation.named_twice", kind.word);
    ChangeReader reader{*node, kind.word, regulation, zone, findings};
    const Instant now = reader.now();
    found = CaseChange{(reader.*kind.read)(), now};
  }
  if (!found) fields.missing("mark");
  return found;
}

}  // namespace vestnik
