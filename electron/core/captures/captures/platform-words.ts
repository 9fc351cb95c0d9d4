// The words and marks of a platform that are in force: those that are built in, or what the archive has been told since.
import { basename } from 'node:path'
import type { ChannelId } from '#shared/ids.ts'
import { PlatformWords } from '#shared/platform-words.ts'
import type { PlatformInForce } from '#shared/posts.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { readWhole } from '../../kernel/objects/read-at-most.ts'
import { channel } from '../../register/register/channels.ts'
import { BUILT_IN, wordsFor } from '../browser/platforms/words-for.ts'
import { deletePlatformWords, findPlatformWords, upsertPlatformWords } from './platform-queries.ts'

const MOST_BYTES = 200_000

/** The words for a page of a channel; for a page of none, those of the site that the address is of. */
export function wordsOf(
  db: ReadDb,
  { channelId, address }: { readonly channelId: ChannelId | null; readonly address: string }
): PlatformWords {
  const platform = channelId === null ? null : channel(db, channelId).platform
  return inForce(db, wordsFor(platform, address))
}

/** What was told fits the schema that holds now, or is left aside. */
function inForce(db: ReadDb, builtIn: PlatformWords): PlatformWords {
  const told = findPlatformWords(db, builtIn.name)
  return PlatformWords.safeParse(told?.words).data ?? builtIn
}

/** Every platform, with what is in force for it. */
export function platforms(db: ReadDb): PlatformInForce[] {
  return BUILT_IN.map(builtIn => {
    const told = findPlatformWords(db, builtIn.name)
    const words = PlatformWords.safeParse(told?.words).data
    const { name, version, posts } = words ?? builtIn
    return {
      ...{ name, version, asOf: posts.asOf, whence: posts.whence, limits: posts.limits },
      ...{ pause: posts.pause, most: posts.most },
      setAt: told?.setAt ?? null,
      setBy: told?.setBy ?? null,
      // Told in the words of another version of the program.
      isLeftAside: told !== undefined && words === undefined
    }
  })
}

/** All words of a platform that are in force, as the text of a file, to be mended there. @throws ArchiveError platform-unknown */
export const platformText = (db: ReadDb, name: string): { text: string } => ({
  text: JSON.stringify(inForce(db, builtInOf(name)), null, 2)
})

/**
 * Takes the words of a platform from a file that `platformText` has given and somebody has mended.
 * @throws ArchiveError platform-unknown, file-unreadable, platform-words-wrong
 */
export async function setPlatformWords(
  ctx: Context,
  { name, path }: { readonly name: string; readonly path: string }
): Promise<PlatformInForce[]> {
  builtInOf(name)
  const words = await wordsIn(path, name)
  ctx.db.transact(tx => {
    upsertPlatformWords(tx, { name, words, at: ctx.clock.now(), by: ctx.actor })
    const { version } = words
    record(tx, ctx, { act: 'platform.words-set', about: null, details: { platform: name, version } })
  })
  tellChanged(ctx, 'captures')
  return platforms(ctx.db.read)
}

/** Goes back to the words that are built in. @throws ArchiveError platform-unknown */
export function resetPlatformWords(ctx: Context, name: string): PlatformInForce[] {
  builtInOf(name)
  ctx.db.transact(tx => {
    if (findPlatformWords(tx, name) === undefined) return
    deletePlatformWords(tx, name)
    record(tx, ctx, { act: 'platform.words-reset', about: null, details: { platform: name } })
  })
  tellChanged(ctx, 'captures')
  return platforms(ctx.db.read)
}

function builtInOf(name: string): PlatformWords {
  const found = BUILT_IN.find(one => one.name === name)
  if (found === undefined)
    throw new ArchiveError('platform-unknown', { name, names: BUILT_IN.map(one => one.name).join(', ') })
  return found
}

async function wordsIn(path: string, name: string): Promise<PlatformWords> {
  const file = basename(path)
  const text = await readText(path, file)
  const { data, error } = PlatformWords.safeParse(jsonOf(text, file))
  if (data === undefined) {
    const [issue] = error.issues
    throw wrong(file, issue?.path.join('.') ?? '', issue?.message ?? '')
  }
  if (data.name !== name) throw wrong(file, 'name', data.name)
  return data
}

/** @throws ArchiveError file-unreadable, file-empty, platform-words-wrong */
async function readText(path: string, name: string): Promise<string> {
  const tooLarge = () => wrong(name, '', `> ${MOST_BYTES}`)
  return (await readWhole(path, { name, most: MOST_BYTES, tooLarge })).toString('utf8')
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw wrong(file, '', 'JSON')
  }
}

const wrong = (file: string, place: string, problem: string): ArchiveError =>
  new ArchiveError('platform-words-wrong', {
    file,
    place: place === '' ? '–' : place,
    problem: problem.slice(0, 200)
  })
