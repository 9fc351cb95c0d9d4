// The half-year rounds and how a channel is captured, as someone sets them in the window.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { CaptureRow, type ChannelSettings, Run } from '#shared/capture.ts'
import { DepartmentId, Instant, RunId, Sha256 } from '#shared/ids.ts'
import { BrowserProfile } from '#shared/profile.ts'
import type { CaptureProxy } from '#shared/proxy.ts'
import { Round, type RoundPlan, USUAL_PLAN } from '#shared/round.ts'
import type { SigningKey } from '#shared/signing-key.ts'
import { idOf, sampleCapture, sampleChannel, shaOf } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

it('gives one department a plan of its own, and takes it away again', async () => {
  const culture = DepartmentId.parse(idOf(2))
  let own: RoundPlan | null = null
  const plans = () => ({
    common: USUAL_PLAN,
    departments: [{ departmentId: culture, departmentName: 'Kultur', plan: own }]
  })
  const asked: (string | null)[] = []
  const { user } = await openWindow('/captures', {
    rounds: {
      plans: os.rounds.plans.handler(plans),
      list: os.rounds.list.handler(() => []),
      savePlan: os.rounds.savePlan.handler(({ input }) => {
        asked.push(input.departmentId)
        own = input.plan
        return plans()
      })
    }
  })
  const open = async () => {
    await user.click(await screen.findByRole('button', { name: 'Ändra planen' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: /Planen gäller/ }))
    await user.click(await screen.findByRole('option', { name: 'Kultur' }))
    return dialog
  }
  await user.click(await screen.findByRole('tab', { name: 'Halvårskörningar' }))
  let dialog = await open()
  const from = within(dialog).getByRole('textbox', { name: /Vår, från/ })
  await user.clear(from)
  await user.type(from, '03-01')
  await user.click(within(dialog).getByRole('button', { name: 'Spara planen' }))
  await waitFor(() => expect(own).toEqual({ ...USUAL_PLAN, spring: { from: '03-01', to: '05-31' } }))
  expect(await screen.findByText('Kultur')).toBeDefined()

  dialog = await open()
  await user.click(within(dialog).getByRole('button', { name: 'Följ den gemensamma planen' }))
  await waitFor(() => expect(own).toBeNull())
  expect(asked).toEqual([culture, culture])
})

it('sets what a channel is shown in, and whether it may lie in a private network', async () => {
  const set = vi.fn((settings: ChannelSettings) => settings)
  const { user } = await openWindow(`/channels/${idOf(1)}`, {
    channels: { find: os.channels.find.handler(() => sampleChannel()) },
    captures: {
      channelSettings: os.captures.channelSettings.handler(() => ({
        viewport: 'desktop',
        reach: 'ordinary',
        privateAddresses: true,
        filmProgram: false
      })),
      setChannelSettings: os.captures.setChannelSettings.handler(({ input: { channelId, ...settings } }) => {
        expect(channelId).toBe(idOf(1))
        return set(settings)
      })
    }
  })
  const card = await screen.findByRole('region', { name: 'Så samlas kanalen in' })
  await user.click(await within(card).findByRole('button', { name: /privat nätverk/ }))
  await user.click(await screen.findByRole('option', { name: 'Nej' }))
  await user.click(within(card).getByRole('button', { name: /yt-dlp/ }))
  await user.click(await screen.findByRole('option', { name: 'Ja' }))
  await user.click(within(card).getByRole('button', { name: 'Spara' }))
  await waitFor(() =>
    expect(set).toHaveBeenCalledWith({
      viewport: 'desktop',
      reach: 'ordinary',
      privateAddresses: false,
      filmProgram: true
    })
  )
})

it('makes a key for web archives, and shows its fingerprint', async () => {
  let now: SigningKey | null = null
  const { user } = await openWindow('/captures', {
    profiles: { list: os.profiles.list.handler(() => []) },
    captures: {
      proxy: os.captures.proxy.handler(() => null),
      signingKey: os.captures.signingKey.handler(() => now),
      makeSigningKey: os.captures.makeSigningKey.handler(() => {
        now = {
          fingerprint: Sha256.parse('ab'.repeat(32)),
          publicKey: 'MHYw',
          madeAt: Instant.parse('2026-11-25T08:00:00.000Z'),
          madeBy: 'anna',
          isHere: true
        }
        return now
      })
    }
  })
  await user.click(await screen.findByRole('tab', { name: 'Inloggningar' }))
  const card = await screen.findByRole('region', { name: 'Signering av webbarkiv' })
  await user.click(await within(card).findByRole('button', { name: 'Skapa en nyckel' }))
  await within(card).findByText('ab'.repeat(32))
  within(card).getByRole('button', { name: 'Skapa en ny nyckel' })
})

it('gives a proxy with its password', async () => {
  let now: CaptureProxy | null = null
  const given: unknown[] = []
  const { user } = await openWindow('/captures', {
    profiles: { list: os.profiles.list.handler(() => []) },
    captures: {
      proxy: os.captures.proxy.handler(() => now),
      signingKey: os.captures.signingKey.handler(() => null),
      setProxy: os.captures.setProxy.handler(({ input }) => {
        given.push(input)
        now = { ...input.proxy, savedAt: Instant.parse('2026-11-25T08:00:00.000Z'), savedBy: 'anna' }
        return { ...now, answers: false }
      })
    }
  })
  await user.click(await screen.findByRole('tab', { name: 'Inloggningar' }))
  const card = await screen.findByRole('region', { name: 'Proxy' })
  await user.click(await within(card).findByRole('button', { name: 'Ange en proxy' }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByRole('textbox', { name: /Server/ }), 'proxy.norrby.example')
  await user.type(within(dialog).getByRole('textbox', { name: /Port/ }), '8080')
  await user.type(within(dialog).getByRole('textbox', { name: /Användarnamn/ }), 'anna')
  await user.type(within(dialog).getByLabelText(/Lösenord/), 'hemligt')
  await user.click(within(dialog).getByRole('button', { name: 'Spara' }))
  await waitFor(() =>
    expect(given).toEqual([
      { proxy: { host: 'proxy.norrby.example', port: 8080, user: 'anna' }, secret: 'hemligt' }
    ])
  )
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  // It is set, and nothing answers at its address.
  const alert = await within(card).findByRole('alert')
  expect(alert.textContent).toContain('Proxyn är sparad men svarar inte')
  expect(card.textContent).toContain('proxy.norrby.example:8080')
})

it('says of a login that could not be opened why, and what to do', async () => {
  const profile = (n: number, name: string, problem: string | null) =>
    BrowserProfile.parse({
      id: idOf(n),
      name,
      startAddress: 'https://facebook.example/norrby',
      state: 'logged-in',
      checkedAt: '2026-11-20T08:00:00.000Z',
      expiresAt: null,
      endsSoon: false,
      notOpened: problem === null ? null : { at: '2026-11-25T08:00:00.000Z', problem },
      channels: [{ id: idOf(1), name: 'Norrby' }]
    })
  await openWindow('/captures', {
    profiles: {
      list: os.profiles.list.handler(() => [
        profile(2, 'Kontot', 'profile-in-use'),
        profile(3, 'Det andra', 'EACCES'),
        profile(4, 'Det tredje', null)
      ])
    }
  })
  const warning = await screen.findByText('En inloggning gick inte att öppna')
  const said = warning.parentElement?.textContent
  expect(said).toContain('Profilen Kontot gick inte att öppna: den var öppen i en webbläsare')
  expect(said).toContain('Stäng den webbläsaren, och fortsätt sedan insamlingen.')
  expect(said).toContain('läsa eller skriva i (EACCES)')
  expect(said).not.toContain('Det tredje')
})

const RUN = {
  ...{ kind: 'single', period: '2026-H2', reason: null, state: 'running', endedAt: null, departmentId: null },
  ...{ startedAt: '2026-11-25T08:00:00.000Z', pauseReason: null, waitsUntil: null, total: 1 },
  ...{ complete: 0, partial: 0, refused: 0, failed: 0 }
}
const capture = (n: number, changes: Partial<Record<keyof CaptureRow, unknown>>) => {
  const { files: _files, ...row } = sampleCapture()
  return CaptureRow.parse({ ...row, id: idOf(n), state: 'complete', reasons: [], ...changes })
}

it('shows what each address looks like, and on top what could not be captured and what to do about it', async () => {
  localStorage.removeItem('kanalarkiv.captures.way')
  const lost = { channelId: idOf(2), channelName: 'Badet', address: 'https://b.example.se/', picture: null }
  const newest = [
    capture(40, { channelName: 'Äldre', address: 'https://a.example.se/' }),
    capture(41, { ...lost, state: 'failed', reasons: [{ code: 'no-answer', detail: null }] }),
    capture(42, { ...lost, picture: shaOf(7) }),
    capture(43, {
      ...{ channelName: 'Gruppen', address: 'https://c.example.se/', picture: null, state: 'refused' },
      reasons: [{ code: 'login-required', detail: null }]
    })
  ]
  const started: unknown[] = []
  const { user } = await openWindow('/captures', {
    profiles: { list: os.profiles.list.handler(() => []) },
    captures: {
      newest: os.captures.newest.handler(() => newest),
      currentRun: os.captures.currentRun.handler(() => null),
      startRun: os.captures.startRun.handler(({ input }) => {
        started.push(input)
        return Run.parse({ ...RUN, id: idOf(50) })
      })
    }
  })
  await user.click(await screen.findByRole('tab', { name: 'Insamlade sidor' }))
  const failures = within(await screen.findByRole('region', { name: '2 sidor kunde inte samlas in' }))
  // What needs somebody comes before what may go by itself.
  const [first, second] = failures.getAllByRole('link').map(link => link.textContent)
  expect([first, second]).toEqual(['Visa vad som hände Gruppen', 'Visa vad som hände Badet'])
  failures.getByText('Webbplatsen svarade inte.')
  await user.click(failures.getByRole('button', { name: 'Försök igen: Badet' }))
  await waitFor(() =>
    expect(started).toEqual([
      { kind: 'single', which: [idOf(2)], reason: null, acceptBadCertificates: false }
    ])
  )
  // The failed address shows its last picture, and one that never had any says so by its state.
  const cards = screen.getAllByRole('row').map(row => row.getAttribute('aria-label'))
  expect(cards.map(label => label?.replace(/, \d.*?, /, ': '))).toEqual([
    'Äldre: Fullständig',
    'Badet: Fullständig',
    'Gruppen: Nekad'
  ])
  const pictures = [...document.querySelectorAll('.gallery img')].map(image => image.getAttribute('src'))
  expect(pictures).toEqual(
    [shaOf(100), shaOf(7)].map(sha256 => `kanalarkiv-object://archive/${sha256}/thumbnail`)
  )
  await user.click(failures.getByRole('button', { name: 'Logga in för Gruppen' }))
  expect((await screen.findByRole('tab', { selected: true })).textContent).toBe('Inloggningar')
})

it('shows captures half-year by half-year or as a list, and remembers which', async () => {
  localStorage.removeItem('kanalarkiv.captures.way')
  const items = [
    capture(40, { startedAt: '2026-07-01T00:30:00.000Z' }),
    // In Sweden it is July already.
    capture(41, { startedAt: '2026-06-30T22:30:00.000Z' }),
    capture(42, { startedAt: '2026-06-30T20:30:00.000Z' })
  ]
  const procedures = {
    channels: { list: os.channels.list.handler(() => []) },
    captures: {
      newest: os.captures.newest.handler(() => []),
      list: os.captures.list.handler(() => ({ items, next: null }))
    }
  }
  const { user, unmount } = await openWindow('/captures', procedures)
  await user.click(await screen.findByRole('tab', { name: 'Insamlade sidor' }))
  await user.click(await screen.findByRole('radio', { name: 'Per halvår' }))
  const half = async (name: string) => within(await screen.findByRole('region', { name })).getAllByRole('row')
  expect(await half('Andra halvåret 2026')).toHaveLength(2)
  expect(await half('Första halvåret 2026')).toHaveLength(1)
  await user.click(screen.getByRole('radio', { name: 'Lista' }))
  expect(await screen.findAllByRole('columnheader')).toHaveLength(4)
  unmount()
  await openWindow('/captures', procedures)
  expect(await screen.findAllByRole('columnheader')).toHaveLength(4)
})

it('shows a half-year as a calendar of what is planned, made and missed, and leads to the run', async () => {
  const [culture, school] = [DepartmentId.parse(idOf(2)), DepartmentId.parse(idOf(3))]
  const round = (at: string, more: Partial<Round>) =>
    Round.parse({
      ...{ departmentId: culture, departmentName: 'Kultur', period: '2026-H1', plannedAt: at },
      ...{ state: 'coming', runId: null, channels: 2, ...more }
    })
  const { user } = await openWindow('/captures', {
    rounds: {
      plans: os.rounds.plans.handler(() => ({ common: USUAL_PLAN, departments: [] })),
      list: os.rounds.list.handler(() => [
        round('2026-04-14T07:00:00.000Z', { state: 'started', runId: RunId.parse(idOf(7)) }),
        // In Sweden it is May already.
        round('2026-04-30T22:30:00.000Z', { departmentId: school, departmentName: 'Skola', state: 'missed' }),
        round('2001-10-02T07:00:00.000Z', { period: '2001-H2', state: 'missed' })
      ])
    }
  })
  await user.click(await screen.findByRole('tab', { name: 'Halvårskörningar' }))
  const calendar = await screen.findByRole('region', { name: 'Halvårskalender' })
  const before = within(calendar).getByRole('button', { name: 'Halvåret före' })
  const goTo = async (name: string) => {
    while (within(calendar).queryByRole('heading', { name }) === null) await user.click(before)
  }
  const cells = (name: string) => {
    const row = within(calendar).getByRole('row', { name: new RegExp(`^${name}`) })
    return within(row)
      .getAllByRole('cell')
      .map(cell => cell.textContent)
  }
  await goTo('Första halvåret 2026')
  expect(cells('Kultur')).toEqual(['', '', '', 'Inom planen14 Gjord', 'Inom planen', ''])
  expect(cells('Skola')).toEqual(['', '', '', 'Inom planen', 'Inom planen1 Missad', ''])
  expect(within(calendar).getByRole('link', { name: 'Gjord' }).getAttribute('href')).toContain(
    `/captures/runs/${idOf(7)}`
  )
  await goTo('Andra halvåret 2001')
  expect(cells('Kultur')).toEqual(['', '', '', 'Inom planen2 Missad', 'Inom planen', ''])
  expect(before).toHaveProperty('disabled', true)
})
