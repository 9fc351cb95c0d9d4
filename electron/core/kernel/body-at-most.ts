// Reading what somebody else's server answers, as long as it may be and no longer.

/** The bytes of an answer; null where there are more of them than `most`, and then the rest is not read. @throws what the line says */
export async function bodyAtMost(response: Response, most: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.length
    if (bytes > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
