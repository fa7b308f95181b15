#pragma once
/// The system calls a checking child may make.

namespace vestnik {

/// From here on the process is killed when it does anything but read files, manage its own memory, look at the clock,
/// write to what is open already and end (seccomp(2)). False when the kernel refuses the filter. Irrevocable.
[[nodiscard]] bool forbid_reaching_out();

}  // namespace vestnik
