// What was kept as JSON by this program, or by another version of it.

/** What the text says; null where it is no JSON. */
export function jsonIn(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
