#include "argument_list.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik::import_csv {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

Problem unknown(const std::string& name, std::vector<std::string> known, const std::vector<std::string>& switches) {
  known.insert(known.end(), switches.begin(), switches.end());
  return {"import.unknown_argument", {{"argument", name}, {"nearest", nearest_word(name, known)}}};
}

}  // namespace

Result<ArgumentList> ArgumentList::parse(std::span<const std::string> arguments,
                                         const std::vector<std::string>& with_value,
                                         const std::vector<std::string>& switches) {
  ArgumentList list;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    const std::string& argument = arguments[at];
    if (!argument.starts_with("--")) {
      list.alone.push_back(argument);
      continue;
    }
    const auto sign = argument.find('=');
    const std::string name = argument.substr(0, sign);
    if (contains(switches, name) && sign == std::string::npos) {
      list.switches.insert(name);
    } else if (!contains(with_value, name)) {
      return unknown(name, with_value, switches);
    } else if (sign != std::string::npos) {
      list.values[name] = argument.substr(sign + 1);
    } else if (at + 1 < arguments.size()) {
      list.values[name] = arguments[++at];
    } else {
      return Problem{"import.argument_without_value", {{"argument", name}}};
    }
  }
  return list;
}

}  // namespace vestnik::import_csv
