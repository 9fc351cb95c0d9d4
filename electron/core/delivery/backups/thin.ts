// Which generations stay: the newest three; of two weeks the last of each day; of two months the last of each week; of a year
// the last of each month. What was disposed of in the archive is therefore gone from the backups after a year at the most.
import { type Instant, Sha256 } from '#shared/ids.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { bytesOf, databaseFile, folderOf, LIST, once, THINNED } from './format.ts'
import { type Generation, readGenerations } from './generations.ts'
import { listOf, withKnown } from './lists.ts'
import { untilOf } from './lock.ts'
import type { BackupTarget } from './target.ts'

/** So many stay, whatever their age. */
const NEWEST = 3
const DAY = 86_400_000
/** In days: of those that are older only the newest stay. */
const A_YEAR = 366

/** The generations that need not be kept at this moment. Pure. Oldest first, as they come. */
export function superfluous<T extends { readonly at: Instant }>(
  generations: readonly T[],
  now: Instant
): T[] {
  const kept = new Set(generations.slice(-NEWEST))
  const seen = new Set<string>()
  for (const one of generations.toReversed()) {
    const age = (Date.parse(now) - Date.parse(one.at)) / DAY
    const spans = [
      age < 14 && `day ${swedishDate(one.at)}`,
      age < 61 && `week ${weekOf(one.at)}`,
      age < A_YEAR && `month ${swedishDate(one.at).slice(0, 7)}`
    ]
    for (const span of spans) {
      if (span === false || seen.has(span)) continue
      seen.add(span)
      kept.add(one)
    }
  }
  return generations.filter(one => !kept.has(one))
}

/** The Monday of its week. */
function weekOf(at: Instant): string {
  const day = new Date(`${swedishDate(at)}T00:00:00Z`)
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10)
}

/**
 * Takes away what need not be kept: manifests stay, since the next one names them. How many generations went. It may be ended at any
 * step: the list of a generation goes after the files that only it names, so that these belong to somebody as long as they are there.
 */
export async function thin(target: BackupTarget, recipient: string | null, now: Instant): Promise<number> {
  const { whole, cutOff, damaged } = await readGenerations(target)
  const there = whole.filter(one => !one.isThinned)
  const isLocked = ({ manifest }: Generation) => target.lock !== null && untilOf(manifest.at) > now
  const unneeded = (generations: readonly Generation[]) =>
    superfluousOf(generations, now).filter(one => !isLocked(one))
  const going = unneeded(there)
  for (const { folder } of going) await target.write(`${folder}/${THINNED}`, once(bytesOf({ at: now })))
  if (going.length > 0) await target.settle()
  const names = [databaseFile(recipient), LIST]
  // With what a store did not let go then, or a program that was ended did not come to.
  const leaving = [...going, ...unneeded(whole).filter(({ left }) => names.some(name => left.includes(name)))]
  for (const { folder } of leaving) await target.remove(`${folder}/${databaseFile(recipient)}`)
  // What a generation names whose manifest is damaged may be in no other list; after a year none would have kept it.
  const aYearAgo = folderOf(new Date(Date.parse(now) - A_YEAR * DAY).toISOString())
  if (leaving.length + cutOff.length > 0 && damaged.every(path => path < aYearAgo)) {
    await removeUnnamed(
      target,
      there.filter(one => !going.includes(one))
    )
    for (const { folder } of leaving) await target.remove(`${folder}/${LIST}`)
  }
  for (const folder of cutOff) await target.remove(folder)
  await target.settle()
  return going.length
}

/** The generations that the rule lets go at this moment. */
export const superfluousOf = (generations: readonly Generation[], now: Instant): Generation[] =>
  superfluous(
    generations.map(one => ({ one, at: one.manifest.at })),
    now
  ).map(({ one }) => one)

/** Files that no generation names any more, and what was half-written. What is not named as ours is left for a reading to tell of. */
async function removeUnnamed(target: BackupTarget, kept: readonly Generation[]): Promise<void> {
  const lists = kept.map(one => listOf(target, one))
  await withKnown(lists, async known => {
    for (const folder of await target.names('objects'))
      for (const name of await target.names(`objects/${folder}`)) {
        const path = `objects/${folder}/${name}`
        const { data: sha256 } = Sha256.safeParse(`${folder}${name.replace(/\.age$/, '')}`)
        const isOurs = sha256 !== undefined && folder.length === 2
        if (name.endsWith('.partial') || (isOurs && (await known.find(sha256)) === null))
          await target.remove(path)
      }
  })
}
