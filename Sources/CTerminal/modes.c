/* Terminal modes that neither curses nor termios knows about, in case a child changed them. */
#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
#undef lines
#undef columns

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CTerminal.h"
#include "internal.h"

/* From xterm's "Control Sequences" and ECMA-48: insert and new line mode; reverse video, wrapping; keypad, cursor keys,
   line drawing set, colors; every mouse report and encoding; focus reports, bracketed pastes, synchronized updates. */
static const char common[] =
    "\033[4l\033[20l\033[?5l\033[?7h\033>\033[?1l\033(B\017\033[m"
    "\033[?9l\033[?1000l\033[?1001l\033[?1002l\033[?1003l\033[?1005l\033[?1006l\033[?1015l\033[?1016l"
    "\033[?1004l\033[?2004l\033[?2026l\033[?25h";

/* kitty's keyboard flags and modifyOtherKeys. The Linux console would print half of these bytes. */
static const char modern[] = "\033[=0u\033[>4;0m";

static bool is_ecma(void) {
  const char *move = terminal_capability("cup");
  return move && strncmp(move, "\033[", 2) == 0;
}

bool is_modern_terminal(void) {
  const char *name = getenv("TERM");
  return is_ecma() && name && strncmp(name, "linux", 5) != 0 && (terminal_capability("kmous") || tigetflag((char *)"XT") == 1);
}

/* Origin mode and the scroll region; both put the cursor into the corner. */
static const char place[] = "\033[?6l\033[r";

#define WRITE(text) write_all(STDOUT_FILENO, text, sizeof text - 1)

void modes_reset(void) {
  if (!is_ecma()) return;
  WRITE(common);
  if (!is_modern_terminal()) return;
  WRITE(modern);
  if (terminal_capability("Ss")) WRITE("\033[0 q");
}

void place_reset(void) {
  if (is_ecma()) WRITE(place);
}

void cursor_to_last_line(void) {
  if (is_ecma()) WRITE("\033[999;1H\r\n");
}

void title_push(void) {
  if (is_modern_terminal()) WRITE("\033[22;0t");
}

void title_pop(void) {
  if (is_modern_terminal()) WRITE("\033[23;0t");
}
