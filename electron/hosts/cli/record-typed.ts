// A record as it is typed: `comment:` and its whole id.
import { RecordRef } from '#shared/record.ts'
import { UsageError } from './errors.ts'
import { receipt } from './texts/receipt.ts'

/** @throws UsageError when it is no record */
export function recordTyped(value: string): RecordRef {
  const [kind, id] = value.split(':')
  const read = RecordRef.safeParse({ kind, id })
  if (!read.success) throw new UsageError(receipt.badRecord, { value })
  return read.data
}
