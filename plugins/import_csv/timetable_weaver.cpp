#include "timetable_weaver.h"

#include <algorithm>

namespace vestnik::import_csv {
namespace {

constexpr int free_place = -1;

class Weaver {
 public:
  Weaver(const std::vector<WeeklyLesson>& lessons, std::size_t groups, std::size_t teachers)
      : lessons_(lessons),
        places_(lessons.size(), free_place),
        group_plan_(groups, std::vector<int>(busiest(lessons, groups, teachers), free_place)),
        teacher_plan_(teachers, std::vector<int>(busiest(lessons, groups, teachers), free_place)) {}

  std::vector<int> run() {
    for (std::size_t lesson = 0; lesson < lessons_.size(); ++lesson) place(lesson);
    return std::move(places_);
  }

 private:
  using Plan = std::vector<int>;  ///< lesson at each place, or free_place

  static std::size_t busiest(const std::vector<WeeklyLesson>& lessons, std::size_t groups, std::size_t teachers) {
    std::vector<std::size_t> of_group(groups);
    std::vector<std::size_t> of_teacher(teachers);
    std::size_t most = 0;
    for (const WeeklyLesson& lesson : lessons) {
      most = std::max({most, ++of_group[lesson.group], ++of_teacher[lesson.teacher]});
    }
    return most;
  }

  static std::size_t first_free(const Plan& plan) {
    return static_cast<std::size_t>(std::find(plan.begin(), plan.end(), free_place) - plan.begin());
  }

  void place(std::size_t lesson) {
    Plan& group = group_plan_[lessons_[lesson].group];
    Plan& teacher = teacher_plan_[lessons_[lesson].teacher];
    for (std::size_t at = 0; at < group.size(); ++at) {
      if (group[at] == free_place && teacher[at] == free_place) return put(lesson, at);
    }
    const std::size_t for_group = first_free(group);
    swap_chain(lessons_[lesson].teacher, for_group, first_free(teacher));
    put(lesson, for_group);
  }

  void put(std::size_t lesson, std::size_t at) {
    places_[lesson] = static_cast<int>(at);
    group_plan_[lessons_[lesson].group][at] = static_cast<int>(lesson);
    teacher_plan_[lessons_[lesson].teacher][at] = static_cast<int>(lesson);
  }

  /// Exchanges two places along the path of lessons that begins at the teacher; frees `wanted` for him.
  void swap_chain(std::size_t teacher, std::size_t wanted, std::size_t other) {
    std::vector<std::size_t> path;
    bool at_teacher = true;
    std::size_t node = teacher;
    std::size_t place = wanted;
    for (;;) {
      const int next = at_teacher ? teacher_plan_[node][place] : group_plan_[node][place];
      if (next == free_place) break;
      const auto lesson = static_cast<std::size_t>(next);
      path.push_back(lesson);
      node = at_teacher ? lessons_[lesson].group : lessons_[lesson].teacher;
      at_teacher = !at_teacher;
      place = place == wanted ? other : wanted;
    }
    for (const std::size_t lesson : path) take_away(lesson);
    place = other;
    for (const std::size_t lesson : path) {
      put(lesson, place);
      place = place == wanted ? other : wanted;
    }
  }

  void take_away(std::size_t lesson) {
    const auto at = static_cast<std::size_t>(places_[lesson]);
    group_plan_[lessons_[lesson].group][at] = free_place;
    teacher_plan_[lessons_[lesson].teacher][at] = free_place;
  }

  const std::vector<WeeklyLesson>& lessons_;
  std::vector<int> places_;
  std::vector<Plan> group_plan_;
  std::vector<Plan> teacher_plan_;
};

}  // namespace

std::vector<int> weave(const std::vector<WeeklyLesson>& lessons, std::size_t groups, std::size_t teachers) {
  return Weaver{lessons, groups, teachers}.run();
}

}  // namespace vestnik::import_csv
