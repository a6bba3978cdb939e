# SPDX-License-Identifier: Apache-2.0
"""imports.py LIBRARY: what the shared library imports has no name that it must not call: nothing printed, no exit, no clock, no
environment, no locale, no network, no child process. A name that some header brings in stands in KNOWN with its reason."""
import re
import subprocess
import sys

BANNED = {
    "output": r"v?[fd]?w?printf(_chk)?|__[fvd]*printf_chk|puts|fputs|fputc|putc|putchar|fwrite|perror|syslog|stdout|stderr|"
              r"_ZSt4cout|_ZSt4cerr|_ZSt4clog",
    "end of the process": r"_?exit|_Exit|quick_exit|abort|__assert_fail|_ZSt9terminatev|raise|longjmp|__longjmp_chk",
    "clock": r"time|clock|gettimeofday|clock_gettime|localtime(_r)?|gmtime(_r)?|mktime|strftime|tzset|ftime|timespec_get|"
             r"_ZNSt6chrono.*3nowEv|sleep|usleep|nanosleep",
    "environment": r"getenv|secure_getenv|setenv|putenv|unsetenv|clearenv|environ|__environ",
    "locale": r"setlocale|newlocale|uselocale|duplocale|localeconv|nl_langinfo|_ZNSt6localeC.*|strcoll|strxfrm|wcscoll|"
              r"is(alpha|digit|alnum|space|upper|lower|punct|print)|to(upper|lower)|__ctype_.*",
    "numbers by locale": r"strto(f|d|ld)|ato[fil]|atoll|v?s?scanf|__isoc99_.*scanf",
    "chance": r"rand|rand_r|random|srand|drand48|arc4random.*|getrandom|getentropy|_ZNSt13random_device.*",
    "network": r"socket|connect|bind|listen|accept4?|send(to|msg)?|recv(from|msg)?|getaddrinfo|gethostby.*|res_.*|ioctl",
    "child processes": r"system|popen|fork|vfork|exec[vl]p?e?|posix_spawnp?|clone|waitpid|dlopen|dlsym",
    "signals and state": r"signal|sigaction|sigprocmask|pthread_sigmask|umask|chdir|fchdir|chroot|setrlimit|prctl|atexit",
    "unsafe text": r"gets|strcpy|strcat|v?sprintf|strncat|strtok|mktemp|tmpnam|tempnam|alloca",
    "locks and threads": r"pthread_(mutex|cond|rwlock|create|once).*|_ZNSt6thread.*|_ZNSt5mutex.*",
}

KNOWN = {
    "strtod": "nlohmann's lexer, which puts the decimal point of the locale in before",
    "localeconv": "the same: it asks for the decimal point",
    "snprintf": "nlohmann, for doubles that are not IEEE 754; never run",
    "__snprintf_chk": "the same under FORTIFY",
    "fprintf": "fmt's assert_fail: a bug in fmt, not an outcome",
    "__fprintf_chk": "the same under FORTIFY",
    "stderr": "the same",
    "fwrite": "the same, as clang makes it of fprintf",
    "abort": "the same; and a failed assertion of nlohmann or the standard library",
    "__assert_fail": "assertions of nlohmann and Boost: bugs, not outcomes",
    "_ZNSt6localeC1Ev": "fmt, for the format option L, which is nowhere used",
    "_ZNSt6localeC1ERKS_": "the same",
    "_ZNSt6localeD1Ev": "the same",
    "_ZSt9terminatev": "an exception that passes noexcept would be a bug; the barrier lets none pass",
}


def faults(names):
    for name in sorted(names):
        for kind, pattern in BANNED.items():
            if re.fullmatch(pattern, name) and name not in KNOWN:
                yield f"{name} is imported ({kind})"


def imported(library):
    run = subprocess.run(["nm", "-D", "--undefined-only", library], check=True, capture_output=True, text=True)
    return {line.split()[-1].partition("@")[0] for line in run.stdout.splitlines()}


def main():
    names = imported(sys.argv[1])
    found = list(faults(names))
    for control in ["printf", "exit", "clock_gettime", "getenv", "setlocale", "atof", "rand", "socket", "popen", "sigaction",
                    "_ZSt4cout", "pthread_mutex_lock", "_ZNSt6chrono3_V212system_clock3nowEv"]:
        if not list(faults(names | {control})):
            found.append(f"control: {control} was not noticed")
    print(*found, sep="\n")
    for name in sorted(names & set(KNOWN)):
        print(f"known: {name}: {KNOWN[name]}")
    print(f"{len(names)} imports, {len(found)} faults")
    return 1 if found or not names else 0


if __name__ == "__main__":
    sys.exit(main())
