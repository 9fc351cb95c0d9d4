// A fault that nobody foresaw while a record was packed: which record it was is told, so that the others can be packed without it.
import type { Context } from '../../kernel/context.ts'
import { ArchiveError, errno } from '../../kernel/errors.ts'

class AtRecord extends ArchiveError {
  readonly fault: unknown

  constructor(record: string, fault: unknown) {
    super('record-not-packed', { record })
    this.fault = fault
  }
}

/** What has a sentence of its own, or comes of the system, is left as it is; a damaged file gets its record. `record`: its kind and id. */
export function atRecord(error: unknown, record: string): unknown {
  if (error instanceof ArchiveError && error.code === 'object-damaged')
    return new ArchiveError('record-file-damaged', { record, what: String(error.params['what']) })
  return error instanceof ArchiveError || errno(error) !== undefined ? error : new AtRecord(record, error)
}

/** Notes what the fault was, for whoever mends the program. */
export function noteFault({ log }: Pick<Context, 'log'>, error: unknown): void {
  if (error instanceof AtRecord) log.error({ err: error.fault }, 'a record could not be packed')
}
