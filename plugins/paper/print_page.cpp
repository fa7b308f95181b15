#include "plugins/paper/print_page.h"

#include <kainjow/mustache.hpp>
#include <stdexcept>

#include "plugins/paper/built_in.h"

namespace vestnik::paper {

namespace mustache = kainjow::mustache;

std::string print_page(const std::vector<Sheet>& sheets) {
  mustache::mustache page{std::string{built_in_sheets()}};
  if (!page.is_valid()) throw std::logic_error("sheets.html: " + page.error_message());
  mustache::data list{mustache::data::type::list};
  for (const Sheet& sheet : sheets) {
    mustache::data one;
    one.set("title", sheet.title);
    one.set("body", sheet.body);
    one.set("number", std::to_string(sheet.id.value));
    list << one;
  }
  mustache::data data;
  data.set("sheets", list);
  return page.render(data);
}

}  // namespace vestnik::paper
