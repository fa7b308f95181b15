#pragma once
/// The system calls a checking child may not make.

namespace vestnik {

/// From here on the calling thread is killed when it opens a socket, starts a program or a process, traces another or
/// opens a file for writing (seccomp, seccomp(2)). False when the kernel refuses the filter. Irrevocable.
[[nodiscard]] bool forbid_reaching_out();

}  // namespace vestnik
