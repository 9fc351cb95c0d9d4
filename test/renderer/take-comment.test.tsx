// Taking a comment in from a notification: what was found in it, and what a person has to fill in.
import { ORPCError } from '@orpc/server'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { CommentProposal, TakenComment } from '#shared/comment.ts'
import { idOf, sampleChannel, sampleComment } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const NOTHING: CommentProposal = {
  basis: 'none',
  text: 'Rondellen är ful',
  authorName: null,
  authorProfile: null,
  authorEmail: null,
  authorIp: null,
  timeShown: null,
  mailSent: null,
  permalink: null,
  lacking: [],
  links: []
}

const ALL: CommentProposal = {
  ...NOTHING,
  basis: 'template',
  authorName: 'Örjan',
  authorProfile: 'https://blogg.example/orjan',
  timeShown: '25 november',
  permalink: 'https://blogg.example/a/#comment-7'
}

it.each<[CommentProposal, string]>([
  [
    NOTHING,
    'Filen är ingen notis som programmet känner igen. Hittades inte: Avsändare, Avsändarens adress, Tid som sidan visade, Länk till kommentaren. Fyll i det du ser.'
  ],
  [ALL, 'Notisen är av ett känt slag och har fyllt i fälten. Kontrollera dem.'],
  [
    { ...ALL, timeShown: null, mailSent: 'Tue, 24 Nov 2026 21:14:00 +0100' },
    'Notisen är av ett känt slag och har fyllt i fälten. Kontrollera dem. Hittades inte: Tid som sidan visade. Fyll i det du ser. Notisen är daterad Tue, 24 Nov 2026 21:14:00 +0100: det är mejlets tid och inte kommentarens.'
  ]
])('says which fields were not found in it', async (proposal, says) => {
  const { shell, user } = await openWindow('/comments/new', {
    channels: { list: os.channels.list.handler(() => [sampleChannel()]) },
    comments: { propose: os.comments.propose.handler(() => proposal) }
  })
  shell.chooseFiles.mockResolvedValueOnce(['/notis.eml'])
  await user.click(await screen.findByRole('radio', { name: 'Bild, urklipp eller notis' }))
  await user.click(await screen.findByRole('button', { name: 'Välj filer' }))
  const label = says.slice(0, 12)
  expect((await screen.findByText(text => text.startsWith(label))).textContent).toBe(says)
})

it('shows what a notification says of its sender, and says it of nobody else', async () => {
  const sent: TakenComment[] = []
  const { shell, user } = await openWindow('/comments/new', {
    channels: { list: os.channels.list.handler(() => [sampleChannel()]) },
    comments: {
      propose: os.comments.propose.handler(() => ({
        ...ALL,
        authorEmail: 'orjan@exempel.example',
        authorIp: '192.0.2.7'
      })),
      take: os.comments.take.handler(({ input }) => {
        sent.push(input)
        throw new ORPCError('comment-needs-source', { defined: true })
      })
    }
  })
  const field = (name: RegExp) => screen.findByRole<HTMLInputElement>('textbox', { name })
  const choose = async (path: string) => {
    shell.chooseFiles.mockResolvedValueOnce([path])
    await user.click(await screen.findByRole('button', { name: 'Välj filer' }))
  }
  await user.click(await screen.findByRole('radio', { name: 'Bild, urklipp eller notis' }))
  await choose('/notis.eml')
  await screen.findByText('Notisen är av ett känt slag och har fyllt i fälten. Kontrollera dem.')
  expect((await field(/Avsändarens e-postadress/)).value).toBe('orjan@exempel.example')
  expect((await field(/Avsändarens IP-adress/)).value).toBe('192.0.2.7')

  await user.click(screen.getByRole('button', { name: 'Ta bort underlaget' }))
  await choose('/bild.png')
  expect((await field(/Avsändarens e-postadress/)).value).toBe('')
  await user.type(await field(/^Kommentarens adress/), 'https://flode.example/2')
  await user.type(await field(/^Avsändare(?!ns)/), 'Bo Ek')
  await user.click(screen.getByRole('button', { name: 'Spara kommentaren' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({
    files: [{ path: '/bild.png' }],
    author: { name: 'Bo Ek', profile: null, email: null, ip: null }
  })
})

it.each([
  ['Det är samma kommentar', idOf(71)],
  ['Det är en annan kommentar', 'another']
])(
  'asks whether one with the same words is the same, and saves what is answered: %s',
  async (says, sameAs) => {
    const retried: unknown[] = []
    const { user } = await openWindow('/comments/new', {
      channels: { list: os.channels.list.handler(() => [sampleChannel()]) },
      comments: {
        preserve: os.comments.preserve.handler(() => {
          throw new ORPCError('comment-maybe-known', {
            defined: true,
            data: { id: idOf(71), attempt: idOf(72) }
          })
        }),
        retry: os.comments.retry.handler(({ input }) => {
          retried.push(input)
          return sampleComment({ id: idOf(72) })
        }),
        find: os.comments.find.handler(() => sampleComment({ id: idOf(72) }))
      }
    })
    await user.type(
      await screen.findByRole('textbox', { name: /^Kommentarens adress/ }),
      'https://flode.example/2?kommentar=7'
    )
    await user.click(screen.getByRole('button', { name: 'Spara kommentaren' }))
    await screen.findByText(/Samma ord av samma avsändare är redan sparade/)
    await user.click(screen.getByRole('button', { name: says }))
    await waitFor(() => expect(retried).toEqual([{ id: idOf(72), sameAs }]))
  }
)

it('asks which comment is meant where the address is not one comment’s own, with none chosen', async () => {
  const saved: unknown[] = []
  const one = { excerpt: 'Hej', isLinked: false, byChannel: false, picture: null }
  const { user } = await openWindow('/comments/new', {
    channels: { list: os.channels.list.handler(() => [sampleChannel()]) },
    comments: {
      candidates: os.comments.candidates.handler(() => ({
        candidates: [
          { ...one, selector: '#a', authorName: 'Anna' },
          { ...one, selector: '#b', authorName: 'Bo' }
        ],
        ...{ left: 0, sheets: [] }
      })),
      preserve: os.comments.preserve.handler(({ input }) => {
        saved.push(input.selector)
        return sampleComment({ id: idOf(72) })
      }),
      find: os.comments.find.handler(() => sampleComment({ id: idOf(72) }))
    }
  })
  await user.type(
    await screen.findByRole('textbox', { name: /^Kommentarens adress/ }),
    'https://flode.example/inlagg/2'
  )
  await user.click(screen.getByRole('button', { name: 'Spara kommentaren' }))
  await user.click(await screen.findByRole('radio', { name: /Bo/ }))
  expect(saved).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Spara kommentaren' }))
  await waitFor(() => expect(saved).toEqual(['#b']))
  // Whoever saved it is shown first whether it may be removed.
  await waitFor(() => expect(document.activeElement?.className).toContain('verdict-says'))
})
