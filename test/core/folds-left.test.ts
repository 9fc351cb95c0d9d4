// What the saved text of a page itself says was not unfolded.
import { expect, it } from 'vitest'
import { foldsLeft } from '../../electron/core/captures/browser/artefacts/folds-left.ts'

const TEXT = `Rad 1 om bron… mer
Rad 2 om bron ... Visa mer
Rad 3 slutar här
Läs mer
Visa fler svar ▾
`
const left = (unpressed: string[], others: string[]) => foldsLeft(TEXT, { unpressed, others }, [])

it('counts lines that are cut short, and buttons that stand among the lines', () => {
  expect(left([], [])).toBe(3)
})

it('leaves out what links and headings say, but for as many folds as say the same', () => {
  expect(left([], ['mer', 'visa fler svar'])).toBe(1)
  expect(left(['mer'], ['mer', 'visa mer', 'visa fler svar'])).toBe(1)
})

it('counts what the page knew as a fold and nobody pressed, whatever it says', () => {
  expect(left(['rad 3 slutar här'], [])).toBe(4)
})
