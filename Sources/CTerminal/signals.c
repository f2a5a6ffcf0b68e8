/* Signals arrive as bytes in a pipe, so that one poll waits for keys, signals and time. POSIX only. */
#define _GNU_SOURCE 1
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "CTerminal.h"

struct reset_record reset_record = {.real_error = -1, .kept_error = -1};

static int pipe_ends[2] = {-1, -1};

/* Those that become events, and those that end us at once: faults, and whatever else would end us by default. */
static const int events[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCHLD};
static const int crashes[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS,    SIGFPE,  SIGSYS,
                              SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGVTALRM, SIGPROF,
#ifdef SIGPWR
                              SIGPWR,
#endif
                              SIGIO};
static const int ignored[] = {SIGPIPE};
enum { EVENTS = sizeof events / sizeof *events, CRASHES = sizeof crashes / sizeof *crashes,
       IGNORED = sizeof ignored / sizeof *ignored };
static sigset_t before_mask;
static struct sigaction before_events[EVENTS], before_crashes[CRASHES], before_ignored[IGNORED];

void write_all(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    const ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

static void on_event(int number) {
  const int saved = errno;
  const unsigned char byte = (unsigned char)number;
  const ssize_t ignored_result = write(pipe_ends[1], &byte, 1); /* a full pipe already wakes us */
  (void)ignored_result;
  errno = saved;
}

/* A fault that happens again when the handler returns, at the same instruction. */
static bool comes_again(int number, const siginfo_t *info) {
  if (!info || info->si_code <= 0) return false; /* sent, not raised by an instruction */
#ifdef __aarch64__
  if (number == SIGTRAP) return true;
#endif
  return number == SIGSEGV || number == SIGILL || number == SIGFPE || number == SIGBUS;
}

/* Only calls that are safe in a handler. A fault of our own comes again under the action of before, which may print a
   trace; one that was sent would not, and that action may return, so it ends us here. */
static void on_crash(int number, siginfo_t *info, void *context) {
  (void)context;
  if (reset_record.armed) {
    reset_record.armed = false;
    write_all(STDOUT_FILENO, reset_record.sequence, reset_record.length);
    tcsetattr(STDIN_FILENO, TCSANOW, &reset_record.modes);
    errors_uncover();
  }
  for (int i = 0; i < CRASHES; i++)
    if (crashes[i] == number) sigaction(number, &before_crashes[i], NULL);
  if (comes_again(number, info)) return;
  signal(number, SIG_DFL);
  raise(number);
}

bool signals_open(void) {
  if (pipe(pipe_ends) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(pipe_ends[i], F_SETFL, O_NONBLOCK);
    fcntl(pipe_ends[i], F_SETFD, FD_CLOEXEC);
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  /* One handler at a time, so that the bytes stand in the order of the signals. */
  sigfillset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  action.sa_handler = on_event;
  for (int i = 0; i < EVENTS; i++) sigaction(events[i], &action, &before_events[i]);
  /* A stack that overflowed has no room for its own handler. */
  static char spare[1 << 16];
  const stack_t stack = {.ss_sp = spare, .ss_size = sizeof spare};
  sigaltstack(&stack, NULL);
  sigemptyset(&action.sa_mask);
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_ONSTACK | SA_SIGINFO;
  for (int i = 0; i < CRASHES; i++) {
    sigaction(crashes[i], NULL, &before_crashes[i]);
    if (before_crashes[i].sa_handler != SIG_IGN) sigaction(crashes[i], &action, NULL);
  }
  /* Whoever started us may have had them blocked; then no size would change and no kill would end us. */
  sigset_t wanted;
  sigemptyset(&wanted);
  for (int i = 0; i < EVENTS; i++) sigaddset(&wanted, events[i]);
  for (int i = 0; i < CRASHES; i++) sigaddset(&wanted, crashes[i]);
  sigprocmask(SIG_UNBLOCK, &wanted, &before_mask);
  action.sa_handler = SIG_IGN;
  action.sa_flags = 0;
  for (int i = 0; i < IGNORED; i++) sigaction(ignored[i], &action, &before_ignored[i]);
  return true;
}

void signals_close(void) {
  if (pipe_ends[0] < 0) return;
  sigprocmask(SIG_SETMASK, &before_mask, NULL);
  for (int i = 0; i < EVENTS; i++) sigaction(events[i], &before_events[i], NULL);
  for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &before_crashes[i], NULL);
  for (int i = 0; i < IGNORED; i++) sigaction(ignored[i], &before_ignored[i], NULL);
  for (int i = 0; i < 2; i++) {
    close(pipe_ends[i]);
    pipe_ends[i] = -1;
  }
}

int signals_next(void) {
  unsigned char byte;
  return pipe_ends[0] >= 0 && read(pipe_ends[0], &byte, 1) == 1 ? byte : 0;
}

int signals_descriptor(void) { return pipe_ends[0]; }

/* What libraries and the runtime say of a trap would vanish with the alternate screen: keep it aside. */
void errors_cover(void) {
  if (!isatty(STDERR_FILENO)) return;
#ifdef __linux__
  const int file = memfd_create("errors", MFD_CLOEXEC);
#else
  char name[] = "/tmp/greenroom-errors-XXXXXX";
  const int file = mkstemp(name);
  if (file >= 0) unlink(name);
#endif
  if (file < 0) return;
  reset_record.real_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (reset_record.real_error < 0 || dup2(file, STDERR_FILENO) < 0) {
    close(file);
    return;
  }
  reset_record.kept_error = file;
}

/* Safe in a handler. */
void errors_uncover(void) {
  if (reset_record.kept_error < 0) return;
  dup2(reset_record.real_error, STDERR_FILENO);
  char part[1024];
  lseek(reset_record.kept_error, 0, SEEK_SET);
  for (ssize_t got; (got = read(reset_record.kept_error, part, sizeof part)) > 0;)
    write_all(STDERR_FILENO, part, (size_t)got);
  close(reset_record.kept_error);
  close(reset_record.real_error);
  reset_record.kept_error = reset_record.real_error = -1;
}

void terminal_die(int number) {
  signal(number, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  sigprocmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
  _exit(128 + number);
}
