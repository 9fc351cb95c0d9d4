// Text on one line is read as it is written.
import { expect, it } from 'vitest'
import { oneLine } from '#shared/one-line.ts'

it.each(['två\nrader', 'noll\u0000', 'Norrby \u202Egpj.exe', 'Norrby\u2067', 'a\u202A', 'b\u2069'])(
  'refuses %j',
  text => {
    const { error } = oneLine(50).safeParse(text)
    expect(error?.issues.map(({ message }) => message)).toEqual(['control-characters'])
  }
)

it.each(['Åsa Öberg', 'مجلس نوربي', 'שלום \u200Fא', 'Norrby 👍🏽'])('takes %j', text => {
  expect(oneLine(50).parse(text)).toBe(text)
})
