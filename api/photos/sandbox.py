"""A process that can do nothing but compute: for parsers that meet hostile bytes.

Limits of memory, time and files hold on every Unix. On Linux a system-call filter (seccomp, see seccomp(2)) leaves no
more than a dozen or two of harmless calls: no network, no opening of files, no new processes. A parser that is taken
over finds nothing to take. Where the kernel has no such filter, `seal` says so and the limits still hold.
"""

import ctypes
import errno
import platform
import resource
import signal
import struct
import sys

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
# The calls that stay, with their numbers on x86-64 and on aarch64. Source: the kernel's tables
# arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
_ALLOWED = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "recvfrom": (45, 207),
    "sendto": (44, 206),
    "poll, ppoll": (7, 73),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "brk": (12, 214),
    "futex": (202, 98),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "restart_syscall": (219, 128),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "clock_gettime": (228, 113),
    "clock_nanosleep": (230, 115),
    "gettimeofday": (96, 169),
    "getrusage": (98, 165),
    "setitimer": (38, 103),
    "getrandom": (318, 278),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "set_robust_list": (273, 99),
    "rseq": (334, 293),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
# libde265, which decodes HEIF, works in threads. clone() may make threads, never processes; clone3() hides its flags from
# a filter, so it is said not to exist, and the C library falls back to clone().
_CLONE, _CLONE3 = (56, 220), 435
_CLONE_THREAD = 0x00010000
_SET_NO_NEW_PRIVS, _SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_SET, _RETURN = 0x20, 0x15, 0x45, 0x06
_OFFSET_NUMBER, _OFFSET_ARCHITECTURE, _OFFSET_FIRST_ARGUMENT = 0, 4, 16
_ALLOW, _KILL_PROCESS = 0x7FFF0000, 0x80000000
_REFUSE, _UNKNOWN = 0x00050000 | errno.EACCES, 0x00050000 | errno.ENOSYS


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def limit(memory_bytes: int) -> None:
    """Limit the address space, forbid core dumps and files that grow. There is no way back."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def allow_cpu(seconds: float) -> None:
    """Let the process run for so many more CPU seconds; then the kernel ends it with SIGPROF. Zero means for ever."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def seal() -> bool:
    """Take network, files and processes away for good; False where the system cannot.

    Everything the process will ever import must have been imported before.
    """
    machine = platform.machine()
    if not sys.platform.startswith("linux") or machine not in _ARCHITECTURES:
        return False
    column = list(_ARCHITECTURES).index(machine)
    allowed = [numbers[column] for numbers in _ALLOWED.values()]
    code = _filter(_ARCHITECTURES[machine], allowed, _CLONE[column])
    program = _Program(len(code) // 8, code)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _filter(architecture: int, allowed: list[int], clone: int) -> bytes:
    """Write the filter in the kernel's byte code (linux/filter.h): code, jump if true, jump if false, operand."""
    steps = [
        (_LOAD, 0, 0, _OFFSET_ARCHITECTURE),
        (_JUMP_IF_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL_PROCESS),
        (_LOAD, 0, 0, _OFFSET_NUMBER),
    ]
    # Each allowed call jumps to the last line, ALLOW.
    steps += [(_JUMP_IF_EQUAL, len(allowed) - place + 5, 0, number) for place, number in enumerate(allowed)]
    steps += [
        (_JUMP_IF_EQUAL, 2, 0, clone),
        (_JUMP_IF_EQUAL, 0, 3, _CLONE3),
        (_RETURN, 0, 0, _UNKNOWN),
        (_LOAD, 0, 0, _OFFSET_FIRST_ARGUMENT),
        (_JUMP_IF_SET, 1, 0, _CLONE_THREAD),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
