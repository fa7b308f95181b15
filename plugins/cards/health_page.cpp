#include "plugins/cards/health_page.h"

#include <kainjow/mustache.hpp>
#include <stdexcept>

#include "plugins/cards/built_in.h"

namespace vestnik::cards {

namespace mustache = kainjow::mustache;

std::string health_page(const std::string& group, CivilDate today, const std::vector<HealthLine>& lines) {
  mustache::mustache page{std::string{built_in_health_list()}};
  if (!page.is_valid()) throw std::logic_error("health_list.html: " + page.error_message());
  mustache::data list{mustache::data::type::list};
  for (const HealthLine& line : lines) {
    mustache::data one;
    one.set("name", line.name);
    one.set("health_group", line.health_group);
    one.set("physical_group", line.physical_group);
    one.set("adult", line.adult);
    list << one;
  }
  mustache::data data;
  data.set("group", group);
  data.set("today", to_russian(today));
  data.set("students", list);
  return page.render(data);
}

}  // namespace vestnik::cards
