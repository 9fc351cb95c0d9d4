// A BagIt 1.0 folder (RFC 8493) that can be read and checked without the program.

import { fill } from '#shared/errors.ts'
import readMe from '../../../../resources/verify/readme.txt?raw'
import { verifyPackage } from '../../../../resources/verify/verify.mjs'
import { factsOf } from '../../../../resources/verify/verify-content.mjs'
import type { Context } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import { swedish } from '../../kernel/swedish-time.ts'
import { BAGIT, byPath, type Digested, oneLine, tags, writeManifests } from './bag-tags.ts'
import type { Draft } from './disk.ts'
import type { Frozen } from './frozen.ts'
import { writePayload } from './payload.ts'
import { bytesToCopy } from './queries.ts'
import { sealContent } from './seal.ts'
import { checkCounts, noteReadBack, type Validation, writeReport } from './validation.ts'
import { writeVerifier } from './verifiers.ts'

export type WrittenPackage = {
  readonly files: number
  readonly bytes: number
  /** The SHA-256 of manifest-sha512.txt and of tagmanifest-sha512.txt, which speaks for everything. */
  readonly manifest: string
  readonly tagManifest: string
  /** The last line of the journal that lies in it. */
  readonly head: Frozen['head']
}

/** Writes everything into the draft and verifies it. @throws ArchiveError export-not-verified */
export async function writeBag(
  ctx: Context,
  draft: Draft,
  frozen: Frozen,
  validation: Validation
): Promise<WrittenPackage> {
  const { municipality } = archiveOwner(frozen.db)
  const copied = await writePayload(ctx, draft, frozen, { base: '', describe: null, validation })
  await checkCounts(validation, draft, '', frozen)
  noteReadBack(validation, draft)
  await draft.writeWhole('bagit.txt', BAGIT)
  await writeVerifier(draft, 'bag')
  const about = fill(readMe, { municipality: oneLine(municipality) })
  await draft.writeWhole('README.txt', `\uFEFF${about.replaceAll('\n', '\r\n')}`)
  await writeReport(draft, '', validation)
  const facts = factsAbout(ctx, frozen)
  const more = [['bag-info.txt', factsOf(Buffer.from(tags(facts)).toString('latin1'))]] as const
  const head = await sealContent(ctx, draft, frozen, { base: '', copied, more })
  const payload = [...draft.digests].filter(([path]) => path.startsWith('data/')).sort(byPath)
  const bytes = payload.reduce((sum, [, read]) => sum + read.bytes, 0)
  await draft.writeWhole(
    'bag-info.txt',
    tags([
      ...facts,
      ['Payload-Oxum', `${bytes}.${payload.length}`],
      ['Journal-Lines', head.seq],
      ['Journal-Head', head.sha256]
    ])
  )
  const manifest = await writeManifests(draft, '', payload)
  const tagFiles = [...draft.digests].filter(([path]) => !path.startsWith('data/')).sort(byPath)
  const tagManifest = await writeManifests(draft, 'tag', tagFiles)
  const total = bytesToCopy(frozen.db, frozen.id)
  ctx.events.publish('event', {
    kind: 'export-progress',
    exportId: frozen.id,
    phase: 'verifying',
    doneBytes: total,
    totalBytes: total
  })
  await verify(ctx, draft, new Map(payload), validation)
  validation.mustPass()
  await draft.syncFolders()
  return { files: payload.length, bytes, manifest, tagManifest, head }
}

/** What bag-info.txt says that is known before the package is sealed. */
function factsAbout(
  { appVersion }: Context,
  { id, db, startedAt, counts, scope }: Frozen
): readonly (readonly [label: string, value: string | number])[] {
  const { municipality, archive } = archiveOwner(db)
  return [
    ['Source-Organization', municipality],
    ['Bagging-Date', swedish(startedAt, 'yyyy-MM-dd')],
    ['External-Identifier', id],
    ['Internal-Sender-Identifier', archive],
    ['Bag-Software-Agent', `Kanalarkiv ${appVersion}`],
    ['Scope-From', scope.from ?? 'all'],
    ['Scope-To', scope.to ?? 'all'],
    ['Channels', counts.channels],
    ['Captures', counts.captures],
    ['Comments', counts.comments],
    ['Messages', counts.messages],
    ['Unfinished-Comments', counts.unfinishedComments],
    ['Unrouted-Messages', counts.unroutedMessages],
    ['Left-Out-As-Secret', counts.leftOut.secret],
    ['Left-Out-As-Not-Ours', counts.leftOut.notOurs],
    ['Left-Out-As-Drafts', counts.leftOut.drafts],
    ['Left-Out-As-Failed', counts.leftOut.failed],
    ['Left-Out-As-Unfinished', counts.leftOut.unfinished]
  ]
}

async function verify(
  ctx: Context,
  draft: Draft,
  payload: ReadonlyMap<string, Digested[1]>,
  validation: Validation
): Promise<void> {
  const found = await verifyPackage(draft.dir, { digests: payload, signal: ctx.closing })
  const wrong = found === null ? [{ code: 'missing', what: 'bagit.txt' }] : found.findings
  const findings = wrong.map(({ code, what }) => ({ rule: what, what: code }))
  validation.made('bag', { subject: null, number: draft.digests.size, findings })
}
