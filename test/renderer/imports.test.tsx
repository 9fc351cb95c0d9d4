// Reading in an export, as someone does it in the window.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { Import, type ImportRequest } from '#shared/imports.ts'
import { idOf, sampleChannel, shaOf } from './samples.ts'
import { closePorts, eventSource, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const run = (changes: object = {}) =>
  Import.parse({
    id: idOf(9),
    channelId: idOf(1),
    channelName: 'Kommunen på Facebook',
    parser: 'meta',
    state: 'finished',
    problem: null,
    seen: 12,
    imported: 7,
    known: 3,
    skipped: 1,
    unreadable: 1,
    warnings: 0,
    unknownFiles: 2,
    zoneAssumed: 'Europe/Stockholm',
    startedAt: '2026-11-24T16:02:00.000Z',
    startedBy: 'Åsa Öberg',
    endedAt: '2026-11-24T16:03:00.000Z',
    sources: [{ name: 'facebook.zip', bytes: 1200, sha256: shaOf(1) }],
    sourceCount: 1,
    ...changes
  })

it('reads in a folder that was chosen, and says first that one must be', async () => {
  const asked: ImportRequest[] = []
  const { user, shell } = await openWindow('/messages/new', {
    channels: { list: os.channels.list.handler(() => [sampleChannel()]) },
    imports: {
      start: os.imports.start.handler(({ input }) => {
        asked.push(input)
        return run()
      }),
      find: os.imports.find.handler(() => run()),
      findings: os.imports.findings.handler(() => ({
        items: [
          { kind: 'unreadable', code: 'cut-short', place: 'messages/inbox/a/message_1.json', count: 1 },
          { kind: 'unknown_file', code: 'unknown-file', place: '<b>x</b>', count: 2 }
        ],
        next: null
      }))
    }
  })
  await user.click(await screen.findByRole('tab', { name: 'Läs in export' }))
  const panel = await screen.findByRole('tabpanel')
  await user.click(within(panel).getByRole('button', { name: 'Läs in' }))
  expect((await screen.findByRole('alert')).textContent).toBe('Välj exportens fil eller mapp.')
  shell.chooseFolder.mockResolvedValueOnce('/hem/facebook-norrby')
  await user.click(within(panel).getByRole('button', { name: 'Välj mapp' }))
  await screen.findByText('/hem/facebook-norrby')
  await user.type(within(panel).getByLabelText(/Kontots namn i exporten/), 'Norrby kommun')
  await user.click(within(panel).getByRole('button', { name: 'Läs in' }))
  expect(await screen.findByText('7 nya meddelanden finns nu i arkivet.')).toBeDefined()
  expect(asked).toEqual([{ channelId: idOf(1), paths: ['/hem/facebook-norrby'], ownName: 'Norrby kommun' }])
  expect(screen.getByText('12 sedda = 7 nya + 3 fanns redan + 1 utelämnat + 1 oläsligt')).toBeDefined()
  const table = await screen.findByRole('grid', { name: 'Anmärkningar' })
  expect(within(table).getByText(/Filen slutar mitt i/)).toBeDefined()
  expect(within(table).getByText('<b>x</b>')).toBeDefined()
})

it('shows how far an import has come, stops it, and says why one ended', async () => {
  const source = eventSource()
  let now = run({
    state: 'running',
    endedAt: null,
    seen: 0,
    imported: 0,
    known: 0,
    skipped: 0,
    unreadable: 0
  })
  const stop = vi.fn()
  const { user } = await openWindow(`/messages/imports/${idOf(9)}`, {
    archive: { events: source.events },
    imports: {
      find: os.imports.find.handler(() => now),
      findings: os.imports.findings.handler(() => ({ items: [], next: null })),
      stop: os.imports.stop.handler(({ input }) => {
        stop(input.id)
        now = run({ state: 'failed', problem: 'own-name-unknown' })
        return now
      })
    }
  })
  const card = await screen.findByRole('region', { name: 'Inläsningen pågår' })
  source.tell({
    kind: 'import-progress',
    importId: now.id,
    phase: 'reading',
    doneBytes: 500,
    totalBytes: 1000,
    seen: 1234,
    imported: 1200
  })
  await within(card).findByText(/1\s234 sedda, 1\s200 nya/)
  expect(within(card).getByRole('progressbar', { name: 'Läser' }).getAttribute('aria-valuenow')).toBe('500')
  await user.click(within(card).getByRole('button', { name: 'Stoppa' }))
  await screen.findByText(/Exporten säger inte vilket av namnen/)
  expect(stop).toHaveBeenCalledWith(idOf(9))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Inläsningen pågår' })).toBeNull())
})

it('says what to do next where nothing is read in yet', async () => {
  await openWindow('/messages/imports', {
    imports: { list: os.imports.list.handler(() => ({ items: [], next: null })) }
  })
  expect(await screen.findByText('Ingen export är inläst än.')).toBeDefined()
})

it('of comments says so, and leads to the comments', async () => {
  await openWindow(`/messages/imports/${idOf(9)}`, {
    imports: {
      find: os.imports.find.handler(() =>
        run({ parser: 'wxr', seen: 1, imported: 1, known: 0, skipped: 0, unreadable: 0 })
      ),
      findings: os.imports.findings.handler(() => ({ items: [], next: null }))
    }
  })
  expect(await screen.findByText('1 ny kommentar finns nu i arkivet.')).toBeDefined()
  expect(screen.getByRole('link', { name: 'Gå till kommentarerna' }).getAttribute('href')).toContain(
    '/comments'
  )
})
