// The program with the archive on a server that answers otherwise than it should. A stand-in answers in the server's place: the real one
// does not answer so.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Desktop, launch, temporaryFolder } from './launch.ts'

const WAIT = { timeout: 60_000, interval: 100 }
const OURS = '<!doctype html><meta name="kanalarkiv-version" content="0.1.0"><h1>Norrby</h1>'
const LONG = 1_000_000

let folder: string
let server: Server
let address: string
let answer: RequestListener
let desktop: Desktop

beforeAll(async () => {
  folder = await temporaryFolder()
  server = createServer((request, response) => answer(request, response))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it was told a port
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true, force: true })
})

const answers = (pages: Record<string, { status?: number; body: string }>): RequestListener => {
  return (request, response) => {
    const { status = 200, body } = pages[request.url ?? ''] ?? { status: 404, body: 'not found' }
    response.writeHead(status, { 'content-type': 'text/html' }).end(body)
  }
}

/** Notes what is asked and told by dialogs, and answers with the button of that number. */
async function noteDialogs({ app }: Desktop, response: number): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }, response) => {
    const told: string[] = []
    Object.assign(globalThis, { told })
    dialog.showMessageBox = async (...given: unknown[]) => {
      told.push((given.at(-1) as { message: string }).message)
      return { response, checkboxChecked: false }
    }
  }, response)
  return () => app.evaluate(() => (globalThis as unknown as { told: string[] }).told)
}

const goHome = ({ app }: Desktop) =>
  app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.items[0]?.submenu?.items.find(({ label }) => label === 'Till arkivet')
      ?.click()
  )

const start = (name: string) => launch({ userData: join(folder, name), args: [`--server=${address}`] })

describe('a server that is none of ours, or refuses', () => {
  afterAll(() => desktop.close())

  it('has its window shown once, and not again when somebody has turned from it', async () => {
    answer = answers({ '/': { body: OURS } })
    desktop = await start('once')
    const isShown = await desktop.app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      if (window === undefined) throw new Error('no window')
      if (!window.isVisible()) await new Promise<void>(done => window.once('show', () => done()))
      window.hide()
      await new Promise(done => setTimeout(done, 7_000))
      return window.isVisible()
    })
    expect(isShown).toBe(false)
    await desktop.close()
  })

  it('is not taken for an archive, and gets nothing that is handed over', async () => {
    answer = answers({ '/': { body: '<!doctype html><h1>Kommunens webbplats</h1>' } })
    desktop = await start('none')
    await desktop.page.getByRole('heading', { name: 'Servern har inget arkiv på adressen' }).waitFor()
    expect((await desktop.log()).map(({ msg }) => msg)).not.toContain('connected to the server')
  })

  it('is told with its answer when it refuses, and is asked again from the menu', async () => {
    answer = answers({ '/': { status: 403, body: 'no' } })
    const { host } = new URL(address)
    await goHome(desktop)
    await desktop.page.getByRole('heading', { name: `${host} visar inte sidan (svar 403)` }).waitFor()
    answer = answers({ '/': { body: OURS } })
    await goHome(desktop)
    await desktop.page.getByRole('heading', { name: 'Norrby' }).waitFor()
  })

  it('is left for the archive again where one of its other pages is refused', async () => {
    await go('/packages/1.zip')
    await desktop.page.getByText('(svar 404)').waitFor()
    await goHome(desktop)
    await desktop.page.getByRole('heading', { name: 'Norrby' }).waitFor()
    answer = answers({ '/': { body: OURS }, '/packages/2.zip': { status: 401, body: 'sign in' } })
    await go('/packages/2.zip')
    await vi.waitFor(async () => {
      expect(await desktop.page.evaluate(() => location.pathname)).toBe('/')
      expect(await desktop.page.getByRole('heading', { name: 'Norrby' }).count()).toBe(1)
    }, WAIT)
  })

  it('asks for the code of the first administrator again itself', async () => {
    const again = '<!doctype html><h1>Skriv koden</h1><p role="alert">Koden stämmer inte.</p>'
    answer = answers({ '/': { body: OURS }, '/first-administrator': { status: 403, body: again } })
    await go('/first-administrator')
    await desktop.page.getByRole('alert').waitFor()
    expect(await desktop.page.getByRole('heading').textContent()).toBe('Skriv koden')
  })
})

describe('a file that is fetched', () => {
  afterAll(() => desktop.close())

  it('is told of, and nothing of it is left, when it was cut off', async () => {
    const pages = answers({ '/': { body: OURS } })
    answer = (request, response) => {
      if (request.url !== '/packages/3.zip') return pages(request, response)
      response.writeHead(200, { 'content-disposition': 'attachment', 'content-length': LONG })
      response.write('x'.repeat(LONG / 2), () => setTimeout(() => response.destroy(), 200))
    }
    desktop = await start('fetched')
    await desktop.page.getByRole('heading', { name: 'Norrby' }).waitFor()
    const told = await noteDialogs(desktop, 0)
    const file = join(folder, 'paket.zip')
    await saveTo(file)
    await go('/packages/3.zip')
    await vi.waitFor(async () => expect(await told()).toEqual(['Filen paket.zip hämtades inte']), WAIT)
    await vi.waitFor(() => expect(existsSync(file)).toBe(false), WAIT)
  })

  it('is asked about when the window is closed before it is there', async () => {
    const pages = answers({ '/': { body: OURS } })
    let isFetched = false
    answer = (request, response) => {
      if (request.url !== '/packages/4.zip') return pages(request, response)
      response.writeHead(200, { 'content-disposition': 'attachment', 'content-length': LONG })
      response.write('x'.repeat(LONG / 2))
      isFetched = true
    }
    const told = await noteDialogs(desktop, 1)
    const file = join(folder, 'sent.zip')
    await saveTo(file)
    await go('/packages/4.zip')
    await vi.waitFor(() => expect(isFetched && existsSync(file)).toBe(true), WAIT)
    await close()
    await vi.waitFor(async () => expect(await told()).toEqual(['En fil hämtas från servern.']), WAIT)
    expect(await windows()).toBe(1)
    await noteDialogs(desktop, 0)
    const ended = desktop.app.waitForEvent('close')
    await close()
    await ended
    expect(existsSync(file)).toBe(false)
  })
})

/** Where the page leads; what comes of it is waited for by other means. */
const go = (path: string) => desktop.page.evaluate(path => void setTimeout(() => location.assign(path)), path)
const windows = () => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
const close = () => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

/** Chooses for the person where the next file is saved. */
const saveTo = (file: string) =>
  desktop.app.evaluate(
    ({ BrowserWindow }, file) =>
      BrowserWindow.getAllWindows()[0]?.webContents.session.prependOnceListener(
        'will-download',
        (_event, item) => item.setSavePath(file)
      ),
    file
  )
