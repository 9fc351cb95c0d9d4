// Whether a list says the same of a post as the last time. Pure. What a list counts, and how long ago something was, differs each time;
// what it folds away may be folded or not.
import { hash } from 'node:crypto'
import { Instant } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import { relativeRange } from '../../formats/text/relative-time.ts'

/** Digests of the first words and of all; null where the list shows no words. */
export type Said = { readonly first: string | null; readonly all: string | null }

const FIRST_WORDS = 12
const FOLDED = /(?:…|\.\.\.) ?(?:(?:(?:visa|läs|se|see|show|read) )?(?:mer|more))?$/i
/** A number by itself, or with a word or two: "12", "1,2 tn", "3 kommentarer", "12 gilla-markeringar". */
const COUNT = /^[\d\s.,\u00a0\u202f]{1,12}(?:\s?[\p{L}-]{1,20}){0,2}$/u
const ANY_TIME = Instant.parse('2026-01-15T12:00:00.000Z')

export function saidOf(text: string): Said {
  const lines = text
    .split('\n')
    .map(line => line.replaceAll(/\s+/g, ' ').trim())
    .filter(line => line !== '' && !COUNT.test(line) && relativeRange(line, ANY_TIME) === null)
  const flat = normalized(lines.join(' '), 'NFC')
  if (flat === '') return { first: null, all: null }
  const isFolded = FOLDED.test(flat)
  const words = flat.replace(FOLDED, '').trim().split(' ')
  return {
    first: words.length < FIRST_WORDS && isFolded ? null : digest(words.slice(0, FIRST_WORDS).join(' ')),
    all: isFolded ? null : digest(flat)
  }
}

/** Only where both say it whole is anything known beyond the first words. */
export function hasChanged(before: Said, now: Said): boolean {
  if (before.all !== null && now.all !== null) return before.all !== now.all
  return before.first !== null && now.first !== null && before.first !== now.first
}

const digest = (text: string): string => hash('sha256', text)
