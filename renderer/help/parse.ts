// Markdown of our own documents as sections of what the parser found. It is drawn piece by piece as text and elements, never as HTML.
import { type MarkedToken, marked, type Token } from 'marked'

/** From a heading to the next. The first of a document is its title, with what stands before the other headings. */
export type HelpSection = {
  /** As GitHub names the heading, so that links in docs/ lead there too. */
  readonly id: string
  readonly title: string
  /** 1 is the document's own. */
  readonly depth: number
  readonly tokens: readonly MarkedToken[]
  /** All of its words, for searching. */
  readonly text: string
}
export type HelpDocument = {
  readonly name: string
  readonly title: string
  readonly sections: readonly HelpSection[]
}

export function parseDocument(name: string, text: string): HelpDocument {
  const sections: { title: string; depth: number; tokens: MarkedToken[] }[] = []
  for (const token of tokensOf(marked.lexer(text)))
    if (token.type === 'heading')
      sections.push({ title: textOf(token.tokens), depth: token.depth, tokens: [] })
    else sections.at(-1)?.tokens.push(token)
  const slugs = sections.map(({ title }) => slugOf(title))
  return {
    name,
    title: sections[0]?.title ?? name,
    sections: sections.map((section, at) => ({
      ...section,
      id: numbered(slugs, at),
      text: textOf(section.tokens)
    }))
  }
}

type Term = {
  readonly term: { readonly sv: string; readonly en: string }
  readonly meaning: { readonly sv: string; readonly en: string }
  /** What the standards call it; empty where they have no word. */
  readonly standard: string
}

/** The table below the heading Glossary of CONTRIBUTING.md. */
export function parseGlossary(contributing: string): readonly Term[] {
  const tokens = tokensOf(marked.lexer(contributing))
  const heading = tokens.findIndex(token => token.type === 'heading' && token.text === 'Glossary')
  const table = tokens.slice(heading).find(token => token.type === 'table')
  return (table?.rows ?? []).map(row => {
    const [en = '', sv = '', standard = '', inEnglish = '', inSwedish = ''] = row.map(cell =>
      textOf(cell.tokens)
    )
    return { term: { sv, en }, meaning: { sv: inSwedish, en: inEnglish }, standard }
  })
}

/** The parser has no extensions here, so all that it finds is of its own kinds. */
export const tokensOf = (tokens: readonly Token[]) => tokens as readonly MarkedToken[]

/** The words alone. */
function textOf(tokens: readonly Token[]): string {
  return tokensOf(tokens)
    .map(token => {
      if (token.type === 'table')
        return [token.header, ...token.rows]
          .flat()
          .map(cell => textOf(cell.tokens))
          .join(' ')
      if (token.type === 'list') return token.items.map(item => textOf(item.tokens)).join(' ')
      if (token.type === 'space' || token.type === 'br') return ' '
      if ('tokens' in token && token.tokens !== undefined) return textOf(token.tokens)
      return 'text' in token ? token.text : ''
    })
    .join('')
}

/** The second heading of a name has a 1 after it, and so on. */
function numbered(slugs: readonly string[], at: number): string {
  const before = slugs.slice(0, at).filter(slug => slug === slugs[at]).length
  return `${slugs[at]}${before === 0 ? '' : `-${before}`}`
}

/** Small letters and digits, with a hyphen for each space. */
const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/gu, '-')
