#pragma once
/// `vestnik <verb> …`: the service, its tools, and the verbs that plugins add.

namespace vestnik {

/// Exit code: 0 done, 1 a problem told on standard error, 2 wrong usage.
int run_command_line(int argc, char** argv);

}  // namespace vestnik
