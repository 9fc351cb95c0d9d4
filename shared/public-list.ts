// The public list: what anyone may read of channels and websites, and nothing else of the register (G1).
import { z } from 'zod'
import { CalendarDate, Instant, PublicationId, Sha256 } from './ids.ts'
import { digitsOf, hasCheckDigit } from './organisation-number.ts'
import { Platform } from './register.ts'
import { WebsiteRole } from './website.ts'

/**
 * A channel as anyone may see it, so that it can be found, and whoever answers for it turned to (P7). A field that is not here
 * cannot reach the list. `contact` is what the register has as official and for the public, and never a person's own. Response
 * time and what comments are for stand in the channel itself, where the guidelines want them (G3, G4). A blog may be a
 * channel and also a website of the municipality, and is then in both parts of the list.
 */
export const PublicChannel = z.strictObject({
  name: z.string(),
  platform: Platform,
  address: z.string(),
  department: z.string(),
  purpose: z.string(),
  dialogue: z.boolean(),
  contact: z.string().nullable()
})
export type PublicChannel = z.infer<typeof PublicChannel>

export const PublicWebsite = z.strictObject({
  name: z.string(),
  address: z.string(),
  role: WebsiteRole,
  partners: z.string().nullable()
})
export type PublicWebsite = z.infer<typeof PublicWebsite>

/** The list as it is published (JSON). `updated` is the day on which what it says last changed. */
export const PublicList = z.strictObject({
  $schema: z.literal('publik-lista.schema.json'),
  publisher: z.string(),
  updated: CalendarDate,
  channels: z.array(PublicChannel),
  websites: z.array(PublicWebsite)
})
export type PublicList = z.infer<typeof PublicList>

const ListEntry = z.strictObject({
  kind: z.enum(['channel', 'website']),
  name: z.string(),
  address: z.string()
})
export type ListEntry = z.infer<typeof ListEntry>

/** What differs from the list that was published last; entries are told apart by their address. */
export const ListDiff = z.strictObject({
  added: z.array(ListEntry),
  removed: z.array(ListEntry),
  changed: z.array(
    ListEntry.extend({
      fields: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() }))
    })
  )
})
export type ListDiff = z.infer<typeof ListDiff>

export const LICENCES = ['cc0', 'cc-by'] as const

/** Who publishes, where and under which licence; needed for the metadata that open-data portals fetch (DCAT-AP-SE). */
export const PublicationSettings = z.strictObject({
  /** Ten digits. */
  organisationNumber: z
    .string()
    .trim()
    .transform(digitsOf)
    .refine(digits => /^\d{10}$/.test(digits), { error: 'not-an-organisation-number', abort: true })
    .refine(hasCheckDigit, 'wrong-check-digit'),
  /** The folder on the web that the files will be fetched from, ending with `/`. */
  baseAddress: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .refine(address => !/[?#]/.test(address), 'query-or-fragment'),
  contactName: z.string().trim().min(1).max(200),
  contactEmail: z.email(),
  licence: z.enum(LICENCES)
})
export type PublicationSettings = z.infer<typeof PublicationSettings>

/** One publication: the files that were written, with their digests. */
export const Publication = z.strictObject({
  id: PublicationId,
  publishedAt: Instant,
  publishedBy: z.string(),
  /** The folder the files were written to. */
  dir: z.string(),
  channels: z.int(),
  websites: z.int(),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: Sha256 })),
  /** The list as it was published: an object of the archive. */
  list: Sha256
})
export type Publication = z.infer<typeof Publication>

/** What would be published now. */
export const PublicListPreview = z.strictObject({
  list: PublicList,
  /** The fragment for a web editor to paste. */
  html: z.string(),
  diff: ListDiff,
  last: Publication.nullable(),
  settings: PublicationSettings.nullable()
})
export type PublicListPreview = z.infer<typeof PublicListPreview>

/**
 * The files of the list that can be had one by one: a page, the fragment of it that can be pasted, and the data; `csv` is for
 * Swedish spreadsheets.
 */
export const LIST_FORMATS = ['html', 'fragment', 'json', 'csv', 'rfc4180', 'dcat'] as const
export const ListFormat = z.enum(LIST_FORMATS)
export type ListFormat = z.infer<typeof ListFormat>
