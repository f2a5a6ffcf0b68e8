#define XXH_INLINE_ALL
#include <xxhash.h>

#include "CHash.h"

struct content_hash hash_contents(const void *bytes, size_t count) {
  const XXH128_hash_t hash = XXH3_128bits(bytes, count);
  return (struct content_hash){hash.high64, hash.low64};
}
