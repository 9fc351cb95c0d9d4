// Settings that two people change at the same time: each form says what it began with, and can begin anew with what stands there now.
import { ORPCError } from '@orpc/server'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { Delivery } from '#shared/export.ts'
import type { RedirectText } from '#shared/inbox.ts'
import { MailServer } from '#shared/outbox.ts'
import { sampleChannel } from './samples.ts'
import { closePorts, eventSource, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const changed = (fields: string) =>
  new ORPCError('changed-meanwhile', {
    data: { who: 'Bo', at: '2026-11-25T08:00:00.000Z', fields },
    defined: true
  })

it('a text that somebody else has changed is refused, and shown as it is now', async () => {
  const source = eventSource()
  const mailbox = 'kultur@norrby.example'
  let now: RedirectText = { text: `Skriv till ${mailbox}`, mailbox }
  const told: unknown[] = []
  const { user } = await openWindow('/messages/mail', {
    archive: { events: source.events },
    channels: { list: os.channels.list.handler(() => [sampleChannel()]) },
    mailboxes: { list: os.mailboxes.list.handler(() => []) },
    outbox: {
      server: os.outbox.server.handler(() => null),
      list: os.outbox.list.handler(() => ({ items: [], next: null }))
    },
    inbox: {
      redirectText: os.inbox.redirectText.handler(() => now),
      setRedirectText: os.inbox.setRedirectText.handler(({ input }) => {
        told.push([input.text, input.seen])
        if (input.seen?.text !== now.text) throw changed('text')
        now = { text: String(input.text).replace('{mailbox}', mailbox), mailbox }
        return now
      })
    }
  })
  const card = within(
    await screen.findByRole('region', { name: 'Svar till den som hänvisas till brevlådan' })
  )
  await user.click(card.getByRole('button', { name: /Kanal/ }))
  await user.click(await screen.findByRole('option', { name: sampleChannel().name }))
  const text = () => card.findByRole<HTMLTextAreaElement>('textbox')
  const save = async () => user.click(card.getByRole('button', { name: /^Spara/ }))
  await user.type(await text(), '!')
  const [first, second] = [now, { text: 'Ring oss', mailbox }]
  now = second
  // Nothing has told the page of it yet.
  await save()
  await card.findByText(/Bo ändrade det här/)
  expect(told).toEqual([['Skriv till {mailbox}!', first]])
  expect((await text()).value).toBe('Skriv till {mailbox}!')

  await user.click(card.getByRole('button', { name: 'Visa det som står nu' }))
  await waitFor(async () => expect((await text()).value).toBe('Ring oss'))
  expect(card.queryByText(/Bo ändrade det här/)).toBeNull()
  for (const mark of ['.', '!']) {
    await user.type(await text(), mark)
    await save()
  }
  await waitFor(() => expect(now.text).toBe('Ring oss.!'))
  expect(told.slice(1)).toEqual([
    ['Ring oss.', second],
    ['Ring oss.!', { text: 'Ring oss.', mailbox }]
  ])
})

it('the mail server is saved with what the dialog began with, whoever sets another meanwhile', async () => {
  const source = eventSource()
  const draft = {
    ...{ host: 'mail.norrby.example', port: 465, security: 'tls' as const, user: 'norrby' },
    sender: 'a@norrby.example'
  }
  const at = '2026-11-25T08:00:00.000Z'
  let now = MailServer.parse({ ...draft, savedAt: at, savedBy: 'Bo', checkedAt: at, problem: null })
  const saved = vi.fn()
  const { user } = await openWindow('/messages/mail', {
    archive: { events: source.events },
    channels: { list: os.channels.list.handler(() => []) },
    mailboxes: { list: os.mailboxes.list.handler(() => []) },
    outbox: {
      server: os.outbox.server.handler(() => now),
      list: os.outbox.list.handler(() => ({ items: [], next: null })),
      saveServer: os.outbox.saveServer.handler(({ input }) => {
        saved(input)
        throw changed('server.sender')
      })
    }
  })
  const card = within(await screen.findByRole('region', { name: 'Server för utgående e-post' }))
  await user.click(await card.findByRole('button', { name: /^Ändra/ }))
  const dialog = within(await screen.findByRole('dialog'))
  now = { ...now, sender: 'b@norrby.example' }
  source.tell({ kind: 'changed', noun: 'outbox' })
  await card.findByText('b@norrby.example')
  await user.click(dialog.getByRole('button', { name: /spara/i }))
  await dialog.findByText(/Bo ändrade det här/)
  expect(saved).toHaveBeenCalledWith({ server: draft, secret: null, seen: { server: draft } })
})

it('who delivers to whom is saved with what was set when it was begun', async () => {
  const source = eventSource()
  const nothing = {
    ...{ creator: null, creatorCode: null, submitter: null, submitterCode: null },
    ...{ preservation: null, schemas: null }
  }
  let now = Delivery.parse({ ...nothing, agreement: 'KS 1' })
  const told: unknown[] = []
  const { user } = await openWindow('/export', {
    archive: { events: source.events },
    exports: {
      list: os.exports.list.handler(() => []),
      receivers: os.exports.receivers.handler(() => []),
      delivery: os.exports.delivery.handler(() => now),
      saveDelivery: os.exports.saveDelivery.handler(({ input: { seen, ...delivery } }) => {
        told.push([delivery.agreement, seen?.delivery?.agreement])
        if (seen?.delivery?.agreement !== now.agreement) throw changed('delivery.agreement')
        now = delivery
        return delivery
      })
    }
  })
  const form = within(await screen.findByRole('region', { name: 'Nytt paket' }))
  await user.click(form.getByRole('radio', { name: /^E-ARK SIP 2.1.0, det vill säga/ }))
  const agreement = () => form.getByRole<HTMLInputElement>('textbox', { name: /överenskommelse/i })
  await waitFor(() => expect(agreement().value).toBe('KS 1'))
  const save = () => user.click(form.getByRole('button', { name: 'Spara som arkivets uppgifter' }))
  await user.type(agreement(), '2')
  now = { ...now, agreement: 'KS 7' }
  source.tell({ kind: 'changed', noun: 'exports' })
  await save()
  await form.findByText(/Bo ändrade det här/)
  await user.click(form.getByRole('button', { name: 'Visa det som står nu' }))
  await waitFor(() => expect(agreement().value).toBe('KS 7'))
  await user.type(agreement(), '8')
  await save()
  await waitFor(() => expect(now.agreement).toBe('KS 78'))
  await user.type(agreement(), '9')
  await save()
  await waitFor(() => expect(now.agreement).toBe('KS 789'))
  expect(told).toEqual([
    ['KS 12', 'KS 1'],
    ['KS 78', 'KS 7'],
    ['KS 789', 'KS 78']
  ])
})
