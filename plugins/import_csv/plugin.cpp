/// The plugin: two verbs of the command line.
#include "ports/plugin.h"

#include <unistd.h>

#include <iostream>

#include "command.h"
#include "progress_bar.h"

namespace vestnik::import_csv {
namespace {

CommandPorts ports_of(Host& host) {
  return {host.roster(), host.messages(), host.settings().text("web.address", ""),
          std::cout,     std::cerr,       is_terminal(STDERR_FILENO)};
}

class ImportCsv final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    const auto sentence = [&](const char* code) { return host.messages().explain(Problem{code}).title; };
    host.add_command_line(
        {"import", sentence("import.summary_import"),
         [&host](std::span<const std::string> arguments) { return run_import(arguments, ports_of(host)); }});
    host.add_command_line(
        {"generate", sentence("import.summary_generate"),
         [&host](std::span<const std::string> arguments) { return run_generate(arguments, ports_of(host)); }});
    return {};
  }
};

}  // namespace
}  // namespace vestnik::import_csv

VESTNIK_PLUGIN("import_csv", "1.0.0", "", vestnik::import_csv::ImportCsv)
