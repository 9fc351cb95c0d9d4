/** Numbers that look random and are the same in every run (mulberry32), so that two starts give the same pages. */

/** Returns a generator of numbers in [0, 1) that depends on the seed alone. */
export function seededRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A whole number from `low` to `high`, both included. */
export function between(random, low, high) {
  return low + Math.floor(random() * (high - low + 1))
}

/** A shuffled copy of the list. */
export function shuffled(random, list) {
  const copy = [...list]
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = between(random, 0, last)
    ;[copy[last], copy[other]] = [copy[other], copy[last]]
  }
  return copy
}

/** A seed out of a text, so that each picture and each person keeps its own look. */
export function seedOf(text) {
  let hash = 2166136261
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0), 16777619)
  return hash >>> 0
}
