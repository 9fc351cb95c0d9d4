// Decisions that correct an ending which was wrong. What was said stays, word for word, with who corrected it, when and why; the room of the
// channel, consent or rule changes what is said now, in the same act.
import { z } from 'zod'
import type { Context } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { requireNoSecretWords } from '../secrecy/typed.ts'

type Kind = 'channel' | 'consent' | 'retention-rule'

/** `said` selects, as `was`, what the ending of the one with this `@id` says; the schema holds what is kept of it against the same. */
type Ending = {
  readonly kind: Kind
  readonly id: string
  readonly because: string
  readonly said: string
}

const Row = z.strictObject({
  seq: z.int(),
  was: z.string().transform(text => z.record(z.string(), z.string().nullable()).parse(JSON.parse(text)))
})

/** Within a larger act: answers the number of the correction, and what was said. @throws ArchiveError not-ended, secret-words */
export function correctEnding(
  tx: WriteDb,
  ctx: Pick<Context, 'clock' | 'actor'>,
  { kind, id, because, said }: Ending
): z.infer<typeof Row> {
  requireNoSecretWords(tx, [because])
  const row = tx
    .prepare(
      `INSERT INTO ending_correction (kind, record_id, was, because, corrected_at, corrected_by)
       SELECT @kind, @id, was, @because, @at, @by FROM (${said})
       RETURNING seq, was`
    )
    .get({ kind, id, because, at: ctx.clock.now(), by: ctx.actor })
  if (row === undefined) throw new ArchiveError('not-ended')
  return Row.parse(row)
}

/** The corrections of what `idOf` names, as an SQL expression: a JSON array, oldest first, each with these parts of what was said. */
export const correctionsOf = (kind: Kind, idOf: string, parts: readonly string[]): string =>
  `(SELECT json_group_array(json_object('because', because, 'correctedAt', corrected_at, 'correctedBy', corrected_by${parts
    .map(part => `, '${part}', was ->> '$.${part}'`)
    .join(
      ''
    )})) FROM (SELECT * FROM ending_correction WHERE kind = '${kind}' AND record_id = ${idOf} ORDER BY seq))`
