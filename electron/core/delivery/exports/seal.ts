// The end of a package's content: a line of the journal that seals what has been written, and the journal that ends with it.
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { PackageDigest } from '../../../../resources/verify/verify.mjs'
import { contentOf, shownOf } from '../../../../resources/verify/verify-content.mjs'
import type { Context } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { openSnapshot } from '../../kernel/db/snapshot.ts'
import { eachLine, leftOutLine, readHead, record } from '../../kernel/journal/record.ts'
import { holdsSecretWords } from '../../register/secrecy/typed.ts'
import { signingNow } from '../signatures/signer.ts'
import type { Draft } from './disk.ts'
import type { Frozen } from './frozen.ts'
import { isLocalPath } from './local-path.ts'
import type { CopiedFile } from './payload.ts'
import { frozenItems } from './queries.ts'
import { askWhileWriting, writeTimestamps } from './timestamps.ts'

type Sealed = {
  /** Where `data/` is: empty, or a path that ends with `/`. */
  readonly base: string
  readonly copied: readonly Pick<CopiedFile, 'path' | 'extractOf'>[]
  /** What is sealed beside the files that are written, by the path that it will have. */
  readonly more?: readonly (readonly [path: string, sha256: string])[]
}

/**
 * Seals everything that the draft has by a line `export.sealed`, and writes the journal to that line, its signature and the time stamps into
 * `data/`. So the seal of the journal's last line speaks for what the package says. Answers that line.
 * @throws ArchiveError disk-full, stopped, package-signer-not-here, package-signer-run-out
 */
export async function sealContent(
  ctx: Context,
  draft: Draft,
  frozen: Frozen,
  { base, copied, more = [] }: Sealed
): Promise<Frozen['head']> {
  const files = [...draft.digests].map(([path, { sha256 }]) => [path, sha256] as const)
  // Who checks the package reads no file further than this.
  const bytes = [...draft.digests.values()].reduce((sum, read) => sum + read.bytes, 0)
  const records = draft.digests.get(`${base}data/records.json`)?.sha256 ?? null
  const told = await toldLines(ctx, frozen)
  const signing = await signingNow(ctx)
  ctx.db.transact(tx =>
    record(tx, ctx, {
      act: 'export.sealed',
      about: frozen.id,
      details: {
        ...{ files: files.length, bytes, content: contentOf([...files, ...more]), records },
        shown: shownOf(told),
        // So that a signature that was taken away is missed.
        ...(signing === null ? {} : { signer: signing.certificate })
      }
    })
  )
  // Opened before anything else gets a turn, so that the line is the last that it has.
  const { db, close } = openSnapshot(ctx.dir)
  try {
    const head = readHead(db)
    if (head === undefined) throw new Error('the journal has no head')
    const isStamped = askWhileWriting(ctx, head)
    const kept = new Set(
      copied.map(({ path, extractOf }) => extractOf ?? draft.digests.get(path)?.sha256 ?? '')
    )
    // The last seals the package: who checks it goes by that.
    const lines = [...told, head.seq]
    const { sha512 } = await writeJournal(draft, base, { db, kept, last: head.seq, shown: new Set(lines) })
    if (signing !== null)
      await draft.stream(
        `${base}data/signatures/${signing.certificate.slice(0, 8)}.p7s`,
        Readable.from([await signing.sign(sha512)])
      )
    await isStamped()
    await writeTimestamps(ctx, draft, base, { head, lines })
    return head
  } finally {
    close()
  }
}

/**
 * The numbers of the lines that the package shows, but for the last. What is about something else than the package holds is left out; so is
 * what was done after the selection was frozen, and what was typed that holds the words of a marked record, unless those go along.
 * They are decided before the line that seals them is written.
 */
async function toldLines(ctx: Context, frozen: Frozen): Promise<number[]> {
  const items = frozenItems(frozen.db, frozen.id)
  const about = new Set<string>([
    ...[archiveOwner(frozen.db).archive, frozen.id],
    ...[items.channels, items.captures, items.comments, items.messages].flat()
  ])
  const { db, close } = openSnapshot(ctx.dir)
  try {
    const isSecret = frozen.scope.withSecret === 'include-marked' ? () => false : holdsSecretWords(db)
    const told: number[] = []
    for (const { seq, line } of eachLine(db, frozen.head.seq)) {
      if (isTold(line, { about, isSecret })) told.push(seq)
      // Others get their turn meanwhile.
      if (seq % BATCH === 0) await setImmediate()
    }
    return told
  } finally {
    close()
  }
}

const BATCH = 1000

/** A line that is left out goes as digests that still prove the chain, with those of its objects that are in the package. */
async function writeJournal(
  draft: Draft,
  base: string,
  journal: {
    readonly db: ReadDb
    readonly kept: ReadonlySet<string>
    readonly last: number
    readonly shown: ReadonlySet<number>
  }
): Promise<PackageDigest> {
  const { db, kept, last, shown } = journal
  const file = await draft.write(`${base}data/journal.jsonl`)
  for (const { seq, line } of eachLine(db, last))
    await file.add(`${shown.has(seq) ? line : leftOutLine(line, kept)}\n`)
  return file.end()
}

type Telling = { readonly about: ReadonlySet<string>; readonly isSecret: (value: unknown) => boolean }

function isTold(line: string, { about: abouts, isSecret }: Telling): boolean {
  const { about, act, details } = Told.parse(JSON.parse(line))
  // Who has read a record is the authority's own business.
  if (act === 'record.read') return false
  if (about === null || !abouts.has(about)) return false
  // What a reader has reported is named only where it goes along itself.
  const { record } = details
  if (act === 'message.reported' && typeof record === 'string' && !abouts.has(record)) return false
  return !Object.values(details).some(isLocalPath) && !isSecret(details)
}

const Told = z.object({
  act: z.string(),
  about: z.string().nullable(),
  details: z.record(z.string(), z.unknown())
})
