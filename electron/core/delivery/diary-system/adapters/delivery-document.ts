// What goes along with the files of a document that is handed to the diary: where it goes, the four fields (OSL 5:2) and which
// files there are, as JSON and as XML with the same names (docs/diariesystem.md).

import type { Instant } from '#shared/ids.ts'
import { escaped } from '../../../formats/xml/xml.ts'
import { swedish, swedishDate } from '../../../kernel/swedish-time.ts'
import type { DocumentToFile } from './adapter.ts'
import type { Counterpart } from './told.ts'

const NAMESPACE = 'urn:kanalarkiv:diarieleverans:1'
const KINDS = { capture: 'insamling', comment: 'kommentar', message: 'meddelande' } as const
const DIRECTIONS = { in: 'inkommen', out: 'utgående', own: 'upprättad' } as const

/** A name with a text, or with what stands in it. */
type Part = readonly [name: string, inside: string | number | readonly Part[]]

/** The document in words; what is not known is left out. */
type Delivery = readonly Part[]

/** @param accessCode what stands for secrecy in the diary; told where the document is marked as secret */
export function deliveryOf(
  { sending, told, into, files, leftOut }: DocumentToFile,
  { at, accessCode }: { at: Instant; accessCode: string | null }
): Delivery {
  const { paragraph } = told
  const named = (isForAll: boolean) =>
    told.counterparts
      .filter(each => each.isForAll === isForAll)
      .map(({ is, name }): Part => [is === 'sender' ? 'avsandare' : 'mottagare', name])
  return [
    ['leverans', sending],
    ['skapad', swedish(at, "yyyy-MM-dd'T'HH:mm:ssXXX")],
    [
      'arende',
      said([
        ['nummer', into.number],
        ['nyttArende', into.number === null ? into.title : null]
      ])
    ],
    [
      'offentligt',
      [
        ...said([['diarienummer', told.diaryNumber]]),
        ['datum', swedishDate(told.at)],
        ...named(true),
        ['vadDetRor', told.publicTitle]
      ]
    ],
    ['endastMyndigheten', [...named(false), ...said([['vadDetRor', told.protectedTitle]])]],
    ['riktning', DIRECTIONS[told.direction]],
    ...(paragraph === null
      ? []
      : ([
          [
            'sekretess',
            said([
              ['lagrum', paragraph],
              ['kod', accessCode]
            ])
          ]
        ] as const)),
    [
      'poster',
      told.records.map(
        ({ kind, id }): Part => [
          'post',
          [
            ['slag', KINDS[kind]],
            ['beteckning', id]
          ]
        ]
      )
    ],
    [
      'filer',
      files.map(
        ({ name, bytes, sha256 }): Part => [
          'fil',
          [
            ['namn', name],
            ['storlek', bytes],
            ['sha256', sha256]
          ]
        ]
      )
    ],
    ['utelamnade', leftOut.map((name): Part => ['namn', name])]
  ]
}

const said = (parts: readonly (readonly [name: string, text: string | null])[]): Part[] =>
  parts.flatMap(([name, text]) => (text === null ? [] : [[name, text] as const]))

/** What stands there several times, and so is a list also where there is one. */
const LISTS = new Set(['poster', 'filer', 'utelamnade'])

export function deliveryJson(delivery: Delivery): string {
  const object = (parts: readonly Part[]): Record<string, unknown> => {
    const all = Object.groupBy(parts, ([name]) => name)
    return Object.fromEntries(
      Object.entries(all).map(([name, of = []]) => {
        const values = of.map(([, inside]) => value(name, inside))
        return [name, values.length > 1 ? values : values[0]]
      })
    )
  }
  const value = (name: string, inside: Part[1]): unknown => {
    if (typeof inside !== 'object') return inside
    return LISTS.has(name) ? inside.map(([within, text]) => value(within, text)) : object(inside)
  }
  return `${JSON.stringify({ format: NAMESPACE, ...object(delivery) }, null, 2)}\n`
}

export function deliveryXml(delivery: Delivery): string {
  const lines = (parts: readonly Part[], depth: number): string[] =>
    parts.flatMap(([name, inside]) => {
      const start = `${'  '.repeat(depth)}<${name}>`
      return typeof inside === 'object'
        ? [start, ...lines(inside, depth + 1), `${'  '.repeat(depth)}</${name}>`]
        : [`${start}${escaped(String(inside))}</${name}>`]
    })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<diarieleverans xmlns="${NAMESPACE}">`,
    ...lines(delivery, 1),
    '</diarieleverans>',
    ''
  ].join('\n')
}

/** The four fields for all to read, as lines. */
export function fourFieldsText({ told }: DocumentToFile): string[] {
  const counterpart = told.counterparts.filter((each: Counterpart) => each.isForAll).map(({ name }) => name)
  return [
    `Diarienummer: ${told.diaryNumber ?? '–'}`,
    `Datum: ${swedishDate(told.at)}`,
    `Avsändare eller mottagare: ${counterpart.join(', ') || '–'}`,
    `Vad det rör: ${told.publicTitle}`
  ]
}
