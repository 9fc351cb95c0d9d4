// Searching help: the sections that have every word, those first that have them in their heading.
import type { HelpDocument, HelpSection } from './parse.ts'

type HelpHit = {
  readonly document: HelpDocument
  readonly section: HelpSection
  /** The words around the first that was found. */
  readonly excerpt: string
}

const MOST = 40
const AROUND = 80

export function findInHelp(documents: readonly HelpDocument[], query: string): HelpHit[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word.length > 1)
  if (words.length === 0) return []
  const hits = documents.flatMap(document =>
    document.sections.flatMap(section => {
      const [title, text] = [section.title.toLowerCase(), section.text.toLowerCase()]
      const isFound = words.every(word => title.includes(word) || text.includes(word))
      if (!isFound) return []
      const inTitle = words.filter(word => title.includes(word)).length
      return [{ document, section, inTitle, excerpt: around(section.text, text.indexOf(words[0] ?? '')) }]
    })
  )
  return hits.toSorted((one, other) => other.inTitle - one.inTitle).slice(0, MOST)
}

function around(text: string, at: number): string {
  const start = at < AROUND ? 0 : text.indexOf(' ', at - AROUND) + 1
  const end = start + 2 * AROUND
  const words = text.slice(start, end).trim()
  return `${start === 0 ? '' : '… '}${words}${end < text.length ? ' …' : ''}`
}
