// The texts: both languages whole, and a sentence for everything the core may say.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ReasonCode } from '#shared/capture.ts'
import { CATEGORY_NAMES } from '#shared/categories.ts'
import { Category } from '#shared/decision.ts'
import { ERROR_CODES, sentence } from '#shared/errors.ts'
import { REASON_SENTENCES, reasonSentence } from '#shared/reasons.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { i18n, startTexts } from '../../renderer/i18n.ts'
import { en } from '../../renderer/locales/en.ts'
import { sv } from '../../renderer/locales/sv.ts'
import { withoutCommands } from '../../renderer/refusal.ts'

type Texts = { readonly [key: string]: string | Texts }

const flat = (texts: Texts, prefix = ''): Map<string, string> =>
  new Map(
    Object.entries(texts).flatMap(([key, text]): (readonly [string, string])[] =>
      typeof text === 'string' ? [[prefix + key, text]] : [...flat(text, `${prefix}${key}/`)]
    )
  )
const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1]).toSorted()

const [swedish, english] = [flat(sv), flat(en)]

describe('the texts of the window', () => {
  it('have the same keys in both languages, in the same order', () => {
    expect([...english.keys()]).toEqual([...swedish.keys()])
  })
  it('are never empty, and take the same values in both languages', () => {
    for (const [key, text] of swedish) {
      expect(text.trim(), key).not.toBe('')
      expect(english.get(key)?.trim(), key).not.toBe('')
      expect(values(english.get(key) ?? ''), key).toEqual(values(text))
    }
  })
  it('have both forms wherever a count decides the form', () => {
    for (const key of swedish.keys())
      if (key.endsWith('_one')) expect(swedish.has(key.replace(/_one$/, '_other')), key).toBe(true)
  })
  it('say one thing as one, whatever number it is that counts', async () => {
    const several =
      /\{\{(?!count)(\w+)\}\} (?:nya )?(?:adresser|rader|filer|poster|kanaler|kommentarer|meddelanden|minuter|timmar|dagar|personer|förvaltningar|addresses|lines|rows|files|records|channels|comments|messages|minutes|hours|days|people|departments)\b/
    for (const [key, text] of [...swedish, ...english]) {
      const [, name = ''] = several.exec(text) ?? []
      // What is not called a count has its word beside it; where it is never one, the key says so.
      if (name !== '' && !key.endsWith('_other') && key !== 'watch/plans/other')
        expect(text, key).toContain(`{{${name}|`)
      if (/\{\{count\}\} (?:adresser|rader|filer|poster|kanaler|kommentarer|meddelanden)\b/.test(text))
        expect(key, text).toMatch(/_other$/)
    }
    if (!i18n.isInitialized) await startTexts()
    // Another file in the same process may have chosen English.
    await i18n.changeLanguage('sv')
    expect(i18n.t('coverage.sum', { captured: 1, channels: 1 })).toBe('1 av 1 kanal är insamlad')
    expect(i18n.t('coverage.sum', { captured: 2, channels: 30 })).toBe('2 av 30 kanaler är insamlade')
    expect(i18n.t('runs.waiting', { count: 1 })).toBe('1 adress återstår.')
  })
  it('never claim that a capture proves what a platform showed', () => {
    // A disposal certificate is called that, and says what was done, not what a platform showed.
    for (const text of [...swedish.values(), ...english.values()])
      expect(text.replaceAll(/gallringsbevis/gi, '')).not.toMatch(/bevis|\bprov(es?|en|ing)\b/i)
  })
})

it('has a name for every act that the core journals', async () => {
  const core = join(import.meta.dirname, '../../electron/core')
  const named = new Set(Object.keys(sv.journal.acts))
  const nameless = new Set<string>()
  for (const file of await readdir(core, { recursive: true })) {
    if (!file.endsWith('.ts')) continue
    const source = await readFile(join(core, file), 'utf8')
    for (const [, codes = ''] of source.matchAll(
      /\bact(?::|: [^'\n]*\?)\s*((?:'[a-z-]+\.[a-z-]+'(?:\s*:\s*)?)+)/g
    ))
      for (const [, code = ''] of codes.matchAll(/'([^']+)'/g)) if (!named.has(code)) nameless.add(code)
  }
  expect([...nameless]).toEqual([])
  expect(named.size).toBeGreaterThan(100)
})

describe('the sentences of the core', () => {
  it('are whole sentences for each reason, in both languages', () => {
    expect(Object.keys(REASON_SENTENCES).toSorted()).toEqual([...ReasonCode.options].toSorted())
    for (const code of ReasonCode.options)
      for (const language of ['sv', 'en'] as const)
        expect(REASON_SENTENCES[code][language], code).toMatch(/^[A-ZÅÄÖ].*[^.]\.$/)
  })
  it('take the technical detail of a reason in before the full stop', () => {
    expect(reasonSentence({ code: 'http-status', detail: '404' }, 'en')).toBe(
      'The website answered with an error code instead of the page (404).'
    )
    const posts = { code: 'posts-missing', detail: '5 without an address' } as const
    expect(reasonSentence(posts, 'sv')).toMatch(/\(5 utan egen adress\)\.$/)
    expect(reasonSentence({ code: 'time-out', detail: null }, 'sv')).toBe(
      'Sidan blev inte klar inom den tid som är satt.'
    )
  })
  it('show ids and digests by their beginning, as lists do', () => {
    const what = '12345678-1234-4234-8234-123456789abc'
    const sha256 = 'abcdef012345'.padEnd(64, '0')
    for (const code of ERROR_CODES)
      for (const language of ['sv', 'en'] as const) {
        const values = [...sentence(code, {}, language).matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name)
        for (const given of [what, sha256]) {
          const said = refusalSentence(
            code,
            { what: given, id: given, ...Object.fromEntries(values.map(name => [name, given])) },
            language
          )
          expect(said, code).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|[0-9a-f]{13}/)
        }
      }
    expect(refusalSentence('not-found', { what }, 'sv')).toContain('ingen post 12345678 i')
  })
  it('exist for each refusal, and show a value that is missing', () => {
    for (const code of ERROR_CODES)
      for (const language of ['sv', 'en'] as const)
        expect(sentence(code, {}, language), code).not.toMatch(/[{}]/)
    expect(sentence('not-an-archive', {}, 'sv')).toContain('Mappen ? är inte')
  })
  it('name no option of the command line in the window', () => {
    const said = ERROR_CODES.map(code => refusalSentence(code, {}, 'sv')).concat(
      ERROR_CODES.map(code => refusalSentence(code, {}, 'en')),
      ReasonCode.options.flatMap(code => [REASON_SENTENCES[code].sv, REASON_SENTENCES[code].en])
    )
    expect(said.some(text => / --[a-z]/.test(text))).toBe(true)
    expect(said.map(withoutCommands).filter(text => / --[a-z]/.test(text))).toEqual([])
    expect(withoutCommands(REASON_SENTENCES['private-address'].sv)).toMatch(/på kanalens sida\.$/)
  })
  it('name the seven grounds', () => {
    for (const category of Category.options) {
      expect(CATEGORY_NAMES[category].sv).not.toBe('')
      expect(CATEGORY_NAMES[category].en).not.toBe(CATEGORY_NAMES[category].sv)
    }
  })
})
