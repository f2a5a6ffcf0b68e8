/* The clocks: one that is never set, and one for people. */
#define _GNU_SOURCE 1
#include <time.h>

#include "CTerminal.h"

static int64_t milliseconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t terminal_steady_milliseconds(void) {
#ifdef CLOCK_BOOTTIME
  return milliseconds(CLOCK_BOOTTIME);
#else
  return milliseconds(CLOCK_MONOTONIC); /* on macOS it counts while the machine sleeps */
#endif
}

int64_t terminal_wall_milliseconds(void) { return milliseconds(CLOCK_REALTIME); }
