// The page of a message, as someone uses it.
import { ORPCError } from '@orpc/server'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ConversationId, Instant, ThreadId } from '#shared/ids.ts'
import type { ThreadRow } from '#shared/inbox.ts'
import { Mailbox } from '#shared/mailbox.ts'
import type { MessageRow } from '#shared/message.ts'
import { hasUnsent } from '../../renderer/unsent.ts'
import { idOf, sampleChannel, sampleMessage } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

/** What the page of a message that is part of no conversation asks. */
const threadOf = (message: MessageRow) => ({
  ...{ id: ThreadId.parse(message.id), conversationId: null, channelId: message.channelId },
  ...{ channelName: message.channelName, departmentName: 'Kultur', title: null, messages: 1 },
  ...{ undecided: message.state === 'undecided' ? 1 : 0, dueAt: null, isOverdue: false, isSubject: false },
  ...{ latestAt: message.takenInAt, senderName: message.senderName, excerpt: message.text, handler: null },
  report: null
})
const alone = (message: MessageRow) => ({
  find: os.inbox.find.handler(() => threadOf(message)),
  messages: os.inbox.messages.handler(() => ({ items: [message], next: null })),
  answers: os.inbox.answers.handler(() => [])
})

afterEach(() => {
  cleanup()
  closePorts()
})

describe('a message', () => {
  it('is shown as text and never as anything else', async () => {
    const text = '<img src=x onerror=alert(1)><script>alert(2)</script>\n  <b>fet</b>'
    const message = sampleMessage({ text, senderName: '<i>Brita</i>' })
    const { container } = await openWindow(`/messages/${idOf(20)}`, {
      inbox: alone(message),
      messages: { find: os.messages.find.handler(() => ({ ...message, diaryReceipt: null })) }
    })
    await screen.findByRole('heading', { level: 1, name: 'Meddelande från <i>Brita</i>' })
    await waitFor(() => expect(container.querySelector('pre')?.textContent).toBe(text))
    expect(container.querySelector('script, img, b, i')).toBeNull()
  })

  it.each([
    ['all', 'archivist', true],
    ['all', null, true],
    ['secret', 'archivist', false],
    ['off', 'archivist', false]
  ] as const)(
    'tells its reader that the reading is noted, where it is: %s, %s',
    async (which, role, isTold) => {
      await openWindow(`/messages/${idOf(20)}`, {
        inbox: alone(sampleMessage()),
        messages: { find: os.messages.find.handler(() => ({ ...sampleMessage(), diaryReceipt: null })) },
        // Refused to one without a role, as any call is that is not answered here.
        secrecy: role === null ? {} : { of: os.secrecy.of.handler(() => []) },
        users: {
          me: os.users.me.handler(() => ({
            ...{ osUser: 'asa', name: 'Åsa', leftOn: null },
            roles: role === null ? [] : [role]
          })),
          readingLog: os.users.readingLog.handler(() => ({ which }))
        }
      })
      await screen.findByRole('heading', { name: role === null ? /^Meddelande från/ : 'Sekretess' })
      const told = 'Att du läser det här antecknas i journalen.'
      if (isTold) await screen.findByText(told)
      else expect(screen.queryByText(told)).toBeNull()
    }
  )

  it('is routed to the diary with its number', async () => {
    const routed = vi.fn()
    const { user } = await openWindow(`/messages/${idOf(20)}`, {
      inbox: alone(sampleMessage()),
      messages: {
        find: os.messages.find.handler(() => ({ ...sampleMessage(), diaryReceipt: null })),
        route: os.messages.route.handler(({ input }) => {
          routed(input)
          return sampleMessage()
        })
      }
    })
    const seen = vi.spyOn(Element.prototype, 'scrollIntoView')
    await user.click(await screen.findByRole('radio', { name: /Registreras i diariet/ }))
    const number = screen.getByRole('textbox', { name: 'Diarienummer' })
    expect(seen.mock.contexts.some(shown => shown instanceof Element && shown.contains(number))).toBe(true)
    await user.type(number, ' KS 2026/991 ')
    const concerns = screen.getByRole('textbox', { name: /^Vad det gäller, i ord som alla får läsa/ })
    await user.type(concerns, 'Trasig lampa')
    await user.click(screen.getByRole('button', { name: 'Spara' }))
    await waitFor(() =>
      expect(routed).toHaveBeenCalledWith({
        id: idOf(20),
        route: {
          kind: 'registered',
          diaryNumber: 'KS 2026/991',
          entry: {
            receivedOn: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
            publicParty: null,
            publicConcerns: 'Trasig lampa',
            protectedParty: null,
            protectedConcerns: null
          }
        }
      })
    )
  })
})

it('says of a message that is routed that it waits for an answer still, and guesses nothing of where that was sent', async () => {
  const unanswered = { dueAt: sampleMessage().takenInAt, isOverdue: true }
  const { user } = await openWindow(`/messages/${idOf(20)}`, {
    inbox: {
      ...alone(sampleMessage()),
      find: os.inbox.find.handler(() => ({ ...threadOf(sampleMessage()), ...unanswered }))
    },
    messages: {
      find: os.messages.find.handler(() => ({ ...sampleMessage(), diaryReceipt: null })),
      route: os.messages.route.handler(() => sampleMessage())
    }
  })
  await user.click(await screen.findByRole('radio', { name: /^Besvarat/ }))
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Var det skickades' }).value).toBe('')
  await user.click(screen.getByRole('radio', { name: /Registreras i diariet/ }))
  await user.type(screen.getByRole('textbox', { name: 'Diarienummer' }), 'KS 2026/991')
  await user.click(screen.getByRole('button', { name: 'Spara' }))
  await screen.findByText(/^Meddelandet är fört vidare. Konversationen väntar fortfarande på ett svar/)
})

it.each([
  ['/in/bild.png', true],
  ['/in/mejl.EML', false]
])('asks what stands in %s: %s, since a mail is read', async (path, isAsked) => {
  const { user, shell } = await openWindow('/messages/new', {
    channels: { list: os.channels.list.handler(() => [sampleChannel()]) }
  })
  await user.click(await screen.findByRole('tab', { name: 'Ta in fil' }))
  shell.chooseFiles.mockResolvedValueOnce([path])
  await user.click(await screen.findByRole('button', { name: 'Välj filer …' }))
  await screen.findByText(/(?:mejl.EML|bild.png)$/)
  expect(screen.queryByRole('textbox', { name: /Det som står i bilden/ }) !== null).toBe(isAsked)
  const isRead = screen.queryByText('Avsändare, tid och text läses ur mejlet när det tas in.') !== null
  expect(isRead).toBe(!isAsked)
})

describe('a routed message', () => {
  const route = {
    ...{
      kind: 'minor' as const,
      diaryNumber: null,
      mailbox: null,
      replyText: null,
      minorBecause: 'Ett tack'
    },
    ...{ mail: null, decidedBy: 'm', decidedAt: Instant.parse('2026-11-25T08:00:00.000Z') }
  }

  it('is corrected with the reason, and tells of the route that was wrong', async () => {
    const corrected = vi.fn()
    const { user } = await openWindow(`/messages/${idOf(20)}`, {
      inbox: alone(sampleMessage({ state: 'minor', route })),
      messages: {
        find: os.messages.find.handler(() => ({
          ...sampleMessage({ state: 'minor', route }),
          diaryReceipt: null
        })),
        routes: os.messages.routes.handler(() => [
          {
            ...route,
            kind: 'redirected',
            replyText: 'Skriv hit',
            minorBecause: null,
            entry: null,
            correctedBecause: null
          },
          { ...route, entry: null, correctedBecause: 'Avsändaren fick inget svar' }
        ]),
        correctRoute: os.messages.correctRoute.handler(({ input }) => {
          corrected(input)
          return sampleMessage({ state: 'minor', route })
        })
      }
    })
    expect(await screen.findByText('Rättat: Avsändaren fick inget svar')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Rätta hur det fördes vidare' }))
    await user.click(await screen.findByRole('radio', { name: /Registreras i diariet/ }))
    await user.type(screen.getByRole('textbox', { name: 'Diarienummer' }), 'KS 2026/1')
    await user.click(screen.getByRole('button', { name: 'Spara' }))
    expect(corrected).not.toHaveBeenCalled()
    await user.type(screen.getByRole('textbox', { name: 'Varför var det fel?' }), 'Det är en anmälan')
    await user.click(screen.getByRole('button', { name: 'Spara' }))
    await waitFor(() => expect(corrected).toHaveBeenCalled())
    expect(corrected.mock.calls[0]?.[0]).toMatchObject({
      because: 'Det är en anmälan',
      route: { kind: 'registered', diaryNumber: 'KS 2026/1' }
    })
  })
})

describe('a conversation', () => {
  it('is registered as a whole, each message with its own day', async () => {
    const routed = vi.fn()
    const row: ThreadRow = {
      id: ThreadId.parse(idOf(21)),
      conversationId: ConversationId.parse(idOf(21)),
      channelId: sampleMessage().channelId,
      channelName: 'Flödet',
      departmentName: 'Kultur',
      title: 'Brita',
      messages: 3,
      undecided: 2,
      dueAt: null,
      isOverdue: false,
      isSubject: false,
      latestAt: Instant.parse('2026-11-24T07:00:00.000Z'),
      senderName: 'Brita',
      excerpt: 'Hej',
      handler: null,
      report: null
    }
    const { user } = await openWindow(`/messages/thread/${idOf(21)}`, {
      inbox: {
        find: os.inbox.find.handler(() => row),
        messages: os.inbox.messages.handler(() => ({ items: [], next: null })),
        answers: os.inbox.answers.handler(() => []),
        route: os.inbox.route.handler(({ input }) => {
          routed(input)
          return row
        })
      }
    })
    await user.click(await screen.findByRole('radio', { name: /Registreras i diariet/ }))
    expect(screen.getByText('Varje meddelande antecknas med den dag det kom in.')).toBeDefined()
    expect(screen.queryByText('Dag den kom in')).toBeNull()
    await user.type(screen.getByRole('textbox', { name: 'Diarienummer' }), 'KS 2026/991')
    await user.click(screen.getByRole('button', { name: 'Spara' }))
    await waitFor(() => expect(routed).toHaveBeenCalled())
    expect(routed.mock.calls[0]?.[0].messages).toBe(3)
    expect(routed.mock.calls[0]?.[0].route.entry).toEqual({
      publicParty: null,
      publicConcerns: null,
      protectedParty: null,
      protectedConcerns: null
    })
  })
})

it('of a mail is with its sender, and its subject stands beside', async () => {
  const row: ThreadRow = {
    ...{ id: ThreadId.parse(idOf(21)), conversationId: ConversationId.parse(idOf(21)) },
    ...{ channelId: sampleMessage().channelId, channelName: 'Flödet', departmentName: 'Kultur' },
    ...{ title: 'Fråga om badet', messages: 1, undecided: 0, dueAt: null, isOverdue: false, isSubject: true },
    ...{
      latestAt: Instant.parse('2026-11-24T07:00:00.000Z'),
      senderName: 'Åsa Löv',
      excerpt: 'Hej',
      handler: null,
      report: null
    }
  }
  await openWindow(`/messages/thread/${idOf(21)}`, {
    inbox: {
      find: os.inbox.find.handler(() => row),
      messages: os.inbox.messages.handler(() => ({ items: [], next: null })),
      answers: os.inbox.answers.handler(() => [])
    }
  })
  await screen.findByRole('heading', { level: 1, name: 'Meddelande från Åsa Löv' })
  expect(screen.getByText('Fråga om badet')).toBeDefined()
})

it('says beside a mail that came in part that it is not whole, and when it is fetched', async () => {
  const message = sampleMessage({ flaws: ['date-without-zone', 'cut-off'] })
  await openWindow(`/messages/${message.id}`, {
    inbox: alone(message),
    messages: { find: os.messages.find.handler(() => ({ ...message, diaryReceipt: null })) }
  })
  expect(await screen.findByText('Mejlet är inte helt')).toBeDefined()
  expect(
    await screen.findByText(/Tiden.*\. E-postservern lämnade bara ut en del av mejlet\.$/i)
  ).toBeDefined()
  cleanup()
  closePorts()
  const { user } = await openWindow('/messages/mail', {
    channels: { list: os.channels.list.handler(() => [sampleChannel()]) },
    mailboxes: {
      list: os.mailboxes.list.handler(() => [sampleMailbox]),
      fetch: os.mailboxes.fetch.handler(() => ({
        ...{ seen: 2, imported: 2, known: 0, own: 0, tooLarge: 0, short: 1, messages: 2 }
      }))
    },
    outbox: {
      server: os.outbox.server.handler(() => null),
      list: os.outbox.list.handler(() => ({ items: [], next: null }))
    }
  })
  await user.click(await screen.findByRole('button', { name: /^Hämta nu ur/ }))
  expect(await screen.findByText('Av 1 mejl lämnade servern bara ut en del')).toBeDefined()
})

const sampleMailbox = Mailbox.parse({
  ...{ id: idOf(40), channelId: sampleChannel().id, channelName: sampleChannel().name },
  ...{ host: 'mail.norrby.example', port: 993, security: 'tls', user: 'sociala@norrby.example' },
  ...{ folder: 'INBOX', afterwards: { kind: 'keep' }, addedAt: '2026-11-24T07:00:00.000Z', addedBy: 'Åsa' },
  ...{ fetchedAt: null, problem: null, taken: 0, tooLarge: 0 }
})

it('takes down what it answers by itself', async () => {
  const set = vi.fn()
  let refuses = false
  const { user } = await openWindow('/messages/mail', {
    channels: { list: os.channels.list.handler(() => [sampleChannel()]) },
    mailboxes: { list: os.mailboxes.list.handler(() => []) },
    outbox: {
      server: os.outbox.server.handler(() => null),
      list: os.outbox.list.handler(() => ({ items: [], next: null }))
    },
    inbox: {
      automaticReplies: os.inbox.automaticReplies.handler(() => ['Tack!', 'Hej {name}']),
      setAutomaticReplies: os.inbox.setAutomaticReplies.handler(({ input }) => {
        if (refuses) throw new ORPCError('disk-full', { defined: true, status: 507, data: {} })
        set(input)
        return input.texts
      })
    }
  })
  const card = within(await screen.findByRole('region', { name: 'Automatiska svar' }))
  await user.click(card.getByRole('button', { name: /Kanal/ }))
  await user.click(await screen.findByRole('option', { name: sampleChannel().name }))
  const text = await card.findByRole('textbox', { name: /Kanalens automatiska svar/ })
  expect((text as HTMLTextAreaElement).value).toBe('Tack!\n---\nHej {name}')
  await user.type(text, '\n---\n Vi ses')
  await user.click(card.getByRole('button', { name: 'Spara de automatiska svaren' }))
  await waitFor(() =>
    expect(set).toHaveBeenCalledWith({
      channelId: sampleChannel().id,
      texts: ['Tack!', 'Hej {name}', 'Vi ses'],
      seen: { texts: ['Tack!', 'Hej {name}'] }
    })
  )
  // What is saved is asked about no more, also where the form stays; what is typed after it is.
  await screen.findByText('De automatiska svaren är sparade.')
  await waitFor(() => expect(hasUnsent()).toBe(false))
  await user.type(text, ' igen')
  expect(hasUnsent()).toBe(true)
  refuses = true
  await user.click(card.getByRole('button', { name: 'Spara de automatiska svaren' }))
  await card.findByText(/^Disken med arkivet är full/)
  expect(hasUnsent()).toBe(true)
})

it('of a mail that names no sender is not listed under its subject', async () => {
  const row: ThreadRow = {
    ...{ id: ThreadId.parse(idOf(21)), conversationId: ConversationId.parse(idOf(21)) },
    ...{ channelId: sampleMessage().channelId, channelName: 'Flödet', departmentName: 'Kultur' },
    ...{ title: 'Fråga om badet', messages: 1, undecided: 0, dueAt: null, isOverdue: false, isSubject: true },
    ...{ latestAt: Instant.parse('2026-11-24T07:00:00.000Z'), senderName: null, excerpt: 'Hej' },
    ...{ handler: null, report: null }
  }
  const named = { ...row, id: ThreadId.parse(idOf(22)), title: 'Kalle P', isSubject: false }
  await openWindow('/messages', {
    inbox: { list: os.inbox.list.handler(() => ({ items: [row, named], next: null })) }
  })
  // A platform calls a conversation by who is in it.
  expect(await screen.findByText('Kalle P')).toBeDefined()
  expect(screen.getByText('Okänd avsändare')).toBeDefined()
  expect(screen.queryByText('Fråga om badet')).toBeNull()
})
