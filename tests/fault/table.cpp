#include "fault/table.h"

#include <cstdio>

namespace vestnik::fault {

Table::Table(const char* title) { std::printf("%s\n", title); }

void Table::say(const std::string& what, const std::string& figure) { line(what, figure, "", true); }

void Table::demand(const std::string& what, std::uint64_t figure, std::uint64_t at_most) {
  const std::string wanted = at_most == 0 ? "0" : "≤ " + std::to_string(at_most);
  line(what, std::to_string(figure), wanted, figure <= at_most);
}

void Table::demand_at_least(const std::string& what, std::uint64_t figure, std::uint64_t at_least) {
  line(what, std::to_string(figure), "≥ " + std::to_string(at_least), figure >= at_least);
}

void Table::line(const std::string& what, const std::string& figure, const std::string& wanted, bool good) {
  const std::string note = wanted.empty() ? "" : "wanted " + wanted + (good ? "" : "   NOT HELD");
  std::printf("  %-66s %14s   %s\n", what.c_str(), figure.c_str(), note.c_str());
  std::fflush(stdout);
  held_ = held_ && good;
}

}  // namespace vestnik::fault
