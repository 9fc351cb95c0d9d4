// The JSON of a platform's answer, as long as it is no more than the program can go through at once.

/** A page of a hundred comments has some thousand; a server of Mastodon gives a thread's 4,096 answers at once, of some ninety values each. */
const MOST_VALUES = 400_000
/** Fifty answers to one another, one inside the other, are a hundred deep. */
const MOST_DEPTH = 250

/** Undefined where it is no JSON, or only half of one, or holds too much. */
export function readJson(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isWithinBounds(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isWithinBounds(value: unknown): boolean {
  let values = 0
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_DEPTH) return false
    const below: unknown[] = []
    for (const each of level) {
      if (typeof each !== 'object' || each === null) continue
      for (const part of Object.values(each)) below.push(part)
    }
    values += below.length
    if (values > MOST_VALUES) return false
    level = below
  }
  return true
}
