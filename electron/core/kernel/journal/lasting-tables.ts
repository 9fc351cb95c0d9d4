// Tables whose rows stay, or stay as they are, by the database's own rules: what a line of the journal says against that was not done by the
// program.
import type { ReadDb } from '../db/open.ts'

export type Lasting = {
  /** No row ever goes; or none goes but with a record that a disposal takes. */
  readonly stays?: 'for-good' | 'until-disposal'
  /** No row is ever changed. */
  readonly isFixed?: true
}

const RULE =
  /^CREATE TRIGGER \w+ BEFORE (DELETE|UPDATE) ON \w+ (?:WHEN NOT EXISTS ?(.*?) )?BEGIN SELECT RAISE\(ABORT,/
/** One condition, about what a disposal is taking just now. */
const DISPOSAL = /^\(SELECT 1 FROM dispos(?:al|ing|ing_comment) (?:[^()]|\([^()]*\))*\)$/

/** By their names. One that somebody changed the rule of is told of by itself, as a changed schema. */
export function lastingTables(db: ReadDb): ReadonlyMap<string, Lasting> {
  const rules = db
    .prepare(`SELECT tbl_name AS name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all() as { name: string; sql: string }[]
  const tables = new Map<string, Lasting>()
  for (const { name, sql } of rules) tables.set(name, { ...tables.get(name), ...ruleIn(sql) })
  return tables
}

function ruleIn(sql: string): Lasting {
  const [rule, act, condition] = RULE.exec(sql.replaceAll(/\s+/g, ' ')) ?? []
  if (rule === undefined) return {}
  if (condition === undefined) return act === 'UPDATE' ? { isFixed: true } : { stays: 'for-good' }
  return act === 'DELETE' && DISPOSAL.test(condition) ? { stays: 'until-disposal' } : {}
}
