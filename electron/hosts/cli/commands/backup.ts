// `backup`, `backup verify` and `restore`: the archive on another disk, and back.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { BackupTarget, BackupVerification, Restored } from '#shared/backup.ts'
import { methodWords } from '#shared/words/methods.ts'
import { BACKUP_FINDINGS } from '#shared/words/values.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive, inSession } from '../cli.ts'
import { actingCommand, leafCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { withProgress } from '../long-work.ts'
import { readSecretTextIfAny } from '../secret.ts'
import { visible } from '../terminal.ts'
import { backup as texts } from '../texts/backup.ts'
import { check as checks } from '../texts/check.ts'
import { verifying } from '../texts/export.ts'
import { stamped } from '../texts/stamped.ts'
import { dateTyped, localTime, placeTyped, size } from '../values.ts'
import { doEach, endOf, errorOf } from '../work/each.ts'
import { authoritiesTyped, holdAuthorities, stampedLines, stampsIn } from '../work/hold-authorities.ts'
import { findingLine } from './verify.ts'

export function addBackupCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupIn(root, cli, 'backup')
  actingCommand<{ to?: string; key?: string }>(
    group,
    cli,
    {
      options: [
        { flags: '--to <DIR>', text: texts.to },
        { flags: '--key <KEY>', text: texts.key }
      ],
      act: options => write(cli, options)
    },
    onAnswer
  )
  leafCommand<VerifyOptions>(
    group,
    cli,
    {
      usage: 'verify',
      text: methodWords('backups.verify'),
      options: [
        { flags: '--from <DIR>', text: texts.from, mandatory: true },
        { flags: '--authority <SHA256...>', text: stamped.authority }
      ],
      act: options => verify(cli, options)
    },
    onAnswer
  )
  leafCommand<{ noted?: true }>(
    group,
    cli,
    {
      usage: 'repair',
      text: methodWords('backups.repair'),
      options: [{ flags: '--noted', text: checks.noted }],
      act: options => repair(cli, options)
    },
    onAnswer
  )
  leafCommand<RestoreOptions>(
    root,
    cli,
    {
      usage: 'restore',
      text: methodWords('backups.restore'),
      options: [
        { flags: '--from <DIR>', text: texts.from, mandatory: true },
        { flags: '--into <DIR>', text: texts.into },
        { flags: '--drill', text: texts.drill },
        { flags: '--as-of <DATE>', text: texts.asOf }
      ],
      act: options => restore(cli, options)
    },
    onAnswer
  )
}

async function write(cli: Cli, options: Globals & { to?: string; key?: string }): Promise<Answer> {
  const { out } = cli
  const { made, failed } = await inArchive(cli, options, async client =>
    doEach(cli, await targetsFor(client, options), ({ id }) =>
      withProgress(cli, client, () => client.backups.write({ id }))
    )
  )
  const written = made.flatMap(({ of: target, made: backup }) => [
    out.t(texts.written, {
      number: backup.number ?? 0,
      folder: visible(target.folder),
      objects: backup.objects,
      newObjects: backup.newObjects,
      size: size(backup.bytes, out.language)
    }),
    ...(backup.damaged > 0 ? [out.t(texts.lacking, { count: backup.damaged })] : [])
  ])
  const notWritten = failed.map(({ of: target, why }) =>
    visible(out.t(texts.notWritten, { folder: target.folder, why: why.message }))
  )
  const isWhole = made.every(({ made: backup }) => backup.outcome === 'whole')
  const exit = failed.length === 0 && !isWhole ? EXIT.notVerified : endOf(made, failed)
  return {
    json: {
      backups: made.map(({ of: target, made: backup }) => ({ folder: target.folder, ...backup })),
      refused: failed.map(({ of: target, why }) => ({ folder: target.folder, error: errorOf(why) }))
    },
    lines: [...written, ...notWritten],
    exit
  }
}

async function targetsFor(
  client: Client,
  { to, key }: { to?: string; key?: string }
): Promise<BackupTarget[]> {
  if (to !== undefined) return [await client.backups.add({ folder: placeTyped(to), recipient: key ?? null })]
  const targets = await client.backups.list()
  if (targets.length === 0) throw new UsageError(texts.noFolder)
  return targets
}

type VerifyOptions = { from: string; authority?: readonly string[] }

async function verify(cli: Cli, options: Globals & VerifyOptions): Promise<Answer> {
  const { terminal } = cli
  const expected = authoritiesTyped(options.authority)
  const from = placeTyped(options.from)
  const isHeld = (options.archive ?? terminal.env['KANALARKIV_ARCHIVE'] ?? '') !== ''
  const verification = isHeld
    ? await inArchive(cli, options, async client => {
        const target = (await client.backups.list()).find(({ folder }) => folder === from)
        return withProgress(cli, client, () =>
          target === undefined
            ? client.backups.verifyFolder({ from })
            : client.backups.verify({ id: target.id })
        )
      })
    : await inSession(cli, options, client => client.backups.verifyFolder({ from }))
  return verified(cli, { from, verification, isHeld, expected })
}

type Verified = {
  readonly from: string
  readonly verification: BackupVerification
  /** Against what an archive noted. */
  readonly isHeld: boolean
  readonly expected: string[] | null
}

function verified({ out }: Cli, { from, verification, isHeld, expected }: Verified): Answer {
  const { newest, generations, objects, bytes, journals, authorities } = verification
  const held = holdAuthorities(stampsIn(authorities ?? []), expected)
  const json = { from, verification, ...(expected === null ? {} : { held }) }
  // Of another archive's backup the one at hand can say nothing.
  const isOwn = isHeld && verification.findings.every(({ code }) => code !== 'generation-foreign')
  const more = [
    out.t(isOwn ? texts.journalsHeld : texts.journals, { journals, generations }),
    ...(authorities === null ? [out.t(texts.stampsUnread)] : stampedLines(out, authorities)),
    ...(isHeld ? [] : [out.t(texts.unheld)])
  ]
  const findings = [
    ...verification.findings.map(({ code, what }) =>
      visible(out.t(texts.finding, { word: out.t(BACKUP_FINDINGS[code]), what }))
    ),
    ...held.map(finding => findingLine(out, finding))
  ]
  if (findings.length > 0) {
    const isParted = verification.findings.some(({ code }) => code === 'journal-differs')
    const next = [...(isParted ? [texts.parted] : []), ...(held.length > 0 ? [verifying.authorityNext] : [])]
    const lines = [...findings, ...next.map(text => out.t(text)), ...more]
    return { json, lines: [out.t(texts.wrong, { count: findings.length }), ...lines], exit: EXIT.notVerified }
  }
  const at = newest === null ? '' : localTime(newest.at, '')
  return {
    json,
    lines: [out.t(texts.right, { generations, objects, size: size(bytes, out.language), at }), ...more]
  }
}

async function repair(
  cli: Cli,
  { noted = false, ...options }: Globals & { noted?: boolean }
): Promise<Answer> {
  const { out } = cli
  const { repaired, lost } = await inArchive(cli, options, client =>
    withKeyIfNeeded(cli, key => withProgress(cli, client, () => client.backups.repair({ key, noted })))
  )
  const lines =
    repaired.length + lost.length === 0
      ? [out.t(texts.nothingDamaged)]
      : [out.t(texts.repaired, { count: repaired.length }), ...lost.map(what => out.t(texts.lost, { what }))]
  return { json: { repaired, lost }, lines, ...(lost.length > 0 ? { exit: EXIT.notVerified } : {}) }
}

/** Asks for the key only where the backup is encrypted, so that one without is read without a word. */
async function withKeyIfNeeded<T>(cli: Cli, work: (key: string | null) => Promise<T>): Promise<T> {
  try {
    return await work(null)
  } catch (error) {
    if (!isKeyNeeded(error)) throw error
    const key = await readSecretTextIfAny(cli)
    return work(key === '' ? null : key)
  }
}

type RestoreOptions = { from: string; into?: string; drill?: true; asOf?: string }

async function restore(cli: Cli, options: Globals & RestoreOptions): Promise<Answer> {
  const { from, into, drill, asOf } = options
  if ((into === undefined) === (drill === undefined)) throw new UsageError(texts.oneOf)
  const input = {
    from: placeTyped(from),
    into: into === undefined ? null : resolve(into),
    asOf: asOf === undefined ? null : dateTyped(asOf)
  }
  const restored = await inSession(cli, options, client =>
    withKeyIfNeeded(cli, key => client.backups.restore({ ...input, key }))
  )
  return told(cli, restored)
}

const isKeyNeeded = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'backup-key-needed'

function told({ out }: Cli, restored: Restored): Answer {
  const values = { ...restored, into: visible(restored.into ?? ''), at: localTime(restored.takenAt, '') }
  const { number, at, objects, lines, into } = values
  const lacking = restored.damaged.length
  return {
    json: { restored, equal: true },
    lines: [
      out.t(restored.into === null ? texts.drilled : texts.restored, { number, at, objects, lines, into }),
      ...(lacking > 0 ? [out.t(texts.lacking, { count: lacking })] : []),
      ...(restored.unfinished > 0 ? [out.t(texts.unfinished, { count: restored.unfinished })] : []),
      ...(restored.into === null ? [] : [out.t(texts.next)])
    ],
    ...(lacking > 0 ? { exit: EXIT.notVerified } : {})
  }
}
