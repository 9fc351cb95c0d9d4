// In which order the two bytes of each letter lie in a text that is said to be in UTF-16, and has no mark of it.

const IN_TWO_BYTES = /^(?:utf-?16|(?:iso-10646-)?ucs-?2|cs-?unicode|unicode)$/i

/** The name of how the letters lie, where they lie with the larger byte first; else null. */
export function turnedOrder(charset: string | undefined, content: ArrayBuffer | null): 'utf-16be' | null {
  if (charset === undefined || content === null || !IN_TWO_BYTES.test(charset.trim())) return null
  const bytes = new Uint8Array(content)
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return null
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // The letters of a script lie near each other, so that their larger bytes are of fewer kinds. Zeros alone do not tell: 一 is 4E 00.
  const [firsts, seconds] = [new Set<number>(), new Set<number>()]
  let [zerosFirst, zerosSecond] = [0, 0]
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [one, other] = [bytes[at] ?? 0, bytes[at + 1] ?? 0]
    firsts.add(one)
    seconds.add(other)
    if (one === 0) zerosFirst += 1
    if (other === 0) zerosSecond += 1
  }
  const isTurned = firsts.size === seconds.size ? zerosFirst > zerosSecond : firsts.size < seconds.size
  return isTurned ? 'utf-16be' : null
}
