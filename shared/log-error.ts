// What of an error may stand in a log.

/** Its kind and the places in the code. Not its message, which may quote what a person wrote. */
export function withoutMessage(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return { type: error.name, code: 'code' in error ? error.code : undefined, frames }
}
