// What of an error may stand in a log.

/** So many errors behind an error are followed. */
const MOST_CAUSES = 5

/** Its kind, the places in the code, and the codes of what lies behind it. Not its message, which may quote what a person wrote. */
export function withoutMessage(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  const causes = codesBehind(error)
  return { type: error.name, code: codeOf(error), ...(causes.length > 0 ? { causes } : {}), frames }
}

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined)

/** Such as ECONNREFUSED behind "fetch failed". */
function codesBehind(error: Error): unknown[] {
  const codes: unknown[] = []
  let behind = error.cause
  for (let at = 0; at < MOST_CAUSES && behind instanceof Error; at++) {
    const code = codeOf(behind)
    if (code !== undefined) codes.push(code)
    behind = behind.cause
  }
  return codes
}
