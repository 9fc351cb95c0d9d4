// Taking a comment in from a notification: what was found in it, and what a person has to fill in.
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { CommentProposal } from '#shared/comment.ts'
import { sampleChannel } from './samples.ts'
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
