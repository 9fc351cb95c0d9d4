// What somebody has typed into a form and not sent.
import { ORPCError } from '@orpc/server'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { UNKNOWN } from '#shared/actor.ts'
import { ConversationId, DepartmentId, Instant, PersonId, ThreadId } from '#shared/ids.ts'
import type { SecretRef } from '#shared/secrecy.ts'
import type { Draft, Drafts } from '#shared/shell.ts'
import { Drafted } from '../../renderer/components/drafted.tsx'
import { TextInput } from '../../renderer/components/fields.tsx'
import { Form } from '../../renderer/components/form.tsx'
import type { Secrecy } from '../../renderer/components/use-secrecy.ts'
import { ensureShell, signOut } from '../../renderer/web-shell.ts'
import { idOf, sampleChannel, sampleComment, sampleMessage } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const register = vi.fn((name: string) => sampleChannel({ name }))

/** A window at the channels, where `kept` is what main keeps. */
async function atChannels(kept: { whose: string; drafts: Drafts } | null = null) {
  const opened = await openWindow('/channels', {
    users: {
      me: os.users.me.handler(() => ({
        ...{ osUser: 'asa', name: 'Åsa', roles: ['records-officer' as const], leftOn: null }
      }))
    },
    channels: {
      list: os.channels.list.handler(() => []),
      register: os.channels.register.handler(({ input }) => register(input.name)),
      find: os.channels.find.handler(() => sampleChannel())
    },
    departments: { list: os.departments.list.handler(() => []) },
    people: { list: os.people.list.handler(() => []) }
  })
  opened.shell.drafts.mockImplementation(async whose => (kept?.whose === whose ? kept.drafts : {}))
  await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
  const last = () => opened.shell.keepDrafts.mock.lastCall?.[0] ?? null
  return { ...opened, last }
}

async function openDialog(user: Awaited<ReturnType<typeof atChannels>>['user']) {
  await user.click(screen.getByRole('button', { name: 'Registrera en kanal' }))
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByRole('textbox', { name: 'Personens namn' })
  return dialog
}

const box = (of: Awaited<ReturnType<typeof openDialog>>, name: string | RegExp) =>
  of.getByRole<HTMLInputElement>('textbox', { name })

it('is there when the dialog is opened again, and gone when it is begun anew', async () => {
  const { user, last } = await atChannels()
  const first = await openDialog(user)
  expect(first.queryByText(/Utkast från/)).toBe(null)
  await user.type(box(first, 'Syfte'), 'Berätta om badet')
  await user.click(first.getByRole('checkbox', { name: 'Besökare kan kommentera eller skicka meddelanden' }))
  await user.click(first.getByRole('radio', { name: 'Nej' }))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null))

  const second = await openDialog(user)
  expect(second.getByText(/^Utkast från i dag \d\d\.\d\d/)).toBeDefined()
  expect(box(second, 'Syfte').value).toBe('Berätta om badet')
  await waitFor(() => expect(second.getAllByRole<HTMLInputElement>('checkbox')[0]?.checked).toBe(false))
  expect(second.getByRole<HTMLInputElement>('radio', { name: 'Nej' }).checked).toBe(true)
  await user.click(second.getByRole('button', { name: 'Börja om' }))
  const anew = within(screen.getByRole('dialog'))
  await waitFor(() => expect(box(anew, 'Syfte').value).toBe(''))
  expect(anew.queryByText(/Utkast från/)).toBe(null)
  expect(last()?.drafts).toEqual({})
})

it('is there when the program is started again, for the same user of the same archive', async () => {
  const before = await atChannels()
  await before.user.type(box(await openDialog(before.user), 'Syfte'), 'Berätta om badet')
  await waitFor(() => expect(JSON.stringify(before.last())).toContain('Berätta om badet'))
  const kept = before.last()
  expect(kept?.whose).toBe('/arkiv\nasa')
  cleanup()

  const { user } = await atChannels(kept)
  const dialog = await openDialog(user)
  await waitFor(() => expect(box(dialog, 'Syfte').value).toBe('Berätta om badet'))
  cleanup()
  const other = await atChannels(kept === null ? null : { ...kept, whose: '/arkiv\nbo' })
  expect(box(await openDialog(other.user), 'Syfte').value).toBe('')
})

it('is gone when the form has been sent, also from what is noted of its last keys', async () => {
  const { user, last } = await atChannels()
  const dialog = await openDialog(user)
  await user.type(box(dialog, 'Adresser att samla in'), 'https://www.facebook.com/alvasa')
  await user.type(box(dialog, 'Förvaltningens namn'), 'Kultur')
  await user.type(box(dialog, 'Personens namn'), 'Åsa')
  await user.type(box(dialog, 'Syfte'), 'Berätta om badet')
  await waitFor(() => expect(JSON.stringify(last())).toContain('badet'))
  await user.click(dialog.getByRole('button', { name: 'Registrera en kanal' }))
  await waitFor(() => expect(register).toHaveBeenCalledWith('alvasa'))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null))
  await new Promise(resolve => setTimeout(resolve, 500))
  expect(last()?.drafts).toEqual({})
})

it('is nothing of passwords, of what is protected, and of what nobody has touched', async () => {
  const { shell, unmount } = await atChannels()
  unmount()
  render(
    <Drafted of="form">
      <Form onFilled={() => undefined}>
        <TextInput name="word" label="Ord" />
        <TextInput name="secret" label="Lösenord" type="password" />
        <TextInput name="protected" label="Skyddat" isUnnoted />
        <TextInput name="said" label="Sagt" defaultValue="Så var det" />
      </Form>
    </Drafted>
  )
  for (const name of [/Lösenord/, /Skyddat/, /Ord/])
    fireEvent.input(screen.getByLabelText(name), { target: { value: `skrivet ${name}` } })
  await waitFor(() => expect(shell.keepDrafts).toHaveBeenCalled())
  const values = Object.values(shell.keepDrafts.mock.lastCall?.[0].drafts ?? {}).map(({ values }) => values)
  expect(values).toEqual([{ word: 'skrivet /Ord/' }])
})

const draft = (values: Draft['values'], about: string[] = []): Draft => ({
  at: Instant.parse(new Date(Date.now() - 60_000).toISOString()),
  ...{ values, about }
})

const conversation = {
  ...{ id: ThreadId.parse(idOf(21)), conversationId: ConversationId.parse(idOf(21)) },
  ...{ channelId: sampleChannel().id, channelName: 'Flödet', departmentName: 'Kultur', title: 'Brita' },
  ...{ messages: 3, undecided: 2, dueAt: null, isOverdue: false, isSubject: false, senderName: 'Brita' },
  ...{ latestAt: Instant.parse('2026-11-24T07:00:00.000Z'), excerpt: 'Hej', handler: null, report: null }
}

/** A window at a record, with drafts that lie there, where one record is marked as secret. */
async function atRecord(path: string, drafts: Drafts, marked: SecretRef | null = null, messages = 3) {
  const mark = (record: SecretRef) => ({
    ...{ seq: 1, record, paragraph: 'OSL 21 kap. 1 §', note: null, markedBy: 'Åsa' },
    ...{ markedAt: Instant.parse('2026-11-26T08:00:00.000Z') },
    ...{ liftedAt: null, liftedBy: null, liftedBecause: null }
  })
  const marks = marked === null ? [] : [mark(marked)]
  const message = sampleMessage({ actorId: idOf(30), conversationId: idOf(21) })
  const opened = await openWindow(path, {
    users: {
      me: os.users.me.handler(() => ({
        ...{ osUser: 'asa', name: 'Åsa', roles: ['records-officer' as const], leftOn: null }
      }))
    },
    channels: { find: os.channels.find.handler(() => sampleChannel()) },
    comments: {
      find: os.comments.find.handler(() =>
        sampleComment({
          sender: { ...UNKNOWN, id: idOf(31), platform: 'facebook', identityBasis: 'name_only' }
        })
      )
    },
    messages: { find: os.messages.find.handler(() => ({ ...message, diaryReceipt: null })) },
    reports: {
      about: os.reports.about.handler(() => []),
      decisions: os.reports.decisions.handler(() => []),
      find: os.reports.find.handler(() => ({
        ...{ id: message.id, channelId: message.channelId, channelName: message.channelName },
        ...{ matter: 'illegal' as const, way: 'phone' as const, address: null, senderName: null },
        ...{ record: { kind: 'comment' as const, id: sampleComment().id }, dueAt: null, decision: null },
        receivedAt: Instant.parse('2026-11-24T07:00:00.000Z')
      }))
    },
    inbox: {
      find: os.inbox.find.handler(() => ({ ...conversation, messages })),
      messages: os.inbox.messages.handler(() => ({ items: [message], next: null })),
      answers: os.inbox.answers.handler(() => [])
    },
    secrecy: {
      of: os.secrecy.of.handler(({ input }) =>
        marks.filter(({ record }) => record.kind === input.record.kind && record.id === input.record.id)
      ),
      mark: os.secrecy.mark.handler(({ input }) => {
        marks.push(mark(input.record))
        return { ...mark(input.record), carriers: [], waiting: 0, alreadyOut: [] }
      })
    }
  })
  opened.shell.drafts.mockImplementation(async () => drafts)
  const keys = () => Object.keys(opened.shell.keepDrafts.mock.lastCall?.[0].drafts ?? drafts)
  return { ...opened, keys }
}

const choices = () => [...document.querySelectorAll<HTMLInputElement>('form.form input[type=radio]')]

const [THREAD, COMMENT] = [`/messages/thread/${idOf(21)}`, `/comments/${idOf(10)}`]

it.each([
  ['the conversation', THREAD, `answer ${idOf(21)}`, { kind: 'conversation', id: idOf(21) }],
  ['a message of it', THREAD, `route thread ${idOf(21)}`, { kind: 'message', id: idOf(20) }],
  ['who wrote that', THREAD, `answer ${idOf(21)}`, { kind: 'sender', id: idOf(30) }],
  ['its channel', THREAD, `route thread ${idOf(21)}`, { kind: 'channel', id: idOf(1) }],
  ['a comment', COMMENT, `decide ${idOf(10)}`, { kind: 'comment', id: idOf(10) }],
  [
    "the department of a comment's channel",
    COMMENT,
    `decide ${idOf(10)}`,
    { kind: 'department', id: idOf(2) }
  ]
] as const)(
  'is nothing where %s is marked as secret, and what lay there is removed',
  async (_, path, key, marked) => {
    const { keys } = await atRecord(
      path,
      { [key]: draft({ note: 'Hon heter Eva Ek' }), 'decide 0': draft({ x: 'y' }) },
      marked
    )
    await waitFor(() => expect(keys()).toEqual(['decide 0']))
    for (const choice of choices()) fireEvent.click(choice)
    for (const field of screen.getAllByRole('textbox'))
      fireEvent.input(field, { target: { value: 'Eva Ek' } })
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(keys()).toEqual(['decide 0'])
  }
)

const typeIn = async (user: { click: (at: Element) => Promise<void> }, button: string) => {
  await user.click(await screen.findByRole('button', { name: button }))
  const dialog = within(await screen.findByRole('dialog'))
  const [field] = await dialog.findAllByRole('textbox')
  if (field === undefined) throw new Error('there is a field')
  fireEvent.input(field, { target: { value: 'Eva Ek' } })
}

it.each([
  [COMMENT, 'Ta emot en anmälan', `report ${idOf(10)}`, { kind: 'sender', id: idOf(31) }],
  [THREAD, 'Besluta om anmälan', `report decision ${idOf(20)}`, { kind: 'sender', id: idOf(31) }],
  [THREAD, 'Besluta om anmälan', `report decision ${idOf(20)}`, { kind: 'sender', id: idOf(30) }],
  [THREAD, 'Besluta om anmälan', `report decision ${idOf(20)}`, { kind: 'conversation', id: idOf(21) }]
] as const)('of a report is nothing: at %s, %s, where %s is of %o', async (path, button, key, marked) => {
  const open = await atRecord(path, {}, null, 1)
  await typeIn(open.user, button)
  await waitFor(() => expect(open.keys()).toEqual([key]))
  cleanup()
  closePorts()
  const { keys, user } = await atRecord(
    path,
    { [key]: draft({ text: 'Eva Ek' }), other: draft({ x: 'y' }) },
    marked,
    1
  )
  await typeIn(user, button)
  await waitFor(() => expect(keys()).toEqual(['other']))
  await new Promise(resolve => setTimeout(resolve, 500))
  expect(keys()).toEqual(['other'])
})

it('of the route of the only message of a conversation is nothing where that is marked', async () => {
  const key = `route ${idOf(20)}`
  const { keys } = await atRecord(
    THREAD,
    { [key]: draft({ note: 'Hon heter Eva Ek' }), other: draft({ x: 'y' }) },
    { kind: 'conversation', id: idOf(21) },
    1
  )
  await waitFor(() => expect(keys()).toEqual(['other']))
})

it.each([
  [THREAD, `route thread ${idOf(21)}`],
  [COMMENT, `decide ${idOf(10)}`]
] as const)('is there where nothing of %s is marked', async (path, key) => {
  const { keys } = await atRecord(path, {})
  await waitFor(() => expect(choices()).not.toHaveLength(0))
  for (const choice of choices()) fireEvent.click(choice)
  await waitFor(() => expect(keys()).toContain(key))
})

it('is removed of every form about a record when that is marked', async () => {
  const { keys, user } = await atRecord(COMMENT, {
    [`report ${idOf(10)}`]: draft({ text: 'Hon heter Eva Ek' }, [idOf(10)]),
    'report other': draft({ text: 'Annat' }, [idOf(11)])
  })
  await user.click(await screen.findByRole('button', { name: 'Sekretessmarkera' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Paragraf' }), 'OSL 21 kap. 1 §')
  await user.click(dialog.getByRole('button', { name: 'Sekretessmarkera' }))
  await waitFor(() => expect(keys()).toEqual(['report other']))
})

it('waits until the marks are known, and takes nothing out of the field', async () => {
  const { shell, unmount } = await atChannels()
  unmount()
  const form = (secrecy: Secrecy) => (
    <Drafted of="form" guarded={{ secrecy, about: [idOf(1)] }}>
      <Form onFilled={() => undefined}>
        <TextInput name="word" label="Ord" />
      </Form>
    </Drafted>
  )
  const { rerender } = render(form('unknown'))
  const field = screen.getByLabelText<HTMLInputElement>(/Ord/)
  fireEvent.input(field, { target: { value: 'Eva' } })
  await new Promise(resolve => setTimeout(resolve, 500))
  window.dispatchEvent(new Event('pagehide'))
  expect(shell.keepDrafts).not.toHaveBeenCalled()
  rerender(form('open'))
  const last = () => shell.keepDrafts.mock.lastCall?.[0].drafts
  expect(last()).toMatchObject({ form: { values: { word: 'Eva' }, about: [idOf(1)] } })
  fireEvent.input(field, { target: { value: 'Eva Ek' } })
  rerender(form('secret'))
  window.dispatchEvent(new Event('pagehide'))
  expect(last()).toEqual({})
  expect(screen.getByLabelText(/Ord/)).toBe(field)
  expect(field.value).toBe('Eva Ek')
})

it('says that the record has changed since, and is sent with what it was, until its writer has been told how', async () => {
  const seen: unknown[] = []
  const open = async (purpose: string, drafts: Drafts) => {
    const opened = await openWindow(`/channels/${idOf(1)}`, {
      users: {
        me: os.users.me.handler(() => ({
          ...{ osUser: 'asa', name: 'Åsa', roles: ['records-officer' as const], leftOn: null }
        }))
      },
      channels: {
        find: os.channels.find.handler(() => sampleChannel({ purpose })),
        edit: os.channels.edit.handler(({ input }) => {
          seen.push(input.seen?.purpose)
          throw new ORPCError('changed-meanwhile', {
            data: { who: 'Bo', at: 'x', fields: 'purpose' },
            defined: true
          })
        })
      },
      secrecy: { of: os.secrecy.of.handler(() => []) },
      departments: {
        list: os.departments.list.handler(() => [
          { id: DepartmentId.parse(idOf(2)), name: 'Kultur', mailbox: null }
        ])
      },
      people: {
        list: os.people.list.handler(() => [
          {
            ...{ id: PersonId.parse(idOf(3)), departmentId: DepartmentId.parse(idOf(2)) },
            ...{ name: 'Åsa', email: null, departedOn: null }
          }
        ])
      }
    })
    opened.shell.drafts.mockImplementation(async () => drafts)
    const edit = async () => {
      await opened.user.click(await screen.findByRole('button', { name: 'Ändra' }))
      const dialog = within(await screen.findByRole('dialog'))
      await dialog.findByRole('button', { name: /Åsa/ })
      return dialog
    }
    return { ...opened, edit, kept: () => opened.shell.keepDrafts.mock.lastCall?.[0].drafts ?? {} }
  }
  const before = await open('Information', {})
  fireEvent.input(box(await before.edit(), 'Syfte'), { target: { value: 'Mitt' } })
  await waitFor(() => expect(JSON.stringify(before.kept())).toContain('Mitt'))
  cleanup()

  const { user, edit } = await open('Deras', before.kept())
  const dialog = await edit()
  expect(dialog.getByText('Uppgifterna har ändrats sedan utkastet skrevs.')).toBeDefined()
  expect(box(dialog, 'Syfte').value).toBe('Mitt')
  await user.click(dialog.getByRole('button', { name: 'Spara' }))
  await waitFor(() => expect(seen).toEqual(['Information']))
  await dialog.findByRole('alert')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null))

  const again = await edit()
  expect(box(again, 'Syfte').value).toBe('Mitt')
  expect(again.queryByText(/har ändrats sedan/)).toBe(null)
  await user.click(again.getByRole('button', { name: 'Spara' }))
  await waitFor(() => expect(seen).toEqual(['Information', 'Deras']))
})

it('is left to nobody in a browser whose user signs out, by what is noted as the page goes either', async () => {
  Reflect.deleteProperty(window, 'shell')
  ensureShell()
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => undefined)
  const kept = { whose: '/arkiv\nasa', drafts: { form: draft({ word: 'Eva' }) } }
  await window.shell.keepDrafts(kept)
  expect(await window.shell.drafts(kept.whose)).toEqual(kept.drafts)
  signOut('here')
  await window.shell.keepDrafts(kept)
  expect(await window.shell.drafts(kept.whose)).toEqual({})
  Reflect.deleteProperty(window, 'shell')
})
