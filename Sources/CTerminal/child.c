/* Children. */
#define _GNU_SOURCE 1
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>
#include <time.h>

#include "CTerminal.h"
#include "internal.h"

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
  /* Our own standard error is covered; the child's is the terminal. */
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (reset_record.real_error >= 0) posix_spawn_file_actions_adddup2(&actions, reset_record.real_error, STDERR_FILENO);
  pid_t process = 0;
  const int failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return failure ? -failure : (int)process;
}

enum terminal_child terminal_reap(int process, int *status) {
  if (waitpid(process, status, WNOHANG | WUNTRACED) != process) return TERMINAL_CHILD_RUNS;
  return WIFSTOPPED(*status) ? TERMINAL_CHILD_STOPPED : TERMINAL_CHILD_ENDED;
}

void terminal_continue(int process) { kill(process, SIGCONT); }

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
