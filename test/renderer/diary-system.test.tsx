// Sending to the diary system from the window: set, sent, and what is in doubt settled by whoever has looked.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { DiarySystem, Sending } from '#shared/diary-system.ts'
import { idOf, samplePackage } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const AT = '2026-11-25T08:00:00.000Z'
const MADE = samplePackage({ format: 'diary-pdfa-2b' })
const SYSTEM = DiarySystem.parse({
  program: 'public-360',
  ...{ address: 'https://360.norrby.example/', categoryIn: 'Dokument inn', categoryOut: 'Dokument ut' },
  ...{ categoryOwn: 'Notat', status: 'J', archive: null, senderRole: 'Avsender', recipientRole: 'Mottaker' },
  ...{
    accessCode: null,
    mostMib: 30,
    newCase: { status: 'B', caseType: null, subArchive: null, responsibleUnit: 7 }
  },
  ...{ savedAt: AT, savedBy: 'test', checkedAt: AT, problem: null }
})
const DOUBTED = Sending.parse({
  ...{ id: idOf(61), exportId: MADE.id, kind: 'comment', itemId: idOf(62), records: 1, state: 'uncertain' },
  ...{ program: 'public-360', reference: null, mail: null },
  ...{ step: 'document', caseNumber: '26/00001', number: null, problem: 'no-answer', reply: null },
  ...{ leftOut: ['wacz.wacz'], receiptId: null, startedAt: AT, startedBy: 'test', endedAt: AT }
})

const page = {
  exports: {
    find: os.exports.find.handler(() => MADE),
    report: os.exports.report.handler(() => null)
  },
  receipts: { list: os.receipts.list.handler(() => ({ items: [], next: null })) }
}

it('sends a package into a case, and says how it went', async () => {
  const sent = vi.fn()
  const { user } = await openWindow(`/export/${MADE.id}`, {
    ...page,
    webhooks: { list: os.webhooks.list.handler(() => []) },
    diarySystem: {
      settings: os.diarySystem.settings.handler(() => SYSTEM),
      sendings: os.diarySystem.sendings.handler(() => ({ items: [], next: null })),
      send: os.diarySystem.send.handler(({ input }) => {
        sent(input)
        return { sent: 2, handedOver: 0, refused: 0, uncertain: 1, known: 0, left: 4 }
      })
    }
  })
  const section = within(await screen.findByRole('region', { name: 'Skicka till diariet' }))
  await user.type(await section.findByRole('textbox', { name: 'Ärendets nummer' }), ' 26/00001 ')
  await user.click(section.getByRole('button', { name: 'Skicka' }))
  expect((await screen.findAllByText(/Mottagna: 2.*Osäkra: 1.*Inte försökta: 4/)).length).toBeGreaterThan(0)
  expect(sent).toHaveBeenLastCalledWith({
    exportId: MADE.id,
    records: null,
    filing: { kind: 'case', number: '26/00001' }
  })
  await user.click(section.getByRole('radio', { name: 'Ett nytt ärende för varje post' }))
  await user.click(section.getByRole('button', { name: 'Skicka' }))
  await waitFor(() => expect(sent.mock.lastCall?.[0]).toMatchObject({ filing: { kind: 'new-case' } }))
})

it('shows what is in doubt with what was left out, and notes what was found', async () => {
  const found = vi.fn()
  const { user } = await openWindow(`/export/${MADE.id}`, {
    ...page,
    webhooks: { list: os.webhooks.list.handler(() => []) },
    diarySystem: {
      settings: os.diarySystem.settings.handler(() => null),
      sendings: os.diarySystem.sendings.handler(() => ({ items: [DOUBTED], next: null })),
      resolve: os.diarySystem.resolve.handler(({ input }) => {
        found(input)
        return DOUBTED
      })
    }
  })
  const row = within(await screen.findByRole('row', { name: /^Kommentar/ }))
  expect(row.getByText('Osäker')).toBeDefined()
  expect(row.getByText('Inget svar kom: utan wacz.wacz, som inte fick plats')).toBeDefined()
  expect(screen.getByText(/Diariesystemet är inte inställt/)).toBeDefined()
  await user.click(row.getByRole('button', { name: /^Avgör posten/ }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.queryByRole('radio', { checked: true })).toBeNull()
  await user.click(dialog.getByRole('radio', { name: 'Posten finns' }))
  await user.type(dialog.getByRole('textbox', { name: 'Nummer' }), '26/00001-3')
  await user.click(dialog.getByRole('button', { name: 'Anteckna' }))
  await waitFor(() =>
    expect(found).toHaveBeenCalledWith({
      id: DOUBTED.id,
      finding: { found: 'there', number: '26/00001-3', caseNumber: null }
    })
  )
})

it('is set with its codes, and asks for the key only the first time', async () => {
  const saved = vi.fn()
  const { user } = await openWindow('/export', {
    exports: { list: os.exports.list.handler(() => []) },
    webhooks: { list: os.webhooks.list.handler(() => []) },
    diarySystem: {
      settings: os.diarySystem.settings.handler(() => SYSTEM),
      save: os.diarySystem.save.handler(({ input }) => {
        saved(input)
        return SYSTEM
      })
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Ändra …' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: /^Sekretesskod/ }), 'S')
  await user.click(dialog.getByRole('button', { name: 'Pröva och spara' }))
  const { savedAt, savedBy, checkedAt, problem, ...draft } = SYSTEM
  expect([savedAt, savedBy, checkedAt, problem]).toHaveLength(4)
  await waitFor(() =>
    expect(saved).toHaveBeenCalledWith({
      system: { ...draft, accessCode: 'S' },
      secret: null,
      seen: { system: draft }
    })
  )
})

it('is set as a folder that the diary watches, once one is chosen, or as a mailbox', async () => {
  const saved = vi.fn()
  const { user } = await openWindow('/export', {
    exports: { list: os.exports.list.handler(() => []) },
    webhooks: { list: os.webhooks.list.handler(() => []) },
    diarySystem: {
      settings: os.diarySystem.settings.handler(() => null),
      save: os.diarySystem.save.handler(({ input }) => {
        saved(input)
        return SYSTEM
      })
    }
  })
  window.shell.chooseFolder = async () => '/media/diariet'
  await user.click(await screen.findByRole('button', { name: 'Ställ in …' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('radio', { name: /^En mapp som diariesystemet bevakar/ }))
  expect(dialog.queryByRole('textbox', { name: /^Adress/ })).toBeNull()
  await user.click(dialog.getByRole('button', { name: 'Pröva och spara' }))
  expect(await dialog.findByRole('alert')).toBeDefined()
  expect(saved).not.toHaveBeenCalled()
  await user.click(dialog.getByRole('button', { name: /^Välj mapp/ }))
  await user.click(dialog.getByRole('button', { name: 'Pröva och spara' }))
  await waitFor(() =>
    expect(saved).toHaveBeenLastCalledWith({
      system: { program: 'watch-folder', dir: '/media/diariet', accessCode: null },
      secret: null,
      seen: { system: null }
    })
  )
  await user.click(await screen.findByRole('button', { name: 'Ställ in …' }))
  const again = within(await screen.findByRole('dialog'))
  await user.click(again.getByRole('radio', { name: /^E-post/ }))
  await user.type(again.getByRole('textbox', { name: /e-postadress/ }), 'registrator@norrby.example')
  await user.click(again.getByRole('button', { name: 'Pröva och spara' }))
  await waitFor(() =>
    expect(saved).toHaveBeenLastCalledWith({
      system: { program: 'e-mail', mailbox: 'registrator@norrby.example', accessCode: null, mostMib: 30 },
      secret: null,
      seen: { system: null }
    })
  )
})

it('reads the receipts of a watched folder, and says of one that says nothing why', async () => {
  const folder = DiarySystem.parse({
    ...{ program: 'watch-folder', dir: '/media/diariet', accessCode: null },
    ...{ savedAt: AT, savedBy: 'test', checkedAt: AT, problem: null }
  })
  const waiting = Sending.parse({
    ...DOUBTED,
    ...{ program: 'e-mail', state: 'handed-over', problem: null, mail: 'bounced', leftOut: [] }
  })
  const { user } = await openWindow(`/export/${MADE.id}`, {
    ...page,
    webhooks: { list: os.webhooks.list.handler(() => []) },
    diarySystem: {
      settings: os.diarySystem.settings.handler(() => folder),
      sendings: os.diarySystem.sendings.handler(() => ({ items: [waiting], next: null })),
      readReceipts: os.diarySystem.readReceipts.handler(() => ({
        ...{ registered: 3, refused: 0, waiting: 1 },
        unread: [{ file: 'kanalarkiv-1.kvitto.xml', why: 'no-number' }]
      }))
    }
  })
  const row = within(await screen.findByRole('row', { name: /^Kommentar/ }))
  expect(row.getByText('Överlämnad, väntar på nummer')).toBeDefined()
  expect(row.getByText(/^Mejlet: /i)).toBeDefined()
  expect(row.getByRole('button', { name: /^Avgör posten/ })).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Läs kvitton' }))
  expect((await screen.findAllByText(/Registrerade: 3.*Väntar: 1/)).length).toBeGreaterThan(0)
  expect(
    await screen.findByText('kanalarkiv-1.kvitto.xml: Har inget diarienummer som går att läsa')
  ).toBeDefined()
})
