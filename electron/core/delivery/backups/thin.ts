// Which generations stay: the newest three; of two weeks the last of each day; of two months the last of each week; of a year
// the last of each month. What was disposed of in the archive is therefore gone from the backups after a year at the most.
import { type Instant, Sha256 } from '#shared/ids.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { bytesOf, databaseFile, LIST, once, THINNED } from './format.ts'
import { type Generation, readGenerations } from './generations.ts'
import { type Known, knownOf, listOf } from './lists.ts'
import { untilOf } from './lock.ts'
import type { BackupTarget } from './target.ts'

/** So many stay, whatever their age. */
const NEWEST = 3
const DAY = 86_400_000

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
      age < 366 && `month ${swedishDate(one.at).slice(0, 7)}`
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

/** Takes away what need not be kept: manifests stay, since the next one names them. How many generations went. */
export async function thin(target: BackupTarget, recipient: string | null, now: Instant): Promise<number> {
  const { whole, cutOff } = await readGenerations(target)
  const there = whole.filter(one => !one.isThinned)
  const isLocked = ({ manifest }: Generation) => target.lock !== null && untilOf(manifest.at) > now
  const going = superfluous(
    there.map(one => ({ one, at: one.manifest.at })),
    now
  ).flatMap(({ one }) => (isLocked(one) ? [] : [one]))
  for (const { folder } of going) {
    await target.write(`${folder}/${THINNED}`, once(bytesOf({ at: now })))
    await target.remove(`${folder}/${databaseFile(recipient)}`)
    await target.remove(`${folder}/${LIST}`)
  }
  for (const folder of cutOff) await target.remove(folder)
  if (going.length + cutOff.length > 0)
    await removeUnnamed(
      target,
      there.filter(one => !going.includes(one))
    )
  await target.settle()
  return going.length
}

/** Files that no generation names any more, and what was half-written. What is not named as ours is left for a reading to tell of. */
async function removeUnnamed(target: BackupTarget, kept: readonly Generation[]): Promise<void> {
  const known: Known = await knownOf(kept.map(one => listOf(target, one)))
  for (const folder of await target.names('objects'))
    for (const name of await target.names(`objects/${folder}`)) {
      const path = `objects/${folder}/${name}`
      const { data: sha256 } = Sha256.safeParse(`${folder}${name.replace(/\.age$/, '')}`)
      const isOurs = sha256 !== undefined && folder.length === 2
      if (name.endsWith('.partial') || (isOurs && (await known.find(sha256)) === null))
        await target.remove(path)
    }
}
