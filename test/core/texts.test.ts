// The texts of all faces together: one syntax for what is filled in, and no sentence written twice.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const shared = filesIn('shared/**/*.ts')
const terminal = [...filesIn('electron/hosts/cli/texts/*.ts'), ...filesIn('electron/hosts/cli/exit-codes.ts')]
const menus = filesIn('electron/main/texts.ts')
const window = filesIn('renderer/locales/**/*.ts')

/** The code of some files, by their paths. */
function filesIn(pattern: string): readonly (readonly [path: string, code: string])[] {
  const paths = globSync(pattern, { cwd: root }).map(path => path.replaceAll('\\', '/'))
  return paths.map(path => [path, readFileSync(join(root, path), 'utf8')] as const)
}
type Sources = ReturnType<typeof filesIn>

/** Every string that is a value, without comments, imports, code words and the names of fields. */
function* stringsIn(sources: Sources): Generator<{ file: string; text: string }> {
  for (const [file, source] of sources) {
    const code = source
      .replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '')
      .replaceAll(/^import [^;]*? from '.*'$|^\} from '.*'$/gm, '')
    const string = /'(?:[^'\\\n]|\\.)*'\s*:|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g
    for (const [, single, double] of code.matchAll(string)) yield { file, text: single ?? double ?? '' }
  }
}

describe('what is filled in', () => {
  // What a person writes in a reply, which the program fills in when it is sent.
  const MARKS = /\{(mailbox|namn|name)\}/g
  const MARKED = ['shared/words/inputs.ts', 'electron/hosts/cli/texts/', 'renderer/locales/']

  it('stands in double braces in every face', () => {
    const texts = [shared, terminal, menus, window].flatMap(sources => [...stringsIn(sources)])
    expect(texts.filter(({ text }) => /\{\{\w+\}\}/.test(text)).length).toBeGreaterThan(500)
    const wrong = texts.filter(({ file, text }) => {
      const rest = MARKED.some(each => file.startsWith(each)) ? text.replaceAll(MARKS, '') : text
      return /(?<![{$])\{\w+(\|[^{}]*)?\}(?!\})/.test(rest)
    })
    expect(wrong).toEqual([])
  })
})

describe('a sentence', () => {
  /** English has one form where Swedish has two, and these are about another thing. */
  const OTHERWISE_MEANT = [
    'confirmed by',
    'ends soon',
    'for ever',
    'marked as secret',
    'noted by',
    'taken in',
    'taken in by',
    'valid until'
  ]
  const isSentence = (text: string) => /^\S+ \S/.test(text) && /\p{L}{2}/u.test(text)
  const plain = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
  const said = (sources: Sources) =>
    new Map(
      [...stringsIn(sources)]
        .filter(({ text }) => isSentence(text))
        .map(each => [plain(each.text), each.file])
    )

  it.each([
    ['the window', window],
    ['the command line', terminal]
  ])('of the shared words does not stand in %s again', (_, sources) => {
    const words = said(shared)
    expect(words.size).toBeGreaterThan(1000)
    const again = [...said(sources)].filter(([text]) => words.has(text) && !OTHERWISE_MEANT.includes(text))
    expect(again).toEqual([])
  })

  it('of the command line does not stand in the window again', () => {
    const words = said(terminal)
    expect([...said(window)].filter(([text]) => words.has(text))).toEqual([])
  })
})

describe('a thing', () => {
  /** Words that have been in use beside the one of the glossary, which is named after each. */
  const SECOND_WORDS: readonly (readonly [RegExp, string])[] = [
    [/\bomgång/i, 'körning'],
    [/\blapp(ar|en|ens)?\b/i, 'förseglat lösenord'],
    [/\boviss/i, 'osäker'],
    [/\bovisst\b/i, 'osäkert'],
    [/lydelse/i, 'version'],
    [/uppmärksamma(d|t)/i, 'upptäckt'],
    [/\b(sade|säger|sagt) nej\b/i, 'nekar åtkomst'],
    [/\bglöm(d|s|t|m|des)?\b/i, 'ta bort'],
    [/\bbär ord\b/i, 'innehåller ord'],
    [/härkomst/i, 'proveniens'],
    [/\bimporten\b|\bimporterna\b/i, 'inläsning'],
    [/nätverksadress/i, 'IP-adress'],
    [/\bslag av\b/i, 'typ av'],
    [/\bwordings?\b/i, 'version'],
    [/\blogins?\b/i, 'log-in'],
    [/\bsites? (has |have )?said no\b/i, 'refused access'],
    [/\bpersonal numbers?\b/i, 'personal identity number']
  ]

  it('has one word in the texts, and in the documents', () => {
    const texts = [shared, terminal, menus, window].flatMap(sources =>
      [...stringsIn(sources)].filter(({ text }) => text.includes(' '))
    )
    const documents = globSync('docs/*.md', { cwd: root }).map(file => ({
      file,
      // What is typed has the words of the program.
      text: readFileSync(join(root, file), 'utf8').replaceAll(/```[\s\S]*?```|`[^`]*`/g, '')
    }))
    expect(documents.length).toBeGreaterThan(12)
    const wrong = [...texts, ...documents].flatMap(({ file, text }) =>
      SECOND_WORDS.flatMap(([second, word]) => {
        const [found] = second.exec(text) ?? []
        return found === undefined ? [] : [`${file}: ${found}, for ${word}`]
      })
    )
    expect(wrong).toEqual([])
  })
})
