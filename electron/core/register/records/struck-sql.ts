// What was entered by mistake, as SQL for the rooms whose entries it is about.
import { Struck } from '#shared/correction.ts'

export type StruckKind = 'consent' | 'attestation' | 'mandate'

/** Who struck what `idOf` names, when and why, as an SQL expression: JSON, or NULL where nobody did. */
export const struckOf = (kind: StruckKind, idOf: string): string =>
  `(SELECT json_object('because', because, 'struckAt', struck_at, 'struckBy', struck_by) FROM struck_entry
    WHERE kind = '${kind}' AND record_id = ${idOf})`

/** Whether it counts, as an SQL condition. */
export const isNotStruck = (kind: StruckKind, idOf: string): string =>
  `${idOf} NOT IN (SELECT record_id FROM struck_entry WHERE kind = '${kind}')`

export const readStruck = (json: string | null): Struck | null =>
  json === null ? null : Struck.parse(JSON.parse(json))
