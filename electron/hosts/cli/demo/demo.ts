// The main job from beginning to end: register, capture, save a comment before removal, route messages, export, verify.
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CaptureRow, RunRequest } from '#shared/capture.ts'
import { CATEGORY_NAMES } from '#shared/categories.ts'
import type { CommentDetail } from '#shared/comment.ts'
import type { Category } from '#shared/decision.ts'
import { ExportFormat } from '#shared/export.ts'
import type { ChannelRow } from '#shared/register.ts'
import type { DemoSite } from '../../../../resources/demo/site.mjs'
import type { Session } from '../../../core/app/session.ts'
import { ArchiveError } from '../../../core/kernel/errors.ts'
import { followRun, reasonLines } from '../capture-run.ts'
import type { Cli, Client } from '../cli.ts'
import { withProgress } from '../long-work.ts'
import { checkPackage, packagePath } from '../package.ts'
import { projectFile } from '../place.ts'
import { registerNamed } from '../register.ts'
import { demo as texts } from '../texts/demo.ts'
import { channelAt, type RoutedMessages, routeDemoMessages } from './messages.ts'

export type DemoOutcome = Omit<RoutedMessages, 'count'> & {
  readonly archive: string
  readonly packageDir: string
  /** One package of each form, by its form, beside the archive. */
  readonly packages: Readonly<Record<ExportFormat, string>>
  readonly channels: number
  readonly captures: readonly CaptureRow[]
  readonly comment: CommentDetail
  readonly category: Category | null
  readonly messages: number
  readonly files: number
  readonly bytes: number
  /** What the verification of archive and package found; empty when all is right. */
  readonly findings: readonly { readonly code: string; readonly what: string }[]
}

type Stage = Cli & { readonly client: Client; readonly site: DemoSite }
type Registered = ReadonlyMap<string, ChannelRow>

const MUNICIPALITY = 'Älvåsa kommun'

/** Does it all in a new archive in `dir`. @throws ArchiveError what each part may be refused with, archive-exists first */
export async function runDemo(
  cli: Cli,
  { client, session, dir }: { client: Client; session: Session; dir: string }
): Promise<DemoOutcome> {
  const { archive, site } = await begin(cli, client, dir)
  try {
    const stage: Stage = { ...cli, client, site }
    const channels = await registerAll(stage)
    cli.out.note(texts.capture)
    const request: RunRequest = {
      kind: 'half-year',
      which: 'all',
      reason: null,
      acceptBadCertificates: false
    }
    const first = await captured(stage, request)
    const comment = await saveAndRemove(stage, channels)
    const routed = await routeDemoMessages(stage, channels)
    const again = await captureAgain(stage, channels)
    cli.out.note(texts.exporting)
    return {
      archive,
      channels: channels.size,
      captures: [...first, ...again],
      comment,
      category: comment.decision?.category ?? null,
      messages: routed.count,
      diaryNumber: routed.diaryNumber,
      mailbox: routed.mailbox,
      ...(await exportAndVerify(stage, session, archive))
    }
  } finally {
    await site.close()
  }
}

async function begin(
  { out }: Cli,
  client: Client,
  dir: string
): Promise<{ archive: string; site: DemoSite }> {
  // The archive first: where there is one already, nothing shall start.
  const made = await client.archive.create({ dir, municipality: MUNICIPALITY })
  // Loaded here and not with the program: only this command needs it, and it reads its own pictures and styles.
  const script = pathToFileURL(projectFile('resources', 'demo', 'site.mjs')).href
  const { startDemoSite }: { startDemoSite: () => Promise<DemoSite> } = await import(
    /* @vite-ignore */ script
  )
  const site = await startDemoSite()
  out.note(texts.site, { origin: site.origin })
  out.note(texts.archive, { dir: made.dir })
  return { archive: made.dir, site }
}

async function registerAll({ client, site, out }: Stage): Promise<Registered> {
  const registered = new Map<string, ChannelRow>()
  for (const { slug, mandate, addresses, ...draft } of site.channels) {
    const row = await registerNamed(
      client,
      {
        platform: draft.platform,
        name: draft.name,
        addresses: [...addresses],
        purpose: draft.purpose,
        dialogue: draft.dialogue,
        departmentId: draft.department,
        responsibleId: draft.responsible,
        mandate: { ...mandate, validUntil: null, reference: null }
      },
      { email: draft.responsibleEmail }
    )
    // The demo municipality is this computer.
    await client.captures.setChannelSettings({
      channelId: row.id,
      viewport: 'desktop',
      reach: 'ordinary',
      privateAddresses: true,
      filmProgram: false
    })
    registered.set(slug, row)
  }
  out.note(texts.channels, { count: registered.size })
  return registered
}

/** @throws ArchiveError stopped or what ended the run, since the rest of the job builds on it */
async function captured(stage: Stage, request: RunRequest): Promise<readonly CaptureRow[]> {
  const outcome = await followRun(stage, stage.client, () => stage.client.captures.startRun(request))
  if (outcome === null) return []
  const { captures, problem } = outcome
  for (const line of reasonLines(captures, stage.out)) stage.out.say(line)
  if (problem === null) return captures
  throw new ArchiveError(problem === 'disk-full' || problem === 'stopped' ? problem : 'internal')
}

async function saveAndRemove({ client, site, out }: Stage, channels: Registered): Promise<CommentDetail> {
  out.note(texts.comment)
  const { channelSlug, permalink, selector, id: onSite } = site.abusive
  const { candidates: found } = await client.comments.candidates({ address: permalink })
  const { id, files } = await client.comments.preserve({
    channelId: channelAt(channels, channelSlug).id,
    address: permalink,
    selector
  })
  out.note(texts.saved, { files: files.length, found: found.length })
  const category: Category = 'a'
  await client.comments.decide({
    id,
    decision: { outcome: 'remove', category, note: out.t(texts.decisionNote), senderNote: null }
  })
  out.note(texts.decided, { ground: out.t(CATEGORY_NAMES[category]) })
  site.removeComment(onSite)
  const gone = await client.comments.confirmGone({ id, kind: 'deleted', basis: 'seen-gone' })
  out.note(texts.gone)
  return gone
}

async function captureAgain(stage: Stage, channels: Registered): Promise<readonly CaptureRow[]> {
  const { site, out } = stage
  const channel = channelAt(channels, site.abusive.channelSlug)
  site.advance()
  out.note(texts.moved, { channel: channel.name })
  return captured(stage, {
    kind: 'before-change',
    which: [channel.id],
    reason: out.t(texts.beforeChange),
    acceptBadCertificates: false
  })
}

async function exportAndVerify(stage: Stage, session: Session, archive: string) {
  const { client } = stage
  const scope = { channelIds: null, from: null, to: null }
  const made = await withProgress(stage, client, () => client.exports.create(scope))
  const packages = await oneOfEach(stage, archive)
  const packageDir = packagePath(archive, made)
  if (packageDir === null) throw new Error('a written package has a folder')
  const own = await withProgress(stage, client, () => client.archive.verify())
  const ofPackages: { code: string; what: string }[] = []
  for (const dir of [packageDir, ...Object.values(packages)]) {
    const check = await checkPackage(dir, session.need().ctx.closing)
    ofPackages.push(...(check === null ? [{ code: 'missing', what: dir }] : check.findings))
  }
  return {
    packageDir,
    packages,
    files: made.files ?? 0,
    bytes: made.bytes ?? 0,
    findings: [...own.findings, ...ofPackages]
  }
}

/** A package of every form, each in `exports/<form>` beside the archive, for whoever wants to try their own reader on them. */
async function oneOfEach(stage: Stage, archive: string): Promise<Record<ExportFormat, string>> {
  const { client, out } = stage
  const packages: Partial<Record<ExportFormat, string>> = {}
  for (const format of ExportFormat.options) {
    const into = join(dirname(archive), 'exports', format)
    await mkdir(into, { recursive: true })
    out.note(texts.oneMore, { format })
    const { folder } = await withProgress(stage, client, () =>
      client.exports.create({ channelIds: null, from: null, to: null, format, into })
    )
    if (folder === null) throw new Error('a written package has a folder')
    packages[format] = folder
  }
  // Every form is one of the options.
  return packages as Record<ExportFormat, string>
}
