#ifndef CHASH_H
#define CHASH_H

#include <stddef.h>
#include <stdint.h>

/* XXH3 with 128 bits (xxhash.com), as high and low half: names contents, guards against nothing. */
struct content_hash {
  uint64_t high;
  uint64_t low;
};

struct content_hash hash_contents(const void *bytes, size_t count);

#endif
