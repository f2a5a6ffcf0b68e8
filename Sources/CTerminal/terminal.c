/* The screen and the keys, by curses. */
#define _GNU_SOURCE 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
/* curses' macros of these names would get in the way of nothing here, but read badly */
#undef lines
#undef columns

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
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
static bool lent; /* a child has it */
static char message[160];

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

static int collect(int character) {
  if (reset_record.length < sizeof reset_record.sequence) reset_record.sequence[reset_record.length++] = (char)character;
  return character;
}

static void collect_capability(const char *name) {
  const char *value = terminal_capability(name);
  if (value) tputs(value, 1, collect);
}

static char sent[64];
static size_t sent_length;

static int put_aside(int character) {
  if (sent_length < sizeof sent) sent[sent_length++] = (char)character;
  return character;
}

/* Bypasses curses, which sends these only when it reads keys. */
static void send_capability(const char *name) {
  const char *value = terminal_capability(name);
  sent_length = 0;
  if (value) tputs(value, 1, put_aside);
  write_all(STDOUT_FILENO, sent, sent_length);
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
  if (strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") == 0) setlocale(LC_CTYPE, "C.UTF-8");
  utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool is_foreground(void) {
  const pid_t foreground = tcgetpgrp(STDIN_FILENO);
  return foreground < 0 || foreground == getpgrp();
}

/* Reading or setting modes from the background would fail or mix with the shell's line: stop until `fg`. */
bool wait_for_foreground(void) {
  for (int tries = 0; tries < 3; tries++) {
    if (is_foreground()) return true;
    kill(0, SIGTTIN);
  }
  return false;
}

static void set_modes(void) {
  raw();
  noecho();
  nonl();
}

/* The terminfo entry describes what keys send in this mode. */
static void begin_input(void) {
  send_capability("smkx");
  write_all(STDOUT_FILENO, paste_on, sizeof paste_on - 1);
}

const char *terminal_open(void) {
  if (!wait_for_foreground()) return "cannot take the terminal from the background; start it in the foreground";
  choose_locale();
  const char *name = getenv("TERM");
  if (!name || !*name) return "TERM is not set; set it to your terminal's name, for example TERM=xterm-256color";
  const char *description = choose_description(name);
  if (!description) {
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
  screen = newterm(description, stdout, stdin);
  if (!screen) {
    signals_close();
    return "the terminal could not be set up; is there enough memory?";
  }
  set_modes();
  /* Asking for keys between rows of a picture costs more than finishing it. */
  typeahead(-1);
  leaveok(stdscr, TRUE);
  curs_set(0);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  prepare_reset();
  errors_cover();
  int columns, rows;
  terminal_size(&columns, &rows);
  refresh();
  begin_input();
  return NULL;
}

static void leave(void) {
  if (!screen || away) return;
  away = true;
  reset_record.armed = false;
  write_all(STDOUT_FILENO, paste_off, sizeof paste_off - 1);
  send_capability("rmkx");
  endwin();
}

static void enter(void) {
  if (!screen) return;
  away = false;
  reset_record.armed = true;
  /* A child may have left them non-blocking; a slow terminal would then keep a core busy. */
  for (int descriptor = 0; descriptor <= 1; descriptor++)
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
  terminal_reset_modes();
}

void terminal_close(void) {
  if (!screen) return;
  /* A child that ended with us may have left any mode on. */
  if (lent) {
    modes_reset();
    place_reset();
    cursor_to_last_line();
    title_pop();
  }
  lent = false;
  leave();
  reset_record.armed = false;
  /* From the background it would stop us, and the shell has set the modes it wants. */
  if (is_foreground()) tcsetattr(STDIN_FILENO, TCSANOW, &reset_record.modes);
  delscreen(screen);
  screen = NULL;
  away = false;
  signals_close();
  errors_uncover();
}

void terminal_lend(void) {
  if (!screen || away) return;
  leave();
  lent = true;
  title_push();
}

void terminal_take_back(void) {
  if (!screen) return;
  lent = false;
  /* Before entering, which may push a title of its own. */
  title_pop();
  enter();
}

void terminal_reset_modes(void) {
  if (!screen || away) return;
  modes_reset();
  reset_prog_mode();
  set_modes();
  /* The cursor may not be in the state curses thinks it is. */
  curs_set(1);
  curs_set(0);
  /* The screen is ours from here on, and the shell's cursor is safe. */
  clearok(curscr, TRUE);
  refresh();
  place_reset();
  clearok(curscr, TRUE);
  refresh();
  begin_input();
}

void terminal_stop(bool whole_job) {
  const bool was_away = away;
  leave();
  /* The terminal is given back: what ends a stopped job may end it at once. */
  static const int defaults[] = {SIGTSTP, SIGTERM, SIGHUP, SIGINT, SIGQUIT};
  enum { COUNT = sizeof defaults / sizeof *defaults };
  struct sigaction action = {.sa_handler = SIG_DFL}, before[COUNT];
  for (int i = 0; i < COUNT; i++) sigaction(defaults[i], &action, &before[i]);
  if (whole_job) kill(0, SIGTSTP); else raise(SIGTSTP);
  wait_for_foreground();
  for (int i = 0; i < COUNT; i++) sigaction(defaults[i], &before[i], NULL);
  if (!was_away) enter();
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

bool screen_is_ours(void) { return screen && !away; }

bool terminal_is_utf8(void) { return utf8; }

int terminal_colors(void) { return screen && has_colors() ? COLORS : 0; }

void terminal_set_pair(int pair, int foreground, int background) {
  if (pair < COLOR_PAIRS) init_pair((short)pair, (short)foreground, (short)background);
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
