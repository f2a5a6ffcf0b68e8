#ifndef CTERMINAL_INTERNAL_H
#define CTERMINAL_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* What a crash must undo; prepared while all is well, since a handler may not compute it. */
struct reset_record {
  struct termios modes;
  char sequence[256];
  size_t length;
  bool armed;
  int real_error; /* the standard error that is covered while the screen is up, or -1 */
  int kept_error; /* what covers it, or -1 */
};

extern struct reset_record reset_record;

bool signals_open(void);
void signals_close(void);
/* The number of a signal that came, 0 without one. */
int signals_next(void);
int signals_descriptor(void);

void errors_cover(void);
void errors_uncover(void);

/* Whether curses has the terminal, and no child or shell. */
bool screen_is_ours(void);

/* Stops the process while it is in the background; false where nobody could continue it. */
bool wait_for_foreground(void);

/* Sets terminfo up for TERM or a stand-in, and returns the entry's name; null if neither is known. */
const char *choose_description(const char *name);

/* Whether the terminal supports xterm's extensions to the standard. */
bool is_modern_terminal(void);

/* Save the title and icon name on the terminal's own stack, and restore them. */
void title_push(void);
void title_pop(void);

/* Resets every mode to a terminal's defaults. */
void modes_reset(void);

/* The same for those that move the cursor: on a screen that is drawn anew, or before the cursor goes elsewhere. */
void place_reset(void);
void cursor_to_last_line(void);

void write_all(int descriptor, const char *bytes, size_t count);

#endif
