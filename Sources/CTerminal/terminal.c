/* The screen and the keys, by curses. */
#define _GNU_SOURCE 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
/* curses' macros of these names would get in the way of nothing here, but read badly */
#undef lines
#undef columns

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "CTerminal.h"
#include "internal.h"

static SCREEN *screen;
static bool utf8;
static bool away; /* a child or the shell has the terminal */
static char message[160];

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

static int collect(int character) {
  if (reset_record.length < sizeof reset_record.sequence) reset_record.sequence[reset_record.length++] = (char)character;
  return character;
}

static void collect_capability(const char *name) {
  const char *value = tigetstr((char *)name);
  if (value && value != (char *)-1) tputs(value, 1, collect);
}

static void prepare_reset(void) {
  reset_record.length = 0;
  for (const char *c = paste_off; *c; c++) collect(*c);
  collect_capability("sgr0");
  collect_capability("op");
  collect_capability("cnorm");
  collect_capability("rmkx");
  collect_capability("rmcup");
  collect('\r');
  reset_record.armed = true;
}

/* A terminal of UTF-8 is likely even where the locale is plain C; where it is not to be had, ASCII it is. */
static void choose_locale(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
  utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* Reading or setting modes from the background would fail or mix with the shell's line: stop until `fg`. */
static bool wait_for_foreground(void) {
  for (int tries = 0; tries < 3; tries++) {
    const pid_t foreground = tcgetpgrp(STDIN_FILENO);
    if (foreground < 0 || foreground == getpgrp()) return true;
    kill(0, SIGTTIN);
  }
  return false;
}

static void name_keys(void) {
  static const struct { const char *sequence; int code; } keys[] = {
      {"\033[200~", 0x1001}, {"\033[201~", 0x1002}, {"\033[1;5D", 0x1003}, {"\033[1;5C", 0x1004},
      {"\033[1;3D", 0x1003}, {"\033[1;3C", 0x1004},  {"\033[3~", KEY_DC},    {"\033[Z", KEY_BTAB},
      {"\033[H", KEY_HOME},  {"\033[F", KEY_END},    {"\033OH", KEY_HOME},   {"\033OF", KEY_END},
      {"\033[1~", KEY_HOME}, {"\033[4~", KEY_END},   {"\033[A", KEY_UP},     {"\033[B", KEY_DOWN},
      {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT}};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) define_key(keys[i].sequence, keys[i].code);
}

static void set_modes(void) {
  raw();
  noecho();
  nonl();
  nodelay(stdscr, TRUE);
  keypad(stdscr, TRUE);
}

const char *terminal_open(void) {
  if (!wait_for_foreground()) return "cannot take the terminal from the background; start it in the foreground";
  choose_locale();
  int found = 0;
  const char *name = getenv("TERM");
  if (!name || !*name) return "TERM is not set; set it to your terminal's name, for example TERM=xterm-256color";
  if (setupterm(NULL, STDOUT_FILENO, &found) != OK) {
    snprintf(message, sizeof message, "terminal %.40s is not known here; set TERM to one that is, for example xterm-256color", name);
    return message;
  }
  const char *move = tigetstr((char *)"cup");
  if (!move || move == (char *)-1) {
    snprintf(message, sizeof message, "terminal %.40s cannot move its cursor; use another, or set TERM", name);
    return message;
  }
  if (tcgetattr(STDIN_FILENO, &reset_record.modes) != 0) return "standard input is not a terminal";
  if (!signals_open()) return "no file is left to open; raise the limit with ulimit -n";
  screen = newterm(NULL, stdout, stdin);
  if (!screen) {
    signals_close();
    return "the terminal could not be set up; is there enough memory?";
  }
  set_escdelay(25);
  set_modes();
  leaveok(stdscr, TRUE);
  curs_set(0);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  name_keys();
  prepare_reset();
  errors_cover();
  int columns, rows;
  terminal_size(&columns, &rows);
  refresh();
  write_all(STDOUT_FILENO, paste_on, sizeof paste_on - 1);
  return NULL;
}

void terminal_close(void) {
  if (!screen) return;
  terminal_leave();
  reset_record.armed = false;
  tcsetattr(STDIN_FILENO, TCSANOW, &reset_record.modes);
  delscreen(screen);
  screen = NULL;
  away = false;
  signals_close();
  errors_uncover();
}

void terminal_leave(void) {
  if (!screen || away) return;
  away = true;
  reset_record.armed = false;
  write_all(STDOUT_FILENO, paste_off, sizeof paste_off - 1);
  endwin();
}

void terminal_enter(void) {
  if (!screen) return;
  away = false;
  reset_record.armed = true;
  terminal_reset_modes();
}

void terminal_reset_modes(void) {
  if (!screen || away) return;
  reset_prog_mode();
  set_modes();
  clearok(curscr, TRUE);
  refresh();
  write_all(STDOUT_FILENO, paste_on, sizeof paste_on - 1);
}

void terminal_stop(bool whole_job) {
  const bool was_away = away;
  terminal_leave();
  struct sigaction stop = {.sa_handler = SIG_DFL}, before;
  sigaction(SIGTSTP, &stop, &before);
  if (whole_job) kill(0, SIGTSTP); else raise(SIGTSTP);
  sigaction(SIGTSTP, &before, NULL);
  if (!was_away) terminal_enter();
}

void terminal_size(int *columns, int *rows) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
    *columns = size.ws_col;
    *rows = size.ws_row;
  } else {
    const int known_columns = tigetnum((char *)"cols"), known_rows = tigetnum((char *)"lines");
    *columns = known_columns > 0 ? known_columns : 80;
    *rows = known_rows > 0 ? known_rows : 24;
  }
  if (screen && (COLS != *columns || LINES != *rows)) resizeterm(*rows, *columns);
}

bool terminal_is_utf8(void) { return utf8; }

int terminal_colours(void) { return screen && has_colors() ? COLORS : 0; }

void terminal_set_pair(int pair, int foreground, int background) {
  if (pair < COLOR_PAIRS) init_pair((short)pair, (short)foreground, (short)background);
}

void terminal_paint_row(int row, const struct terminal_cell *cells, int count) {
  static cchar_t *line;
  static int room;
  if (!screen || row >= LINES) return;
  if (count > room) {
    cchar_t *larger = realloc(line, sizeof *line * (size_t)count);
    if (!larger) return;
    line = larger;
    room = count;
  }
  int used = 0;
  for (int i = 0; i < count; i++) {
    const struct terminal_cell *cell = &cells[i];
    if (cell->width == 0) continue;
    attr_t attributes = A_NORMAL;
    if (cell->bold) attributes |= A_BOLD;
    if (cell->dim) attributes |= A_DIM;
    if (cell->reverse) attributes |= A_REVERSE;
    if (cell->underline) attributes |= A_UNDERLINE;
    wchar_t text[6] = {0};
    for (int j = 0; j < 5 && cell->text[j]; j++) text[j] = (wchar_t)cell->text[j];
    /* curses goes by the C library's widths: where it disagrees the row would shift */
    const bool fits = wcwidth(text[0]) == cell->width;
    if (!fits) text[0] = L'?', text[1] = 0;
    if (setcchar(&line[used], text, attributes, cell->pair, NULL) == ERR) {
      text[1] = 0;
      if (setcchar(&line[used], text, attributes, cell->pair, NULL) == ERR) setcchar(&line[used], L"?", attributes, cell->pair, NULL);
    }
    used++;
    if (!fits && cell->width == 2 && used < count) setcchar(&line[used++], L" ", attributes, cell->pair, NULL);
  }
  mvadd_wchnstr(row, 0, line, used);
}

void terminal_show(int column, int row) {
  if (!screen || away) return;
  if (column >= 0) {
    leaveok(stdscr, FALSE);
    move(row, column);
    curs_set(1);
  } else {
    curs_set(0);
    leaveok(stdscr, TRUE);
  }
  refresh();
}

void terminal_bell(void) { write_all(STDOUT_FILENO, "\a", 1); }

static uint32_t key_of(int code) {
  switch (code) {
    case KEY_UP: return TERMINAL_KEY_UP;
    case KEY_DOWN: return TERMINAL_KEY_DOWN;
    case KEY_LEFT: return TERMINAL_KEY_LEFT;
    case KEY_RIGHT: return TERMINAL_KEY_RIGHT;
    case KEY_HOME: return TERMINAL_KEY_HOME;
    case KEY_END: return TERMINAL_KEY_END;
    case KEY_PPAGE: return TERMINAL_KEY_PAGE_UP;
    case KEY_NPAGE: return TERMINAL_KEY_PAGE_DOWN;
    case KEY_BACKSPACE: return TERMINAL_KEY_BACKSPACE;
    case KEY_DC: return TERMINAL_KEY_DELETE;
    case KEY_BTAB: return TERMINAL_KEY_BACK_TAB;
    case KEY_ENTER: return TERMINAL_KEY_ENTER;
    case 0x1001: return TERMINAL_KEY_PASTE_BEGIN;
    case 0x1002: return TERMINAL_KEY_PASTE_END;
    case 0x1003: return TERMINAL_KEY_WORD_LEFT;
    case 0x1004: return TERMINAL_KEY_WORD_RIGHT;
    default: return TERMINAL_KEY_OTHER;
  }
}

static struct terminal_input input_of_signal(int number) {
  switch (number) {
    case SIGWINCH: return (struct terminal_input){TERMINAL_RESIZED, 0};
    case SIGCONT: return (struct terminal_input){TERMINAL_CONTINUED, 0};
    case SIGTSTP: return (struct terminal_input){TERMINAL_STOP, 0};
    case SIGCHLD: return (struct terminal_input){TERMINAL_CHILD, 0};
    default: return (struct terminal_input){TERMINAL_QUIT, (uint32_t)number};
  }
}

struct terminal_input terminal_read(void) {
  const int number = signals_next();
  if (number) return input_of_signal(number);
  if (!screen || away) return (struct terminal_input){TERMINAL_NOTHING, 0};
  wint_t value = 0;
  const int kind = get_wch(&value);
  if (kind == KEY_CODE_YES && value == KEY_RESIZE) return terminal_read(); /* our own resizeterm pushed it */
  if (kind == KEY_CODE_YES) return (struct terminal_input){TERMINAL_KEY, key_of((int)value)};
  if (kind == OK) return (struct terminal_input){TERMINAL_CHARACTER, (uint32_t)value};
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  if (poll(&input, 1, 0) > 0 && (input.revents & (POLLHUP | POLLERR | POLLNVAL)))
    return (struct terminal_input){TERMINAL_HANGUP, 0};
  return (struct terminal_input){TERMINAL_NOTHING, 0};
}

bool terminal_wait(int64_t milliseconds, bool keys) {
  struct pollfd sources[2] = {{signals_descriptor(), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
  const int limit = milliseconds < 0 ? -1 : milliseconds > 1 << 30 ? 1 << 30 : (int)milliseconds;
  return poll(sources, keys ? 2 : 1, limit) != 0;
}
