// `publiccode.yml` keeps the rules of the standard that it names (https://yml.publiccode.tools, 0.4): which keys there must be, how long
// a text may be, and which words are in the standard's lists.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const project = resolve(import.meta.dirname, '../..')
// What reads the packer's own settings.
const yaml: { load(text: string): unknown } = createRequire(
  resolve(project, 'node_modules/app-builder-lib/package.json')
)('js-yaml')

const TYPES = ['mobile', 'iot', 'desktop', 'web', 'backend', 'other'].map(type => `standalone/${type}`)
const CATEGORIES = [
  'compliance-management',
  'content-management',
  'document-management',
  'social-media-management'
]
const SCOPES = ['culture', 'local-authorities', 'society']
const Language = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)
const Country = z.string().regex(/^[a-z]{2}$/)

/** All that the standard has of what is used here; a key that it does not know is refused. */
const PublicCode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.4'),
  name: z.string().min(1),
  url: z.httpUrl(),
  // Of a release; there has been none.
  softwareVersion: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/)
    .optional(),
  releaseDate: z.iso.date().optional(),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum([...TYPES, 'addon', 'library', 'configurationFiles']),
  platforms: z.array(z.enum(['web', 'windows', 'mac', 'linux', 'ios', 'android'])).min(1),
  categories: z.array(z.enum(CATEGORIES)).min(1),
  intendedAudience: z.strictObject({ countries: z.array(Country), scope: z.array(z.enum(SCOPES)) }),
  description: z.record(
    Language,
    z.strictObject({
      localisedName: z.string().min(1),
      shortDescription: z.string().min(1).max(150),
      longDescription: z.string().min(150).max(10_000),
      features: z.array(z.string().min(1)).min(1)
    })
  ),
  legal: z.strictObject({ license: z.literal('EUPL-1.2') }),
  // What a community keeps must say who can be asked.
  maintenance: z.strictObject({
    type: z.literal('community'),
    contacts: z.array(z.strictObject({ name: z.string().min(1), email: z.email() })).min(1)
  }),
  localisation: z.strictObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(Language).min(1)
  })
})

it('keeps the rules of the standard, and says what the program is', async () => {
  const read = yaml.load(await readFile(resolve(project, 'publiccode.yml'), 'utf8'))
  const { data, error } = PublicCode.safeParse(read)
  expect(error?.issues ?? []).toEqual([])
  const own = JSON.parse(await readFile(resolve(project, 'package.json'), 'utf8'))
  expect([data?.softwareVersion ?? own.version, data?.legal.license]).toEqual([own.version, own.license])
  expect(Object.keys(data?.description ?? {}).sort()).toEqual(
    data?.localisation.availableLanguages.toSorted()
  )
})
