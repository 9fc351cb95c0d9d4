// A package, step by step: whom it is for is told once, and the next package for them takes no typing.
import { ORPCError } from '@orpc/server'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { Export, PackageReceiver } from '#shared/export.ts'
import { idOf, PROPOSAL, samplePackage } from './samples.ts'
import { closePorts, eventSource, OPEN, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

it('chooses the one that the last package was for, and takes what it has not acknowledged', async () => {
  const asked: object[] = []
  const diary: PackageReceiver = {
    ...{ name: 'Diariet', receiver: 'diary', format: 'diary-pdfa-2b', delivery: null, into: null },
    ...{ withSecret: 'include-marked', onlyNew: true }
  }
  const other: PackageReceiver = { ...diary, name: 'Andra arkivet', receiver: 'e-archive', format: 'bagit' }
  const { user } = await openWindow('/export', {
    exports: {
      list: os.exports.list.handler(() => [
        samplePackage({ id: idOf(63), format: 'bagit' }),
        samplePackage({ id: idOf(62), format: 'bagit', receiverName: 'Diariet' })
      ]),
      receivers: os.exports.receivers.handler(() => [other, diary]),
      delivery: os.exports.delivery.handler(() => null),
      propose: os.exports.propose.handler(({ input: { withSecret, withoutReceipt } }) => {
        asked.push({ withSecret, withoutReceipt })
        return PROPOSAL
      })
    }
  })
  await screen.findByRole('radio', { name: /Diariet/, checked: true })
  await user.click(screen.getByRole('button', { name: 'Räkna ut' }))
  await waitFor(() => expect(asked.at(-1)).toEqual({ withSecret: 'include-marked', withoutReceipt: 'diary' }))
})

// First of those that follow events: within a second of a package that was written here, what is told of is that.
it('counts what a package would hold when somebody asks for it, and says when that was and that it is of before', async () => {
  const source = eventSource()
  let [asked, listed] = [0, 0]
  const { user } = await openWindow('/export', {
    exports: {
      list: os.exports.list.handler(() => {
        listed++
        return []
      }),
      receivers: os.exports.receivers.handler(() => []),
      delivery: os.exports.delivery.handler(() => null),
      propose: os.exports.propose.handler(() => {
        asked++
        return PROPOSAL
      })
    },
    archive: { events: source.events }
  })
  const work = await screen.findByRole('button', { name: 'Räkna ut' })
  const write = () => screen.getByRole('button', { name: 'Skriv paketet' })
  expect(write().hasAttribute('disabled')).toBe(true)
  expect(asked).toBe(0)
  await user.click(work)
  await screen.findByText(/^Räknades ut/)
  expect(asked).toBe(1)
  await waitFor(() => expect(write().hasAttribute('disabled')).toBe(false))
  const before = listed
  source.tell({ kind: 'changed', noun: 'exports' })
  await waitFor(() => expect(listed).toBeGreaterThan(before))
  expect(await screen.findByText(/Något har ändrats i arkivet/)).toBeDefined()
  expect(asked).toBe(1)
  await user.click(screen.getByRole('button', { name: 'Räkna om' }))
  await waitFor(() => expect(asked).toBe(2))
  await waitFor(() => expect(screen.queryByText(/Något har ändrats i arkivet/)).toBeNull())
  // What was disposed of may have been chosen.
  source.tell({ kind: 'changed', noun: 'retention' })
  await waitFor(() => expect(asked).toBe(3))
  // Whoever changes what is to go along needs it anew.
  await user.click(screen.getByRole('radio', { name: /Tas med som de är/ }))
  await waitFor(() => expect(asked).toBe(4))
})

it('remembers whom it is for, and asks for nothing of it the next time', async () => {
  const receivers: PackageReceiver[] = []
  const packages: Export[] = [samplePackage({ id: idOf(62), format: 'bagit' })]
  const asked: object[] = []
  const { user, shell } = await openWindow('/export', {
    exports: {
      list: os.exports.list.handler(() => packages),
      propose: os.exports.propose.handler(() => PROPOSAL),
      delivery: os.exports.delivery.handler(() => null),
      receivers: os.exports.receivers.handler(() => receivers),
      saveReceiver: os.exports.saveReceiver.handler(({ input: { seen, ...input } }) => {
        expect(seen).toEqual({ remembered: null })
        receivers.push(input)
        return receivers
      }),
      forgetReceiver: os.exports.forgetReceiver.handler(() => receivers.splice(0)),
      create: os.exports.create.handler(({ input }) => {
        const { format, into, receiverName, withoutReceipt, delivery } = input
        asked.push({ format, into, receiverName, withoutReceipt, agreement: delivery?.agreement })
        const made = samplePackage({
          ...{ id: idOf(63 + packages.length), format, into, receiverName },
          receipts: { count: 3, first: 'LEV-7' }
        })
        packages.unshift(made)
        return made
      })
    }
  })
  const form = within(await screen.findByRole('region', { name: 'Nytt paket' }))
  expect(form.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
    ...['1. Mottagare', '2. Innehåll', '3. Kontroll', '4. Skriv']
  ])
  const write = () => form.getByRole('button', { name: 'Skriv paketet' })
  await user.type(form.getByRole('textbox', { name: /Vad kallas mottagaren/ }), 'Östra arkivet')
  await user.click(form.getByRole('radio', { name: /^E-ARK SIP 2.1.0, det vill säga/ }))
  await user.type(form.getByRole('textbox', { name: /överenskommelse/i }), 'KS 2026/9')
  shell.chooseFolder.mockResolvedValueOnce('/disken')
  await user.click(form.getByRole('button', { name: 'Välj en annan mapp …' }))
  await form.findByText('/disken')
  await user.click(form.getByRole('button', { name: /Bara det som inte är kvitterat/ }))
  await user.click(await screen.findByRole('option', { name: 'Inte kvitterat av e-arkivet' }))
  await waitFor(() => expect(write().hasAttribute('disabled')).toBe(false))
  await user.click(write())
  await screen.findByText('Paketet är skrivet och kontrollerat.')
  const told = {
    ...{ format: 'eark-sip-2.1.0', into: '/disken', receiverName: 'Östra arkivet' },
    ...{ withoutReceipt: 'e-archive', agreement: 'KS 2026/9' }
  }
  expect(asked).toEqual([told])
  expect(receivers).toMatchObject([
    { name: 'Östra arkivet', receiver: 'e-archive', onlyNew: true, withSecret: 'leave-out', into: '/disken' }
  ])
  await screen.findByText('LEV-7 och 2 till')
  const rows = screen.getAllByRole('row').map(({ textContent }) => textContent)
  expect(rows.join('\n')).toMatch(/Östra arkivetE-ARK SIP 2.1.0.*LEV-7 och 2 till/)
  expect(rows.at(-1)).toContain('Inget än')

  // The next one for the same: nothing is typed, and nothing is asked that is known.
  await form.findByRole('radio', { name: /Östra arkivet/, checked: true })
  expect(form.queryByRole('textbox', { name: /Vad kallas mottagaren/ })).toBeNull()
  expect(form.getByText('KS 2026/9')).toBeDefined()
  await waitFor(() => expect(write().hasAttribute('disabled')).toBe(false))
  await user.click(write())
  await waitFor(() => expect(asked).toEqual([told, told]))
  expect(receivers).toHaveLength(1)

  // What is remembered is changed in the fields that it came from.
  await user.click(form.getByRole('button', { name: 'Ändra' }))
  const name = await form.findByRole<HTMLInputElement>('textbox', { name: /Vad kallas mottagaren/ })
  expect(name.value).toBe('Östra arkivet')
  await user.click(form.getByRole('radio', { name: /Östra arkivet/ }))
  await user.click(await form.findByRole('button', { name: 'Ta bort mottagaren' }))
  await screen.findByText('Mottagaren Östra arkivet är borttagen. Paketen står kvar.')
  await waitFor(() => expect(form.queryByRole('radio', { name: /Östra arkivet/ })).toBeNull())
})

it('says of a package that was written here not that something has changed, and what is counted and which form is for whom', async () => {
  const source = eventSource()
  let [asked, listed] = [0, 0]
  const { user } = await openWindow('/export', {
    exports: {
      list: os.exports.list.handler(() => {
        listed++
        return []
      }),
      receivers: os.exports.receivers.handler(() => []),
      delivery: os.exports.delivery.handler(() => null),
      propose: os.exports.propose.handler(() => {
        asked++
        return { ...PROPOSAL, unfinishedComments: 2 }
      }),
      create: os.exports.create.handler(() => samplePackage({ id: idOf(63), format: 'bagit' }))
    },
    archive: { events: source.events }
  })
  await screen.findByRole('radio', {
    name: /^FGS Paketstruktur 1.2.*när e-arkivet inte kan ta emot version 2.0/
  })
  await user.click(await screen.findByRole('button', { name: 'Räkna ut' }))
  await screen.findByText('Handlingarnas filer')
  // What is chosen for others does not say of these that they are to be finished first.
  screen.getByRole('radio', { name: 'Stoppar paketet', checked: true })
  screen.getByText('Följer med, men handläggningen är inte avslutad')
  await user.click(screen.getByRole('button', { name: 'Skriv paketet' }))
  await screen.findByText('Paketet är skrivet och kontrollerat.')
  // The core's word of it comes after the answer.
  const before = { asked, listed }
  source.tell({ kind: 'changed', noun: 'exports' })
  await waitFor(() => expect([asked > before.asked, listed > before.listed]).toEqual([true, true]))
  await waitFor(() => expect(screen.queryByText(/Något har ändrats i arkivet/)).toBeNull())
})

it('goes through what may be disposed of when somebody asks for it, and has it when they come back, also if it took a while', async () => {
  let asked = 0
  const source = eventSource()
  const goneThrough = Promise.withResolvers<void>()
  const nothing = { going: [], stopped: [], later: 7, forEver: 0, withoutRule: 0 }
  const { user } = await openWindow('/disposal', {
    disposal: {
      list: os.disposal.list.handler(() => []),
      assess: os.disposal.assess.handler(async () => {
        asked++
        await goneThrough.promise
        return { on: '2026-12-01', ...nothing }
      })
    },
    retention: { rules: os.retention.rules.handler(() => []), holds: os.retention.holds.handler(() => []) },
    archive: { events: source.events }
  })
  const work = await screen.findByRole('button', { name: 'Räkna ut' })
  expect(asked).toBe(0)
  await user.click(work)
  source.tell({ kind: 'assess-progress', done: 3, total: 10 })
  await waitFor(() => expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('3'))
  await user.click(screen.getByRole('link', { name: 'Gallringsstopp' }))
  await screen.findByText('Inget gallringsstopp gäller.')
  // The line breaks, and is there again: what is worked out goes on.
  source.break()
  await waitFor(() => expect(source.followed).toBe(2), { timeout: 5_000 })
  await user.click(await screen.findByRole('link', { name: 'Gallring' }))
  await screen.findByRole('progressbar')
  goneThrough.resolve()
  await screen.findByText(/^Räknades ut/)
  expect(await screen.findByText('Inget får gallras i dag.')).toBeDefined()
  expect(asked).toBe(1)
})

it('says of a package of the whole archive how many records were left out of it', async () => {
  const written = (number: number, leftOut: object) =>
    samplePackage({
      ...{ id: idOf(number), format: 'bagit' },
      selected: {
        ...{ channels: 1, captures: 9, comments: 0, messages: 0 },
        leftOut: { ...PROPOSAL.leftOut, ...leftOut }
      }
    })
  const packages = [
    written(61, { secret: 3, notOurs: 1, failed: 1 }),
    written(62, { drafts: 1 }),
    written(63, {})
  ]
  await openWindow('/export', { exports: { list: os.exports.list.handler(() => packages) } })
  await screen.findByText('Hela arkivet, utom 5 poster')
  expect(screen.getByText('Hela arkivet, utom 1 post')).toBeDefined()
  expect(screen.getAllByText(/^Hela arkivet/).map(({ textContent }) => textContent)).toContain('Hela arkivet')
})

it('shows nothing of what was typed in an archive that is open no longer', async () => {
  let current: typeof OPEN | null = OPEN
  const { user, shell } = await openWindow('/export', {
    archive: {
      current: os.archive.current.handler(() => current),
      close: os.archive.close.handler(() => {
        current = null
        return null
      }),
      open: os.archive.open.handler(() => {
        current = { ...OPEN, dir: '/annat' }
        return current
      })
    },
    exports: {
      list: os.exports.list.handler(() => []),
      receivers: os.exports.receivers.handler(() => []),
      delivery: os.exports.delivery.handler(() => null)
    }
  })
  shell.chooseFolder.mockResolvedValue('/annat')
  const receiver = () => screen.findByRole<HTMLInputElement>('textbox', { name: /Vad kallas mottagaren/ })
  await user.type(await receiver(), 'Östra arkivet')
  await user.click(screen.getByRole('button', { name: 'Inställningar' }))
  await user.click(await screen.findByRole('menuitem', { name: /^Stäng arkivet/ }))
  await user.click(await screen.findByRole('button', { name: 'Välj mapp och öppna' }))
  await screen.findByRole('heading', { level: 1, name: 'Idag' })
  window.location.hash = '/export'
  expect((await receiver()).value).toBe('')
})

it('says at its field what keeps a package from being written, and the field has the focus', async () => {
  let refusal: Error = new ORPCError('invalid-input', {
    data: { place: 'delivery.creatorCode', problem: 'wrong-check-digit' },
    defined: true
  })
  const { user, shell } = await openWindow('/export', {
    exports: {
      list: os.exports.list.handler(() => []),
      receivers: os.exports.receivers.handler(() => []),
      delivery: os.exports.delivery.handler(() => null),
      propose: os.exports.propose.handler(() => PROPOSAL),
      create: os.exports.create.handler(() => {
        throw refusal
      })
    }
  })
  shell.chooseFolder.mockResolvedValue('/sticka')
  const form = within(await screen.findByRole('region', { name: 'Nytt paket' }))
  await user.click(form.getByRole('radio', { name: /^E-ARK SIP 2.1.0, det vill säga/ }))
  const code = form.getByRole('textbox', { name: /Arkivbildarens.*kod|arkivbildaren.*nummer/i })
  await user.type(code, '212000-0142')
  await user.click(form.getByRole('button', { name: 'Räkna ut' }))
  const write = form.getByRole('button', { name: 'Skriv paketet' })
  await waitFor(() => expect(write).toHaveProperty('disabled', false))
  await user.click(write)
  await waitFor(() => expect(document.activeElement).toBe(code))
  expect(describedBy(code)).toMatch(/kontrollsiffra/)

  refusal = new ORPCError('target-too-small', { data: { dir: '/sticka', needed: 9, free: 1 }, defined: true })
  const choose = form.getByRole('button', { name: /Välj en annan mapp/ })
  await user.click(choose)
  await user.click(write)
  await waitFor(() => expect(document.activeElement).toBe(choose))
  expect(describedBy(choose)).toMatch(/\/sticka/)
  shell.chooseFolder.mockResolvedValue('/annan')
  await user.click(choose)
  await waitFor(() => expect(describedBy(choose)).toBe(''))
})

const describedBy = (field: Element) =>
  (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map(id => document.getElementById(id)?.textContent ?? '')
    .join(' ')
