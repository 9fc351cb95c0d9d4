// Tables whose rows stay, by the database's own rules: whatever a line of the journal says of one that went was not done by the program.
import type { ReadDb } from '../db/open.ts'

/** For good, or until a disposal takes the record that the row is of. */
export type Lasting = 'for-good' | 'until-disposal'

const RULE = /^CREATE TRIGGER \w+ BEFORE DELETE ON \w+ (?:WHEN NOT EXISTS ?(.*?) )?BEGIN SELECT RAISE\(ABORT,/
/** One condition, about what a disposal is taking just now. */
const DISPOSAL = /^\(SELECT 1 FROM dispos(?:al|ing|ing_comment) (?:[^()]|\([^()]*\))*\)$/

/** By their names. One that somebody changed the rule of is told of by itself, as a changed schema. */
export function lastingTables(db: ReadDb): ReadonlyMap<string, Lasting> {
  const rules = db
    .prepare(`SELECT tbl_name AS name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all() as { name: string; sql: string }[]
  return new Map(
    rules.flatMap(({ name, sql }): [string, Lasting][] => {
      const [rule, condition] = RULE.exec(sql.replaceAll(/\s+/g, ' ')) ?? []
      if (rule === undefined) return []
      if (condition === undefined) return [[name, 'for-good']]
      return DISPOSAL.test(condition) ? [[name, 'until-disposal']] : []
    })
  )
}
