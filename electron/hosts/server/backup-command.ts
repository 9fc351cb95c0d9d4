// `backup`: a place of backups, and a backup, of an archive that nobody sits at. Where its files lie in a bucket only a server has the key.
import { createRouterClient } from '@orpc/server'
import type { Backup, BackupPlan, BackupTarget } from '#shared/backup.ts'
import { isStoreAddress } from '#shared/backup.ts'
import type { Language } from '#shared/errors.ts'
import { told } from '../cli/errors.ts'
import { EXIT, type ExitCode } from '../cli/exit-codes.ts'
import { type Text, textIn, type Values } from '../cli/language.ts'
import { backup as texts } from '../cli/texts/backup.ts'
import { placeTyped, size } from '../cli/values.ts'
import { openStderrLog } from '../utility/stderr-log.ts'
import { backupTexts } from './backup-texts.ts'
import type { ArchiveConfig } from './config.ts'
import { type Held, openHeld } from './held.ts'
import { ownRefusal } from './own-refusals.ts'
import { NotServed } from './own-session.ts'
import { archiveNamed, configOf } from './run.ts'
import { takeoverTexts } from './takeover-texts.ts'
import { serverTexts } from './texts.ts'

/** As they were typed; without `to` all places that are in use. */
export type BackupAsked = {
  readonly archive?: string | undefined
  readonly to?: string | undefined
  readonly every?: string | undefined
  readonly key?: string | undefined
}
type How = { readonly language: Language; readonly say: (sentence: string) => void }

/** `backup --config FILE [--archive NAME] [--to PLACE [--every day|week|never] [--key KEY]]`. */
export async function runBackup(file: string, asked: BackupAsked, how: How): Promise<ExitCode> {
  const t = (text: Text, values: Values = {}) => how.say(textIn(how.language, text, values))
  const config = configOf(file, how)
  const archive = config === null ? null : archiveNamed(config, asked.archive, how)
  if (archive === null) return EXIT.usage
  const { every } = asked
  if (every !== undefined && !isEvery(every)) t(backupTexts.every)
  else if (asked.to === undefined && (every ?? asked.key) !== undefined) t(backupTexts.toNeeded)
  else return backUp(archive, { to: asked.to, key: asked.key, every }, how)
  return EXIT.usage
}

type Every = BackupPlan | 'never'
const isEvery = (typed: string): typed is Every => ['day', 'week', 'never'].includes(typed)
type Wanted = Pick<BackupAsked, 'to' | 'key'> & { readonly every: Every | undefined }

async function backUp(archive: ArchiveConfig, wanted: Wanted, how: How): Promise<ExitCode> {
  const t = (text: Text, values: Values = {}) => how.say(textIn(how.language, text, values))
  const { dir } = archive
  let held: Held | undefined
  const stop = () => void held?.close()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  try {
    const onHeld = ({ host }: { readonly host: string }) => t(takeoverTexts.waiting, { host })
    held = await openHeld(archive, { log: openStderrLog(), onHeld, isEnding: false, isBrief: true })
    return await writeEach(held, wanted, how)
  } catch (error) {
    if (error instanceof NotServed) t(serverTexts[error.why], { dir, user: error.user })
    else {
      const { message, exit } = toldIn(error, how.language)
      t(backupTexts.notMade, { dir, why: message })
      if (exit === EXIT.locked) t(backupTexts.stopFirst)
      return exit
    }
    return EXIT.refused
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
    await held?.close()
  }
}

async function writeEach({ session }: Held, wanted: Wanted, how: How): Promise<ExitCode> {
  const t = (text: Text, values: Values = {}) => how.say(textIn(how.language, text, values))
  const client = createRouterClient(session.router, { context: {} })
  const known = await client.backups.list()
  const { to, key, every } = wanted
  let targets = known
  if (to !== undefined) {
    const folder = placeTyped(to)
    const target = known.find(one => one.folder === folder)
    // What somebody has planned is left as it is.
    const plan = every ?? (target === undefined ? 'day' : 'never')
    const added = await client.backups.add({
      ...{ folder, recipient: key ?? null, plan: plan === 'never' ? null : plan }
    })
    targets = [every === 'never' ? await client.backups.plan({ id: added.id, plan: null }) : added]
  }
  if (targets.length === 0) {
    t(texts.noFolder)
    return EXIT.usage
  }
  const ends: ExitCode[] = []
  for (const target of targets)
    try {
      const backup = await client.backups.write({ id: target.id })
      tellWritten(target, backup, how)
      ends.push(backup.outcome === 'whole' ? EXIT.done : EXIT.notVerified)
    } catch (error) {
      const { message, exit } = toldIn(error, how.language)
      t(texts.notWritten, { folder: target.folder, why: message })
      ends.push(exit)
      if (exit === EXIT.stopped) break
    }
  return ends.find(end => end !== EXIT.done) ?? EXIT.done
}

function tellWritten({ folder, plan }: BackupTarget, backup: Backup, { language, say }: How): void {
  const t = (text: Text, values: Values = {}) => say(textIn(language, text, values))
  const { number, objects, newObjects, bytes, damaged } = backup
  t(texts.written, { ...{ number: number ?? 0, folder, objects, newObjects }, size: size(bytes, language) })
  if (damaged > 0) t(texts.lacking, { count: damaged })
  if (plan !== null) t(backupTexts[plan])
  if (plan !== null && !isStoreAddress(folder)) t(backupTexts.unit, { folder })
}

const toldIn = (error: unknown, language: Language) =>
  told(error, {
    t: (text, values) => textIn(language, text, values),
    refusal: (code, params) => ownRefusal(code, params, language)
  })
