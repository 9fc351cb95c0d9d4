// What a run will take of the disk, said before it starts; and where it stops, well before the disk is full.
import { statfs } from 'node:fs/promises'
import type { RunChoice, RunForecast } from '#shared/capture.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { chooseTargets } from './choose.ts'
import { bytesBefore } from './run-queries.ts'

const MIB = 1 << 20
/** What a page takes when none has been captured yet. */
const USUAL = 8 * MIB
/** Left over when the run has ended, for the database and for whatever else is done meanwhile. */
const RESERVE = 200 * MIB
/** With less than this left nothing more is begun: the largest pages take some tens of megabytes. */
const STOP = 100 * MIB
const SECONDS_A_PAGE = 4

/** What a run of these would take. @throws ArchiveError nothing-to-capture, channel-retired */
export async function forecastOf(ctx: Context, which: RunChoice): Promise<RunForecast> {
  return forecastFor(
    ctx,
    chooseTargets(ctx, which).map(({ address }) => address)
  )
}

/** The same, or a refusal when the disk is too small. @throws ArchiveError disk-too-small */
export async function refuseTooMuch(ctx: Context, addresses: readonly string[]): Promise<void> {
  const { bytes, free, fits } = await forecastFor(ctx, addresses)
  if (fits) return
  const needed = Math.ceil((bytes + RESERVE) / MIB)
  throw new ArchiveError('disk-too-small', { needed, free: Math.floor(free / MIB) })
}

/** Whether another capture may be begun. */
export async function hasRoom(ctx: Pick<Context, 'dir'>): Promise<boolean> {
  return (await freeBytes(ctx.dir)) > STOP
}

async function freeBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir)
  return bavail * bsize
}

// Pages that were captured before count as they did then, the others as the usual one.
async function forecastFor(ctx: Context, addresses: readonly string[]): Promise<RunForecast> {
  const { known, usual } = bytesBefore(ctx.db.read, addresses)
  const unknown = addresses.length - known.length
  const bytes = Math.ceil(known.reduce((sum, each) => sum + each, 0) + unknown * (usual ?? USUAL))
  const free = await freeBytes(ctx.dir)
  return {
    addresses: addresses.length,
    bytes,
    free,
    fits: free > bytes + RESERVE,
    minutes: Math.ceil((addresses.length * SECONDS_A_PAGE) / 60)
  }
}
