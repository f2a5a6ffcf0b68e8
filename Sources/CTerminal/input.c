/* Bytes from the terminal, signals from the pipe, and waiting for either. */
#define _GNU_SOURCE 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
#undef lines
#undef columns

#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "CTerminal.h"
#include "internal.h"

static struct terminal_input input_of_signal(int number) {
  switch (number) {
    case SIGWINCH: return (struct terminal_input){TERMINAL_RESIZED, 0};
    case SIGCONT: return (struct terminal_input){TERMINAL_CONTINUED, 0};
    case SIGTSTP: return (struct terminal_input){TERMINAL_STOP, 0};
    case SIGCHLD: return (struct terminal_input){TERMINAL_CHILD, 0};
    default: return (struct terminal_input){TERMINAL_QUIT, (uint32_t)number};
  }
}

static struct terminal_input input_at_rest(void) {
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  if (poll(&input, 1, 0) > 0 && (input.revents & (POLLHUP | POLLERR | POLLNVAL)))
    return (struct terminal_input){TERMINAL_HANGUP, 0};
  /* In the background, but not put there by the shell: stop until `fg`, or end if no one could type it. */
  if (!wait_for_foreground()) return (struct terminal_input){TERMINAL_HANGUP, 0};
  return (struct terminal_input){TERMINAL_NOTHING, 0};
}

bool terminal_is_kept(void) { return !screen_is_ours() || wait_for_foreground(); }

struct terminal_input terminal_read(uint8_t *bytes, int room) {
  const int number = signals_next();
  if (number) return input_of_signal(number);
  if (!screen_is_ours()) return (struct terminal_input){TERMINAL_NOTHING, 0};
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  if (poll(&input, 1, 0) <= 0 || !(input.revents & POLLIN)) return input_at_rest();
  const ssize_t count = read(STDIN_FILENO, bytes, (size_t)room);
  return count > 0 ? (struct terminal_input){TERMINAL_BYTES, (uint32_t)count} : input_at_rest();
}

int32_t terminal_decode(uint8_t byte) {
  static mbstate_t state;
  wchar_t value = 0;
  const size_t used = mbrtowc(&value, (const char *)&byte, 1, &state);
  if (used == (size_t)-2) return -1;
  if (used == (size_t)-1) {
    memset(&state, 0, sizeof state);
    return -2;
  }
  return (int32_t)value;
}

const char *terminal_capability(const char *name) {
  const char *value = tigetstr((char *)name);
  return value == (char *)-1 ? NULL : value;
}

bool terminal_wait(int64_t milliseconds, const int *others, int count, bool *ready, bool keys) {
  enum { MOST = 16 };
  struct pollfd sources[2 + MOST] = {{signals_descriptor(), POLLIN, 0}, {keys ? STDIN_FILENO : -1, POLLIN, 0}};
  if (count > MOST) count = MOST;
  for (int i = 0; i < count; i++) sources[2 + i] = (struct pollfd){others[i], POLLIN, 0};
  const int limit = milliseconds < 0 ? -1 : milliseconds > 1 << 30 ? 1 << 30 : (int)milliseconds;
  const bool found = poll(sources, (nfds_t)(2 + count), limit) != 0;
  for (int i = 0; i < count; i++) ready[i] = found && sources[2 + i].revents != 0;
  return found;
}
