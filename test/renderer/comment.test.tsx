// The page of a comment, as someone uses it.
import { ORPCError } from '@orpc/server'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { idOf, sampleComment, sampleMail, shaOf } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

describe('a comment', () => {
  const decision = {
    outcome: 'remove',
    category: 'a',
    ownCategory: null,
    note: null,
    senderNote: null,
    isPoliceMatter: false,
    policeNumber: null,
    boardOffence: null,
    toAuthor: null,
    answer: null,
    answeredAt: null,
    answeredBy: null,
    forwardedTo: null,
    because: null,
    goneBy: null,
    receivedHow: null,
    correctedBecause: null,
    decidedBy: 'm',
    decidedAt: '2026-11-24T16:10:00.000Z'
  }

  it('tells within which times it was written, where it stands, and what it has said later', async () => {
    const { content } = sampleComment()
    const seen = {
      name: 'bild.png',
      fromUrl: null,
      sha256: shaOf(3),
      locator: '',
      seenAt: '2026-11-25T08:00:00.000Z',
      madeAt: null
    }
    const comment = sampleComment({
      created: {
        ...{ at: null, raw: '3 tim', zone: null, basis: 'relative_range' },
        range: { from: '2026-11-24T12:00:00.000Z', to: '2026-11-24T13:00:00.000Z', basis: 'relative' }
      },
      ...{ nativeId: '4711', thread: '902', answers: '4710', editedAt: '2026-11-25T07:00:00.000Z' },
      sightings: [
        { id: 1, method: 'screenshot', ...seen, content: null },
        { id: 2, method: 'api', ...seen, content: { ...content, text: 'Nu säger den något annat' } }
      ]
    })
    await openWindow(`/comments/${idOf(10)}`, { comments: { find: os.comments.find.handler(() => comment) } })
    expect(
      await screen.findByText(/^Mellan .*13[.:]00.* och .*14[.:]00.*, räknat från orden som visades$/)
    ).toBeTruthy()
    for (const value of ['4711', '902', '4710', 'Nu säger den något annat', 'Ändrad enligt plattformen'])
      expect(screen.getByText(value)).toBeTruthy()
  })

  it('tells of a version with another time when that says it was written', async () => {
    const { content } = sampleComment()
    const seen = { name: 'blogg.xml', fromUrl: null, locator: '', madeAt: null, method: 'export' }
    const said = (timeMachine: string) => ({ ...content, timeMachine })
    const comment = sampleComment({
      content: said('2026-11-24T12:00:00Z'),
      sightings: ['2026-11-24T13:00:00+01:00', '2026-11-20T12:00:00Z'].map((time, id) => ({
        ...{ ...seen, id, sha256: shaOf(id), seenAt: `2026-11-2${id + 5}T08:00:00.000Z`, content: said(time) }
      }))
    })
    await openWindow(`/comments/${idOf(10)}`, { comments: { find: os.comments.find.handler(() => comment) } })
    const dated = await screen.findAllByText(/^Daterad /)
    expect(dated.map(({ textContent }) => textContent)).toEqual(['Daterad 2026-11-20 13:00'])
  })

  it('may not be removed until the core has verified the copy and the decision is made', async () => {
    let comment = sampleComment()
    const { user } = await openWindow(`/comments/${idOf(10)}`, {
      comments: {
        find: os.comments.find.handler(() => comment),
        decide: os.comments.decide.handler(() => {
          comment = sampleComment({ decision, state: 'decided' })
          return comment
        })
      }
    })
    await screen.findByText('Ta inte bort kommentaren än')
    expect(screen.queryByText('Bekräfta att kommentaren är borta')).toBeNull()
    // Nothing is chosen by itself; who chooses a ground has chosen that it is to be removed.
    expect(document.querySelector('input[type=radio]:checked')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
    expect(screen.getByText('Fyll i det här fältet.')).toBeDefined()
    await user.click(screen.getByRole('radio', { name: /^a\)/ }))
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Ska tas bort' }).checked).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
    await screen.findByText('Nu får kommentaren tas bort')
    expect(screen.queryByText('Ta inte bort kommentaren än')).toBeNull()
    const current = screen.getAllByRole('listitem').filter(item => item.hasAttribute('aria-current'))
    expect(current.map(item => item.textContent)).toEqual(['Beslutad2026-11-24 17:10'])
  })

  it('that vanished after the decision is confirmed by whoever removed it, or closed by a new decision', async () => {
    const facts = {
      ...{ commentId: idOf(10), nativeId: '1', threadId: '2', parentId: null, isOwn: false },
      ...{ authorIp: null, authorUserAgent: null, createdAt: null, status: 'gone' },
      ...{ seenAt: '2026-11-24T16:00:00.000Z', goneAt: '2026-11-24T17:00:00.000Z' },
      ...{ vanishedAt: '2026-11-24T17:00:00.000Z', perhapsGoneAt: null, readAt: '2026-11-24T17:00:00.000Z' },
      ...{ versions: [], actions: [], possible: [], proof: null }
    } as never
    await openWindow(`/comments/${idOf(10)}`, {
      comments: { find: os.comments.find.handler(() => sampleComment({ decision, state: 'decided' })) },
      moderation: { find: os.moderation.find.handler(() => facts) }
    })
    await screen.findByText(/^Det finns inget kvar att ta bort/)
    expect(screen.getByText('Bekräfta att kommentaren är borta')).toBeTruthy()
    expect(screen.getByText(/^Kommentaren är borta, och ingen borttagning är antecknad här/)).toBeTruthy()
    expect(screen.queryByText(/togs bort av avsändaren/)).toBeNull()
    expect(screen.getByRole('radio', { name: 'Behöver inget svar' })).toHaveProperty('checked', false)
  })

  it('noted as deleted by mistake may be decided not to have been removed', async () => {
    const removal = {
      ...{ kind: 'deleted', via: 'person', removedBy: 'm', removedAt: '2026-11-24T17:00:00.000Z' },
      ...{ basis: 'person', confirmedBy: 'm', confirmedAt: '2026-11-24T17:00:00.000Z' }
    }
    const decided = vi.fn()
    const gone = sampleComment({ decision, state: 'gone', removal })
    const { user } = await openWindow(`/comments/${idOf(10)}`, {
      comments: {
        find: os.comments.find.handler(() => gone),
        decide: os.comments.decide.handler(({ input }) => {
          decided(input.decision)
          return gone
        })
      }
    })
    await user.click(await screen.findByRole('button', { name: 'Nytt beslut' }))
    await user.click(screen.getByRole('radio', { name: 'Togs aldrig bort' }))
    await user.type(screen.getByRole('textbox', { name: 'Skäl' }), 'Knappen trycktes aldrig.')
    await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
    await waitFor(() =>
      expect(decided).toHaveBeenCalledWith({
        outcome: 'not-removed',
        note: null,
        because: 'Knappen trycktes aldrig.'
      })
    )
  })

  it('cannot be decided on while the copy is not right', async () => {
    const { user } = await openWindow(`/comments/${idOf(10)}`, {
      comments: {
        find: os.comments.find.handler(() => sampleComment({ state: 'saved', verifiedAt: null })),
        verify: os.comments.verify.handler(() => {
          throw new ORPCError('evidence-missing', { data: { what: 'bilden' }, defined: true })
        })
      }
    })
    await user.click(await screen.findByRole('button', { name: 'Kontrollera kopian' }))
    // Other parts of the page are refused by the small server and say so too.
    await waitFor(() =>
      expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toContainEqual(
        expect.stringContaining('Ta inte bort kommentaren.')
      )
    )
    expect(screen.getByText('Ta inte bort kommentaren än')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Spara beslutet' })).toBeNull()
  })

  it('is sent to the mailbox of the department, and the page says what became of it', async () => {
    const sent = vi.fn()
    const mail = sampleMail({ commentId: idOf(10), state: 'bounced', settledBasis: 'report', reply: '5.1.1' })
    let mails: unknown[] = []
    const { user } = await openWindow(`/comments/${idOf(10)}`, {
      comments: {
        find: os.comments.find.handler(() => sampleComment()),
        sendCopy: os.comments.sendCopy.handler(({ input }) => {
          sent(input)
          mails = [mail]
          return mail
        })
      },
      outbox: {
        list: os.outbox.list.handler(({ input }) => ({
          items: input.commentId === idOf(10) ? (mails as (typeof mail)[]) : [],
          next: null
        })),
        server: os.outbox.server.handler(() => ({
          host: 'mejl.norrby.example',
          port: 465,
          security: 'tls' as const,
          user: null,
          sender: 'kanalarkiv@norrby.example',
          savedAt: mail.queuedAt,
          savedBy: 'm',
          checkedAt: mail.queuedAt,
          problem: null
        }))
      },
      inbox: {
        redirectText: os.inbox.redirectText.handler(() => ({
          text: 'Hej',
          mailbox: 'registrator@norrby.example'
        }))
      }
    })
    await screen.findByText('Ingen kopia är skickad.')
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>(/Skicka till/).value).toBe('registrator@norrby.example')
    )
    await user.click(screen.getByRole('button', { name: 'Skicka en kopia' }))
    await screen.findByText('Mejlet kom inte fram.')
    expect(sent).toHaveBeenCalledWith({ id: idOf(10), mailbox: 'registrator@norrby.example' })
    expect(screen.getByText(mail.headerId)).toBeDefined()
  })

  it('is answered, forwarded or left as well as removed, and each asks for what it needs', async () => {
    const decided = vi.fn()
    const { user } = await openWindow(`/comments/${idOf(10)}`, {
      comments: {
        find: os.comments.find.handler(() => sampleComment()),
        categories: os.comments.categories.handler(() => []),
        decide: os.comments.decide.handler(({ input }) => {
          decided(input.decision)
          return sampleComment()
        })
      }
    })
    await user.click(await screen.findByRole('radio', { name: 'Vidarebefordrad' }))
    expect(screen.queryByRole('radio', { name: /^a\)/ })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
    expect(decided).not.toHaveBeenCalled()
    await user.type(screen.getByRole('textbox', { name: 'Vidarebefordrad till' }), 'Tekniska förvaltningen')
    await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
    await waitFor(() =>
      expect(decided).toHaveBeenCalledWith({
        outcome: 'forwarded',
        note: null,
        forwardedTo: 'Tekniska förvaltningen'
      })
    )
  })

  it('that was gone before it was saved is noted with how it came in and how it went', async () => {
    const decided = vi.fn()
    const noticed = sampleComment({
      state: 'noticed',
      content: null,
      savedAt: null,
      verifiedAt: null,
      files: []
    })
    const { user } = await openWindow(`/comments/${idOf(10)}`, {
      comments: {
        find: os.comments.find.handler(() => noticed),
        categories: os.comments.categories.handler(() => []),
        decide: os.comments.decide.handler(({ input }) => {
          decided(input.decision)
          return noticed
        })
      }
    })
    await user.click(await screen.findByRole('radio', { name: 'Borta innan den kunde sparas' }))
    await user.click(screen.getByRole('radio', { name: 'Den som skrev den' }))
    await user.type(screen.getByRole('textbox', { name: /^Hur kom den in/ }), 'Jouren såg den')
    await user.type(screen.getByRole('textbox', { name: /^Hur försvann den/ }), 'Borta en timme senare')
    await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
    await waitFor(() =>
      expect(decided).toHaveBeenCalledWith({
        ...{ outcome: 'gone-before-saved', note: null, goneBy: 'sender' },
        ...{ receivedHow: 'Jouren såg den', because: 'Borta en timme senare' }
      })
    )
  })
})
