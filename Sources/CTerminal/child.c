/* Children, and the clock. */
#define _GNU_SOURCE 1
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include "CTerminal.h"

extern char **environ;

int terminal_spawn(const char *command, const char *argument) {
  posix_spawnattr_t attributes;
  sigset_t none, defaults;
  sigemptyset(&none);
  sigemptyset(&defaults);
  static const int ours[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCHLD, SIGPIPE, SIGXFSZ};
  for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) sigaddset(&defaults, ours[i]);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  char *arguments[] = {(char *)"sh", (char *)"-c", (char *)command, (char *)"sh", (char *)argument, NULL};
  pid_t process = 0;
  const int failure = posix_spawn(&process, "/bin/sh", NULL, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  return failure ? -failure : (int)process;
}

bool terminal_reap(int process, int *status) { return waitpid(process, status, WNOHANG) == process; }

void terminal_end(int process, int signal_number) {
  kill(process, signal_number);
  kill(process, SIGCONT);
  const struct timespec pause = {0, 10 * 1000 * 1000};
  for (int tries = 0; tries < 50; tries++) {
    int status;
    if (waitpid(process, &status, WNOHANG) != 0) return;
    nanosleep(&pause, NULL);
  }
}

int64_t terminal_steady_milliseconds(void) {
  struct timespec now;
#ifdef CLOCK_BOOTTIME
  clock_gettime(CLOCK_BOOTTIME, &now);
#else
  clock_gettime(CLOCK_MONOTONIC, &now); /* on macOS it counts while the machine sleeps */
#endif
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
