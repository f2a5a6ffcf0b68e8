/* Paints cells with curses. */
#define _GNU_SOURCE 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>

#include <stdlib.h>
#include <wchar.h>

#include "CTerminal.h"

void terminal_paint_row(int row, int column, const struct terminal_cell *cells, int count) {
  static cchar_t *line;
  static int room;
  if (!stdscr || row >= LINES) return;
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
    /* curses uses the C library's widths: where they differ from ours, the row would shift */
    const bool fits = wcwidth(text[0]) == cell->width;
    if (!fits) text[0] = L'?', text[1] = 0;
    if (setcchar(&line[used], text, attributes, cell->pair, NULL) == ERR) {
      text[1] = 0;
      if (setcchar(&line[used], text, attributes, cell->pair, NULL) == ERR) setcchar(&line[used], L"?", attributes, cell->pair, NULL);
    }
    used++;
    if (!fits && cell->width == 2 && used < count) setcchar(&line[used++], L" ", attributes, cell->pair, NULL);
  }
  mvadd_wchnstr(row, column, line, used);
}
