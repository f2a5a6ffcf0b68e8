/* Which terminal it is: by terminfo, and by its own answer. */
#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
#undef lines
#undef columns

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "CTerminal.h"
#include "internal.h"

static const char *description; /* the terminfo entry in use: TERM's own or a stand-in */

/* Current terminals whose terminfo entries many systems lack; all of them do what xterm does. */
static const char *const like_xterm[] = {"xterm", "alacritty", "contour", "foot", "ghostty", "iterm", "kitty", "konsole",
                                         "mlterm", "rio", "rxvt", "screen", "st-", "tmux", "vte", "wezterm", "gnome"};

/* The name itself or a stand-in for it; null if neither is known. */
static const char *known(const char *name) {
  int found = 0;
  if (setupterm(name, STDOUT_FILENO, &found) == OK) return name;
  for (size_t i = 0; i < sizeof like_xterm / sizeof *like_xterm; i++) {
    if (strncmp(name, like_xterm[i], strlen(like_xterm[i])) != 0) continue;
    static const char *const tries[] = {"xterm-256color", "xterm", "vt220", "vt100"};
    for (size_t j = 0; j < sizeof tries / sizeof *tries; j++)
      if (setupterm(tries[j], STDOUT_FILENO, &found) == OK) return tries[j];
  }
  return NULL;
}

const char *choose_description(const char *name) { return description = known(name); }

const char *terminal_description(void) { return description; }

int terminal_ask(uint8_t *answer, int room, int milliseconds) {
  const bool is_modern = is_modern_terminal();
  write_all(STDOUT_FILENO, is_modern ? "\033[>0q\033[c" : "\033[c", is_modern ? 8 : 3);
  const int64_t end = terminal_steady_milliseconds() + milliseconds;
  int count = 0;
  while (count < room) {
    const int64_t left = end - terminal_steady_milliseconds();
    struct pollfd input = {STDIN_FILENO, POLLIN, 0};
    if (left <= 0) break;
    const int found = poll(&input, 1, (int)left);
    if (found < 0 && errno == EINTR) continue;
    if (found <= 0) break;
    const ssize_t got = read(STDIN_FILENO, answer + count, (size_t)(room - count));
    if (got <= 0) break;
    count += (int)got;
    if (answer[count - 1] == 'c') break;
  }
  /* What else there is would be typed into the shell. */
  tcflush(STDIN_FILENO, TCIFLUSH);
  return count;
}
