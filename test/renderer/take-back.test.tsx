// Taking back a decision on several comments: what is refused of one is told of it, and the others are taken back all the same.
import { ORPCError } from '@orpc/server'
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { CommentListed, CommentRow } from '#shared/comment.ts'
import { StoredDecision } from '#shared/decision.ts'
import { Instant } from '#shared/ids.ts'
import { idOf, NO_STATUS, sampleComment } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const NAMES = ['Anna', 'Bo', 'Cecilia'] as const
const AT = Instant.parse('2026-11-25T08:30:00.000Z')

const STORED = StoredDecision.parse({
  ...Object.fromEntries(Object.keys(StoredDecision.shape).map(field => [field, null])),
  ...{ outcome: 'no-answer', isPoliceMatter: false, decidedBy: 'test', decidedAt: AT }
})
const comments = NAMES.map((authorName, at) => {
  const { content, ...comment } = sampleComment({ id: idOf(10 + at) })
  return { ...comment, content: content === null ? null : { ...content, authorName } }
})
const ROWS = comments.map(comment =>
  CommentListed.parse({ ...CommentRow.strip().parse(comment), isUnread: false, flags: [], dueAt: null })
)

it('goes on past one that is refused, names it, and says which decision each time it takes back', async () => {
  const taken: unknown[] = []
  let isRefused = true
  const { user } = await openWindow('/comments', {
    archive: { status: os.archive.status.handler(() => NO_STATUS) },
    comments: {
      list: os.comments.list.handler(() => ({ items: ROWS, next: null })),
      categories: os.comments.categories.handler(() => []),
      decide: os.comments.decide.handler(({ input: { id, decision, seen } }) => {
        const comment = comments.find(each => each.id === id) ?? sampleComment()
        if (decision.outcome === 'reopened') {
          if (isRefused && comment.content?.authorName === 'Bo')
            throw new ORPCError('changed-meanwhile', {
              defined: true,
              data: { who: 'Mona Ek', at: AT, fields: 'decidedAt' }
            })
          taken.push([comment.content?.authorName, seen])
        }
        return { ...comment, state: 'decided' as const, decision: { ...STORED, outcome: decision.outcome } }
      })
    }
  })
  const rows = within(await screen.findByRole('grid', { name: 'Kommentarer' }))
  for (const name of NAMES)
    await user.click(within(rows.getByRole('row', { name: new RegExp(name) })).getByRole('checkbox'))
  await user.click(await screen.findByRole('radio', { name: /inget svar/i }))
  await user.type(screen.getByRole('textbox', { name: 'Skäl' }), 'Ingen fråga')
  await user.click(screen.getByRole('button', { name: 'Spara beslutet om 3 kommentarer' }))
  await user.click(await screen.findByRole('button', { name: 'Ångra' }))
  const said = await screen.findByText(/^2 av 3 är återtagna\. Kvar står beslutet om Bo\. Mona Ek ändrade/)
  expect(taken).toEqual([
    ['Anna', { decidedAt: AT }],
    ['Cecilia', { decidedAt: AT }]
  ])
  isRefused = false
  await user.click(within(said.parentElement ?? said).getByRole('button', { name: 'Ångra' }))
  await screen.findByText(/^Det är återtaget/)
  expect(taken).toHaveLength(3)
})

it.each([
  ['a person says that it is gone', 'Jag intygar att den är borta', 'person', true],
  ['the program has seen that it is gone', /^Kanalarkiv öppnar sidan igen/, 'seen-gone', false]
] as const)('where %s, that it was removed is taken back: %s', async (_, basis, stored, mayTakeBack) => {
  const decision = { ...STORED, outcome: 'remove' as const, category: 'a' as const }
  let comment = sampleComment({ state: 'decided', decision })
  const asked: unknown[] = []
  const { user } = await openWindow(`/comments/${comment.id}`, {
    comments: {
      find: os.comments.find.handler(() => comment),
      confirmGone: os.comments.confirmGone.handler(({ input }) => {
        const removal = { kind: input.kind, via: 'person', removedBy: 'Mona', removedAt: AT }
        const confirmed = { basis: input.basis, confirmedBy: 'Mona', confirmedAt: AT }
        comment = sampleComment({ state: 'gone', decision, removal: { ...removal, ...confirmed } })
        return comment
      }),
      decide: os.comments.decide.handler(({ input }) => {
        asked.push(input)
        comment = sampleComment({ state: 'decided', decision })
        return comment
      })
    }
  })
  await user.click(await screen.findByRole('radio', { name: 'Raderad' }))
  await user.click(screen.getByRole('radio', { name: basis }))
  await user.click(screen.getByRole('button', { name: 'Bekräfta' }))
  await screen.findByText('Kommentaren är borttagen')
  expect(comment.removal?.basis).toBe(stored)
  const undo = screen.queryByRole('button', { name: 'Ångra' })
  expect(undo !== null).toBe(mayTakeBack)
  if (undo === null) return
  await user.click(undo)
  await screen.findByText(/^Det är återtaget/)
  expect(asked).toMatchObject([
    { id: comment.id, decision: { outcome: 'not-removed' }, seen: { decidedAt: AT } }
  ])
})

it('brings a refusal into view with the focus, and takes the message of the time before away', async () => {
  const decision = { ...STORED, outcome: 'remove' as const, category: 'a' as const }
  let comment = sampleComment()
  const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView')
  const { user } = await openWindow(`/comments/${comment.id}`, {
    comments: {
      find: os.comments.find.handler(() => comment),
      decide: os.comments.decide.handler(() => {
        comment = sampleComment({ state: 'decided', decision })
        return comment
      }),
      confirmGone: os.comments.confirmGone.handler(() => {
        throw new ORPCError('still-on-page', { defined: true, data: { address: 'https://almdalen.se/1' } })
      })
    }
  })
  await user.click(await screen.findByRole('radio', { name: /^a\)/ }))
  await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
  await screen.findByText('Beslutet är sparat.')
  await user.click(await screen.findByRole('radio', { name: 'Raderad' }))
  scrolled.mockClear()
  await user.click(screen.getByRole('button', { name: 'Bekräfta' }))
  const refusal = (await screen.findByText(/^Kommentaren finns kvar på/)).closest('.alert')
  expect(document.activeElement).toBe(refusal)
  expect(scrolled.mock.contexts).toContain(refusal)
  expect(screen.queryByText('Beslutet är sparat.')).toBeNull()
  // What was just seen to be there is not to be attested to be gone.
  expect(refusal?.textContent).toContain('Ta bort den där först')
  expect(refusal?.textContent).not.toContain('intyga')
})

it('leaves the focus with who has gone on typing when the refusal comes', async () => {
  let refuse: () => void = () => undefined
  const { user } = await openWindow(`/comments/${sampleComment().id}`, {
    comments: {
      find: os.comments.find.handler(() => sampleComment()),
      decide: os.comments.decide.handler(async () => {
        await new Promise<void>(done => {
          refuse = done
        })
        throw new ORPCError('nothing-to-correct', { defined: true, data: {} })
      })
    }
  })
  await user.click(await screen.findByRole('radio', { name: /^a\)/ }))
  await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
  const note = screen.getByRole('textbox', { name: /^Anteckning/ })
  await user.type(note, 'Mer')
  refuse()
  await screen.findByText(/^Det finns inget tidigare att rätta/)
  expect(document.activeElement).toBe(note)
})
