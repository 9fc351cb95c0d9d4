// What scrolls is the box of what lies in it. Where it is not, the hidden input of a choice stays where the list would have had it without
// its scroll: the page is scrolled down to an empty place by every tick, and is higher than what is on it.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const STYLES = new URL('../../renderer/styles/', import.meta.url)

type Rule = { readonly selectors: readonly string[]; readonly body: string }

const rules: readonly Rule[] = readdirSync(STYLES)
  .map(name => readFileSync(new URL(name, STYLES), 'utf8').replace(/\/\*.*?\*\//gs, ''))
  .flatMap(text => [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)])
  .map(([, selectors = '', body = '']) => ({ selectors: selectors.split(',').map(s => s.trim()), body }))

const positioned = new Set(
  rules.filter(({ body }) => /(?:^|[\s;])position: /.test(body)).flatMap(({ selectors }) => selectors)
)
/** What it is itself, whatever it lies in. */
const itself = (selector: string) => selector.split(/[\s>]+/).at(-1) ?? selector

it('places what lies in a scroller by that scroller', () => {
  const scrollers = rules
    .filter(({ body }) => /overflow(?:-[xy])?: (?:auto|scroll)/.test(body))
    .flatMap(({ selectors }) => selectors)
  expect(scrollers.length).toBeGreaterThan(15)
  expect(scrollers.filter(each => !positioned.has(each) && !positioned.has(itself(each)))).toEqual([])
})
