// Letters as `=C3=A5`, with lines that are broken anywhere (RFC 2045, 6.7).

/** What `=C3` stands for, and lines that were broken put together. */
export function unquoted(quoted: Buffer): Buffer {
  let to = 0
  for (let at = 0; at < quoted.length; at++) {
    const byte = quoted[at] ?? 0
    const [next, after] = [quoted[at + 1] ?? 0, quoted[at + 2] ?? 0]
    if (byte !== EQUALS) quoted[to++] = byte
    else if (next === LF) at += 1
    else if (next === CR && after === LF) at += 2
    else if (hexOf(next) >= 0 && hexOf(after) >= 0) {
      quoted[to++] = 16 * hexOf(next) + hexOf(after)
      at += 2
    } else quoted[to++] = byte
  }
  return quoted.subarray(0, to)
}

const [EQUALS, CR, LF] = [0x3d, 0x0d, 0x0a]

function hexOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}
