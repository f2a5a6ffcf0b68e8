#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

/* All that knows curses and signals. One terminal at a time, one thread.
   The header does without <curses.h>: its macros and variadics do not reach Swift. */

/* A cell as it is painted: a base scalar and up to four marks, ended by 0 where there are fewer. */
struct terminal_cell {
  uint32_t text[5];
  uint8_t width; /* 1 or 2; cells of width 0 (the right half of a wide one) are passed over */
  uint8_t bold;
  uint8_t dim;
  uint8_t reverse;
  uint8_t underline;
  int16_t pair; /* 0 or one set by terminal_set_pair */
};

enum terminal_input_kind {
  TERMINAL_NOTHING,
  TERMINAL_BYTES,     /* value: how many came */
  TERMINAL_RESIZED,
  TERMINAL_CONTINUED, /* after a stop */
  TERMINAL_STOP,      /* asked to stop, as by kill -TSTP */
  TERMINAL_CHILD,     /* a child ended or stopped */
  TERMINAL_QUIT,      /* value: the number of the signal that asks to end */
  TERMINAL_HANGUP     /* the terminal is gone */
};

struct terminal_input {
  enum terminal_input_kind kind;
  uint32_t value;
};

/* Takes the terminal: alternate screen, character mode, no signals from keys, brackets around pastes.
   Stops the process first while it is in the background. Returns 0, or a message without a line break. */
const char *terminal_open(void);

/* Gives it back as it was found, restores signals, and writes what went to standard error meanwhile. May be called
   again and after a failed open. */
void terminal_close(void);

/* For a child that draws on its own: lends it the terminal, then takes it back and repaints everything. Whatever the
   child left on is turned off again, and the title is restored. */
void terminal_lend(void);
void terminal_take_back(void);

/* Stops the process as Ctrl-Z does; the whole job when `whole_job`. Returns when it is continued. */
void terminal_stop(bool whole_job);

/* Ends the process by the signal, after terminal_close, so that the parent sees what happened. */
void terminal_die(int signal_number);

/* The size that the terminal itself reports; where it does not know, the one of its description. Takes a changed
   size over. */
void terminal_size(int *columns, int *rows);

/* After SIGCONT: sets the modes again, for a shell may have changed them, and repaints all. */
void terminal_reset_modes(void);

/* The terminfo entry in use: TERM's own or, if that is not known here, a stand-in. */
const char *terminal_description(void);

/* Asks the terminal what it is, with XTVERSION and primary device attributes, and waits for the answer to the latter.
   Returns the number of bytes received, at most `room`; 0 if no answer comes in time. */
int terminal_ask(uint8_t *answer, int room, int milliseconds);

bool terminal_is_utf8(void);

/* 0 without colors. */
int terminal_colors(void);

/* pair from 1; -1 is the terminal's own color. */
void terminal_set_pair(int pair, int foreground, int background);

/* Paints part of a row, from this column on. A cell that the C library gives another width becomes a question mark. */
void terminal_paint_row(int row, int column, const struct terminal_cell *cells, int count);

/* Brings the painted rows to the terminal. The cursor is hidden when column is negative. */
void terminal_show(int column, int row);

/* Sounds the bell, also while a child has the terminal. */
void terminal_bell(void);

/* The next input, without waiting: a signal, or up to `room` bytes. */
struct terminal_input terminal_read(uint8_t *bytes, int room);

/* The scalar that this byte completes in the locale's encoding; -1 while more bytes are needed, -2 for bytes that are
   not a character. For locales other than UTF-8. */
int32_t terminal_decode(uint8_t byte);

/* A string from the terminfo entry, such as what a key sends; null if it has none. See terminfo(5). */
const char *terminal_capability(const char *name);

/* Whether the terminal is still ours to draw on: stops while another job has it; false where no one could continue us. */
bool terminal_is_kept(void);

/* Waits for a signal or, with `keys`, a key, or until one of the other descriptors can be read, or the time is
   up; negative waits forever. Reports for each of the others, at most 16, whether it can be read. False when time
   ran out. */
bool terminal_wait(int64_t milliseconds, const int *others, int count, bool *ready, bool keys);

/* Starts `sh -c command sh argument` in the foreground with default signals; its process number, or -errno. */
int terminal_spawn(const char *command, const char *argument);

enum terminal_child { TERMINAL_CHILD_RUNS, TERMINAL_CHILD_STOPPED, TERMINAL_CHILD_ENDED };

/* What has become of the child, without waiting; its wait status when it stopped or ended. */
enum terminal_child terminal_reap(int process, int *status);

/* Lets a child that stopped go on. */
void terminal_continue(int process);

/* Sends the signal to a child, stopped or not, and waits up to half a second until it is gone. */
void terminal_end(int process, int signal_number);

/* Milliseconds of a clock that is never set and goes on while the machine sleeps. */
int64_t terminal_steady_milliseconds(void);

/* Milliseconds since 1970, UTC. */
int64_t terminal_wall_milliseconds(void);

#endif
