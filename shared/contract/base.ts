// What every method of the contract begins with: its refusals, and how lists are paged.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ERROR_CODES, type ErrorCode, ErrorParams } from '../errors.ts'

/** Exported, so that the declaration of a method names it and does not repeat every code. */
export type Refusals = { [Code in ErrorCode]: { data: typeof ErrorParams } }
/** Any method may be refused with any code of the closed list; the data fill the sentence. */
export const base = oc.errors(
  Object.fromEntries(ERROR_CODES.map(code => [code, { data: ErrorParams }])) as Refusals
)

/** A stated reason. */
export const because = z.string().trim().min(1).max(500)
/**
 * What is asked before visitors see a difference (P8c). `override`: why it must be done although there is no verified
 * capture; null: there is one. `partial`: whether somebody who was told of what is missing in it has said that it will do.
 */
export const captured = {
  override: because.nullable().default(null),
  partial: z.enum(['refuse', 'accept']).default('refuse')
}

/**
 * What whoever changes something had before them. Where it is said and somebody else has changed it since, the change is refused, and
 * nothing is overwritten unseen.
 */
export const seen = <Fields extends z.ZodType>(fields: Fields) => fields.nullable().default(null)

/** One page of a list, newest first; `next` continues it. */
export const page = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ items: z.array(row), next: z.string().nullable() })
/** What a paged list is asked with. */
export const paging = {
  limit: z.int().min(1).max(500).default(50),
  after: z.string().nullable().default(null)
}
