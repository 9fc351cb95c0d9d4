// What the command line says: the word that goes with a number, and the same values in both languages.
import { describe, expect, it } from 'vitest'
import { ERROR_CODES, fill, type Language, sentence } from '#shared/errors.ts'
import { capture } from '../../electron/hosts/cli/texts/capture.ts'
import { intake } from '../../electron/hosts/cli/texts/intake.ts'
import { PLACEHOLDERS } from '../../electron/hosts/cli/texts/placeholders.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

type Text = Readonly<Record<Language, string>>

const modules = import.meta.glob('../../electron/hosts/cli/texts/*.ts', { eager: true })

/** Every text in a module, however deep it lies. */
function* textsIn(value: unknown, path: string): Generator<readonly [string, Text]> {
  if (typeof value !== 'object' || value === null) return
  if ('sv' in value && 'en' in value && typeof value.sv === 'string' && typeof value.en === 'string')
    yield [path, { sv: value.sv, en: value.en }]
  else for (const [name, inside] of Object.entries(value)) yield* textsIn(inside, `${path}.${name}`)
}

/** The values that a text has, and whether any brace is left beside them. */
function valuesOf(text: string) {
  const value = /\{\{(\w+)(?:\|[^|{}]+\|[^|{}]+)?\}\}/g
  const names = new Set([...text.matchAll(value)].map(match => match[1]))
  return { names: [...names].sort(), isClean: !/[{}|]/.test(text.replaceAll(value, '')) }
}

describe('the texts', () => {
  const texts = [...textsIn(modules, 'texts')]
  const refusals = ERROR_CODES.map(
    code => [code, { sv: sentence(code, {}, 'sv'), en: sentence(code, {}, 'en') }] as const
  )

  it('have the same values in both languages, rightly written', () => {
    expect(texts.length).toBeGreaterThan(200)
    const wrong = texts.filter(([, { sv, en }]) => {
      const [one, other] = [valuesOf(sv), valuesOf(en)]
      return !one.isClean || !other.isClean || one.names.join() !== other.names.join()
    })
    expect(wrong).toEqual([])
    expect(refusals.filter(([, { sv, en }]) => /[{}|]/.test(sv + en))).toEqual([])
  })
})

describe('a number', () => {
  it('has the word for one, or for several and none', () => {
    const said = (text: Text, values: Record<string, number>) => [
      fill(text.sv, values),
      fill(text.en, values)
    ]
    const changed = {
      sv: 'Text: {{added}} {{added|rad|rader}} till, {{removed}} {{removed|rad|rader}} bort.',
      en: 'Text: {{added}} {{added|line|lines}} added, {{removed}} {{removed|line|lines}} removed.'
    }
    expect(said(changed, { added: 1, removed: 0 })).toEqual([
      'Text: 1 rad till, 0 rader bort.',
      'Text: 1 line added, 0 lines removed.'
    ])
    expect(said(changed, { added: 21, removed: 1 })).toEqual([
      'Text: 21 rader till, 1 rad bort.',
      'Text: 21 lines added, 1 line removed.'
    ])
    const counts = { complete: 1, partial: 0, refused: 0, failed: 0, total: 1 }
    expect(said(capture.summary, counts)).toEqual([
      '1 fullständig, 0 ofullständiga, 0 nekade, 0 misslyckade av 1 adress.',
      '1 complete, 0 partial, 0 refused, 0 failed of 1 address.'
    ])
    expect(sentence('import-rows-refused', { count: 1 }, 'sv')).toContain(
      '1 rad kan inte användas. Rätta raden'
    )
    expect(sentence('import-rows-refused', { count: 2 }, 'en')).toContain(
      '2 rows cannot be used. Correct them'
    )
  })

  it('that is not known leaves a mark that is seen', () => {
    expect(fill('{{count}} {{count|row|rows}}', {})).toBe('? rows')
  })
})

it('shows what is to be typed in braces as it is, in the help', async () => {
  const { out } = await kanalarkiv(['inbox', 'reply', '--help', '--lang', 'sv'])
  expect(out).toContain('{mailbox} står för brevlådan')
})

describe('the help of every command', () => {
  const COMMANDS = { sv: 'Kommandon:', en: 'Commands:' }

  /** The help of a command and of all that it holds. */
  async function* helps(language: Language, words: readonly string[] = []): AsyncGenerator<[string, string]> {
    const { code, out } = await kanalarkiv([...words, '--help', '--lang', language])
    expect([words, code]).toEqual([words, 0])
    yield [words.join(' '), out]
    const [, inside = ''] = out.split(`\n${COMMANDS[language]}\n`)
    const [list = ''] = inside.split('\n\n')
    for (const [, name = ''] of list.matchAll(/^ {2}(\S+)/gm))
      if (name !== 'help') yield* helps(language, [...words, name])
  }
  const typed = (text: string) =>
    [...text.matchAll(/<([^>]+?)(?:\.\.\.)?>/g), ...text.matchAll(/\[([A-ZÅÄÖ][^\]]*?)(?:\.\.\.)?\]/g)].map(
      ([, word = '']) => word
    )

  it.each(['sv', 'en'] as const)('fits a terminal, and has its words in %s', async language => {
    const words = language === 'sv' ? Object.values(PLACEHOLDERS) : Object.keys(PLACEHOLDERS)
    const seen: string[] = []
    for await (const [command, text] of helps(language)) {
      seen.push(command)
      expect([command, typed(text).filter(word => !words.includes(word))]).toEqual([command, []])
      expect([command, text.split('\n').filter(line => line.length > 80)]).toEqual([command, []])
      if (language === 'sv') expect(text).not.toMatch(/Usage|Options|Arguments|\boptions?\b/)
    }
    expect(seen.length).toBeGreaterThan(150)
  })
})

it('calls what is read in by no name of its own while it is read: it may be comments', () => {
  const values = { doing: 'Läser', percent: 50, seen: 1 }
  expect([fill(intake.progress.sv, values), fill(intake.progress.en, values)]).toEqual([
    'Läser: 50 %, 1 sett',
    'Läser: 50 %, 1 seen'
  ])
})
