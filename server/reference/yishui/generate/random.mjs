/** A repeatable stream of numbers in [0, 1): the same seed text always gives the same stream (FNV-1a into mulberry32). */
export function seededRandom(seed) {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0), 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One item of the list, drawn from the stream. */
export function pick(random, items) {
  return items[Math.floor(random() * items.length)];
}
