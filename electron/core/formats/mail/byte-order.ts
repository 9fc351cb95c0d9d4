// In which order the two bytes of each letter lie in a text that is said to be in UTF-16, and has no mark of it.

const IN_TWO_BYTES = /^(?:utf-?16|(?:iso-10646-)?ucs-?2|cs-?unicode|unicode)$/i

/** The name of how the letters lie, where they lie with the larger byte first; else null. */
export function turnedOrder(charset: string | undefined, content: ArrayBuffer | null): 'utf-16be' | null {
  if (charset === undefined || content === null || !IN_TWO_BYTES.test(charset.trim())) return null
  const bytes = new Uint8Array(content)
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return null
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // The spaces and lines of every language, and the letters of many, have one that is zero.
  let [larger, smaller] = [0, 0]
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0) larger += 1
    if (bytes[at + 1] === 0) smaller += 1
  }
  return larger > smaller ? 'utf-16be' : null
}
