// Publishing the list of channels and websites: what it would say, what is new since last time, and writing it (G1).

import { hash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { PublicationId, Sha256 } from '#shared/ids.ts'
import {
  type ListFormat,
  type Publication,
  type PublicationSettings,
  PublicList,
  type PublicListPreview
} from '#shared/public-list.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { readJson } from '../../kernel/objects/json.ts'
import { writeOutside } from '../../kernel/objects/write-outside.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { webAddress } from '../../register/register/addresses.ts'
import { requireSeen, withWhatStood } from '../../register/secrecy/seen.ts'
import { clearOfSecretWords, requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { filesOf, listJson } from './files.ts'
import { publicHtml } from './html.ts'
import { diffOf, listOf, PAGE_FILE, publicContent } from './list.ts'
import * as queries from './queries.ts'

/** What would be published now, and how it differs from the last publication. @throws ArchiveError object-damaged */
export async function previewList(ctx: Context): Promise<PublicListPreview> {
  const last = queries.lastPublication(ctx.db.read)
  const before = await publishedList(ctx, last)
  const content = publicContent(ctx.db.read)
  const list = listOf(content, before, swedishDate(ctx.clock.now()))
  return {
    list,
    html: publicHtml(list),
    diff: diffOf(before, content),
    last,
    settings: queries.findSettings(ctx.db.read)
  }
}

/**
 * Writes the list to a folder as HTML (a page, and a fragment to paste), JSON with its schema, CSV in two forms and, once there are settings, metadata for open-data
 * portals. What is published is what the register says at that moment. @throws ArchiveError folder-unusable,
 * nothing-to-publish, object-damaged
 */
export async function publishList(ctx: Context, dir: string): Promise<Publication> {
  const { list, settings, diff } = await previewList(ctx)
  const open = clearOfSecretWords(ctx.db.read)
  requireContent(list)
  const files = filesOf(list, { settings: open(settings), issued: issuedOn(ctx) }).map(({ name, text }) => ({
    name,
    bytes: new TextEncoder().encode(text)
  }))
  const kept = await ctx.objects.put(new TextEncoder().encode(listJson(list)), 'application/json')
  await writeOutside(ctx, dir, files)
  const publication: Publication = {
    id: PublicationId.parse(randomUUID()),
    publishedAt: ctx.clock.now(),
    publishedBy: ctx.actor,
    dir,
    channels: list.channels.length,
    websites: list.websites.length,
    files: files.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      sha256: Sha256.parse(hash('sha256', bytes))
    })),
    list: kept.sha256
  }
  ctx.db.transact(tx => {
    const [added, removed, changed] = [diff.added.length, diff.removed.length, diff.changed.length]
    record(tx, ctx, {
      act: 'public-list.published',
      about: publication.id,
      objects: [kept],
      details: { channels: publication.channels, websites: publication.websites, added, removed, changed }
    })
    queries.insertPublication(tx, publication)
  })
  tellChanged(ctx, 'register')
  return publication
}

const FILES: Readonly<Record<ListFormat, string>> = {
  html: PAGE_FILE,
  fragment: 'publik-lista-fragment.html',
  json: 'publik-lista.json',
  csv: 'publik-lista.csv',
  rfc4180: 'publik-lista-rfc4180.csv',
  dcat: 'publik-lista.rdf'
}

/**
 * Writes one file of the list to a folder and says where it is.
 * @throws ArchiveError folder-unusable, nothing-to-publish, publisher-missing, object-damaged
 */
export async function saveListFile(
  ctx: Context,
  { dir, format }: { readonly dir: string; readonly format: ListFormat }
): Promise<{ path: string }> {
  const { list, settings } = await previewList(ctx)
  const open = clearOfSecretWords(ctx.db.read)
  requireContent(list)
  const file = filesOf(list, { settings: open(settings), issued: issuedOn(ctx) }).find(
    ({ name }) => name === FILES[format]
  )
  if (file === undefined) throw new ArchiveError('publisher-missing')
  await writeOutside(ctx, dir, [{ name: file.name, bytes: new TextEncoder().encode(file.text) }])
  ctx.db.transact(tx => {
    const { channels, websites } = list
    record(tx, ctx, {
      act: 'public-list.file-saved',
      about: null,
      details: { format, channels: channels.length, websites: websites.length }
    })
  })
  return { path: join(dir, file.name) }
}

type Said = PublicationSettings & { readonly seen?: { readonly settings: PublicationSettings | null } | null }

/** Says who publishes, where and under which licence. @throws ArchiveError not-a-web-address, not-http, changed-meanwhile */
export function saveSettings(ctx: Context, { seen = null, ...settings }: Said): PublicationSettings {
  const address = webAddress(settings.baseAddress)
  const saved = { ...settings, baseAddress: address.endsWith('/') ? address : `${address}/` }
  ctx.db.transact(tx => {
    requireSeen(ctx, tx, { acts: ['public-list.settings'] }, seen, { settings: queries.findSettings(tx) })
    requireNoSecretWords(tx, [saved.contactName, saved.contactEmail])
    queries.writeSettings(tx, withWhatStood(ctx, tx, saved, queries.findSettings(tx)))
    record(tx, ctx, { act: 'public-list.settings', about: null, details: { licence: saved.licence } })
  })
  tellChanged(ctx, 'register')
  return saved
}

/** The day of the first publication: today, before there is one. */
const issuedOn = ({ db, clock }: Context): string =>
  swedishDate(queries.firstPublishedAt(db.read) ?? clock.now())

function requireContent({ channels, websites }: PublicList): void {
  if (channels.length + websites.length === 0) throw new ArchiveError('nothing-to-publish')
}

async function publishedList(ctx: Context, last: Publication | null): Promise<PublicList | null> {
  return last === null ? null : readJson(ctx, last.list, PublicList)
}
