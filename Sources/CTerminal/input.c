/* Keys by curses, signals by the pipe, and waiting for both. */
#define _GNU_SOURCE 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>

#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "CTerminal.h"
#include "internal.h"

static const struct {
  const char *sequence;
  int code;
} keys[] = {{"\033[200~", 0x1001}, {"\033[201~", 0x1002}, {"\033[1;5D", 0x1003}, {"\033[1;5C", 0x1004},
            {"\033[1;3D", 0x1003}, {"\033[1;3C", 0x1004}, {"\033[3~", KEY_DC},   {"\033[Z", KEY_BTAB},
            {"\033[H", KEY_HOME},  {"\033[F", KEY_END},   {"\033OH", KEY_HOME},  {"\033OF", KEY_END},
            {"\033[1~", KEY_HOME}, {"\033[4~", KEY_END},  {"\033[A", KEY_UP},    {"\033[B", KEY_DOWN},
            {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT},  {"\033OA", KEY_UP},    {"\033OB", KEY_DOWN},
            {"\033OC", KEY_RIGHT}, {"\033OD", KEY_LEFT},  {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}};
enum { KEYS = sizeof keys / sizeof *keys };

/* Bytes that the paste reader has given back. */
static uint8_t unread[TERMINAL_UNREAD_MOST];
static int unread_count;

void name_keys(void) {
  for (size_t i = 0; i < KEYS; i++) define_key(keys[i].sequence, keys[i].code);
}

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

static struct terminal_input input_at_rest(void) {
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  if (poll(&input, 1, 0) > 0 && (input.revents & (POLLHUP | POLLERR | POLLNVAL)))
    return (struct terminal_input){TERMINAL_HANGUP, 0};
  /* In the background, but not put there by the shell: stop until `fg`, or end if no one could type it. */
  if (!wait_for_foreground()) return (struct terminal_input){TERMINAL_HANGUP, 0};
  return (struct terminal_input){TERMINAL_NOTHING, 0};
}

static void drop_unread(int count) {
  unread_count -= count;
  memmove(unread, unread + count, (size_t)unread_count);
}

/* The next key or character from the bytes given back. */
static struct terminal_input next_unread(void) {
  for (size_t i = 0; i < KEYS; i++) {
    const int length = (int)strlen(keys[i].sequence);
    if (length > unread_count || memcmp(unread, keys[i].sequence, (size_t)length) != 0) continue;
    drop_unread(length);
    return (struct terminal_input){TERMINAL_KEY, key_of(keys[i].code)};
  }
  wchar_t value = 0;
  mbstate_t state = {0};
  const size_t length = mbrtowc(&value, (const char *)unread, (size_t)unread_count, &state);
  if (length == 0 || length > (size_t)unread_count) value = unread[0];
  drop_unread(length == 0 || length > (size_t)unread_count ? 1 : (int)length);
  return (struct terminal_input){TERMINAL_CHARACTER, (uint32_t)value};
}

struct terminal_input terminal_read(void) {
  const int number = signals_next();
  if (number) return input_of_signal(number);
  if (!screen_is_ours()) return (struct terminal_input){TERMINAL_NOTHING, 0};
  if (unread_count > 0) return next_unread();
  wint_t value = 0;
  const int kind = get_wch(&value);
  if (kind == KEY_CODE_YES && value == KEY_RESIZE) return terminal_read(); /* our own resizeterm pushed it */
  if (kind == KEY_CODE_YES) return (struct terminal_input){TERMINAL_KEY, key_of((int)value)};
  if (kind == OK) return (struct terminal_input){TERMINAL_CHARACTER, (uint32_t)value};
  return input_at_rest();
}

struct terminal_input terminal_read_paste(uint8_t *bytes, int room) {
  const int number = signals_next();
  if (number) return input_of_signal(number);
  if (!screen_is_ours()) return (struct terminal_input){TERMINAL_NOTHING, 0};
  if (unread_count > 0) {
    const int count = unread_count < room ? unread_count : room;
    memcpy(bytes, unread, (size_t)count);
    drop_unread(count);
    return (struct terminal_input){TERMINAL_PASTED, (uint32_t)count};
  }
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  if (poll(&input, 1, 0) <= 0 || !(input.revents & POLLIN)) return input_at_rest();
  const ssize_t count = read(STDIN_FILENO, bytes, (size_t)room);
  return count > 0 ? (struct terminal_input){TERMINAL_PASTED, (uint32_t)count} : input_at_rest();
}

void terminal_unread(const uint8_t *bytes, int count) {
  /* Whatever was given back earlier is used up: the paste reader takes it first. */
  unread_count = count;
  memcpy(unread, bytes, (size_t)count);
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
