// Decisions that correct an ending which was wrong. What was said stays, word for word, with who corrected it, when and why; the room of the
// channel, consent or rule changes what is said now, in the same act.
import { z } from 'zod'
import type { Context } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { requireNoSecretWords } from '../secrecy/typed.ts'

type Kind = 'channel' | 'consent' | 'retention-rule'

// What an ending says; the schema holds what is kept of it against the same.
const SAID: Readonly<Record<Kind, string>> = {
  channel: `json_object('retiredAt', retired_at, 'retiredBecause', retired_because, 'override', retired_override,
      'closedOn', closed_on) AS was FROM channel WHERE id = @id AND retired_at IS NOT NULL`,
  consent: `json_object('withdrawnOn', withdrawn_on, 'withdrawnBy', withdrawn_by) AS was
    FROM image_consent WHERE id = @id AND withdrawn_on IS NOT NULL`,
  'retention-rule': `json_object('closedAt', closed_at, 'closedBy', closed_by, 'closedBecause', closed_because) AS was
    FROM retention_rule WHERE id = @id AND closed_at IS NOT NULL`
}

const Row = z.strictObject({
  seq: z.int(),
  was: z.string().transform(text => z.record(z.string(), z.string().nullable()).parse(JSON.parse(text)))
})

/** Within a larger act: answers the number of the correction, and what was said. @throws ArchiveError not-ended, secret-words */
export function correctEnding(
  tx: WriteDb,
  ctx: Pick<Context, 'clock' | 'actor'>,
  { kind, id, because }: { readonly kind: Kind; readonly id: string; readonly because: string }
): z.infer<typeof Row> {
  requireNoSecretWords(tx, [because])
  const row = tx
    .prepare(
      `INSERT INTO ending_correction (kind, record_id, was, because, corrected_at, corrected_by)
       SELECT @kind, @id, was, @because, @at, @by FROM (SELECT ${SAID[kind]})
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
