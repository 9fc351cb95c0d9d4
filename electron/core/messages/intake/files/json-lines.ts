// A file with one JSON value on each line, read as it streams.

const MOST_LINE = 8 << 20
const LF = 10

/** What `take` makes of the lines, in groups; a line that is no JSON is handed over as undefined. Empty ones are passed. */
export async function* jsonLines<Taken>(
  chunks: AsyncIterable<Buffer>,
  take: (value: unknown, number: number) => readonly Taken[]
): AsyncGenerator<readonly Taken[]> {
  let [parts, size, number]: [Buffer[], number, number] = [[], 0, 0]
  const finish = (): readonly Taken[] => {
    number += 1
    const line =
      size > MOST_LINE
        ? null
        : Buffer.concat(parts)
            .toString('utf8')
            .replace(/^\uFEFF/, '')
            .trim()
    ;[parts, size] = [[], 0]
    return line === '' ? [] : take(line === null ? undefined : parsed(line), number)
  }
  const add = (part: Buffer) => {
    size += part.length
    if (size <= MOST_LINE) parts.push(part)
  }
  for await (const chunk of chunks) {
    const taken: Taken[] = []
    let from = 0
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, from)) {
      add(chunk.subarray(from, end))
      taken.push(...finish())
      from = end + 1
    }
    add(chunk.subarray(from))
    yield taken
  }
  if (size > 0) yield finish()
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
