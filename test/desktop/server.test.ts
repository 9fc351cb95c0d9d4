// The program with the archive on a server: the server's own page in the window, signed in to as in a browser, and nothing more than a
// page in a browser gets. The tests of a describe are the chapters of one story, in order.
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newCertificate } from '../helpers/certificate.ts'
import { freePort } from '../helpers/free-port.ts'
import { WebVisitor } from '../helpers/web-visitor.ts'
import { registerWithDialogue } from './ask.ts'
import { type Desktop, launch, startSecond, temporaryFolder } from './launch.ts'
import { menuLink } from './person.ts'
import { type ServerKit, startServerKit } from './server-kit.ts'

const WAIT = { timeout: 60_000, interval: 100 }

let folder: string
let kit: ServerKit
let arvid: WebVisitor

beforeAll(async () => {
  folder = await temporaryFolder()
  kit = await startServerKit()
  arvid = new WebVisitor(kit.address)
  await arvid.signIn('arvid')
  const call = async (method: string, input: unknown) => {
    const { status, body } = await arvid.call(method.replace('.', '/'), input)
    expect([method, status, body]).toEqual([method, 200, expect.anything()])
    return body as { id: string }
  }
  await registerWithDialogue(call, 'https://flode.example/norrby')
})
afterAll(async () => {
  await kit.close()
  await rm(folder, { recursive: true, force: true })
})

const titleOf = ({ app }: Desktop) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())

/** Notes, in the place of ending and being started anew, with which archives it would be. */
async function noteRestarts({ app }: Desktop): Promise<() => Promise<unknown>> {
  await app.evaluate(({ app }) => {
    const asked: unknown[] = []
    const { quit } = app
    Object.assign(globalThis, { asked })
    app.relaunch = options => {
      asked.push(options?.args?.filter(word => /--(?:server|archive)/.test(word)))
      app.quit = () => {
        app.quit = quit
      }
    }
  })
  return () => app.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked)
}

describe('from the first page', () => {
  let desktop: Desktop

  beforeAll(async () => {
    desktop = await launch({ userData: join(folder, 'first') })
  })
  afterAll(() => desktop.close())

  it('is started anew with the server that somebody wrote, if it is one', async () => {
    const { page } = desktop
    const asked = await noteRestarts(desktop)
    const address = page.getByRole('textbox', { name: /^Serverns adress/ })
    const connect = page.getByRole('button', { name: 'Anslut', exact: true })
    for (const wrong of ['http://arkiv.norrby.se', 'https://moa:hemligt@norrby.se', 'javascript:alert(1)']) {
      await address.fill(wrong)
      await connect.click()
      await page.getByText('Skriv en adress som börjar med https://').waitFor()
    }
    expect(await asked()).toEqual([])
    await address.fill(`${kit.address}/#/comments`)
    await connect.click()
    await vi.waitFor(async () => expect(await asked()).toEqual([[`--server=${kit.address}`]]), WAIT)
    await expect(page.evaluate(() => shell.connectTo('https://a.example/x'))).rejects.toThrow()
  })
})

describe('with a server', () => {
  let desktop: Desktop
  let page: Page

  beforeAll(async () => {
    desktop = await launch({ userData: join(folder, 'profile'), args: [`--server=${kit.address}`] })
    page = desktop.page
  })
  afterAll(() => desktop.close())

  it('leads to where people sign in, says whose page that is, and is then in the archive', async () => {
    const moa = page.getByRole('button', { name: 'Moa Ek' })
    await moa.waitFor()
    expect(await titleOf(desktop)).toBe(`${new URL(kit.issuer).host} – Kanalarkiv`)
    await moa.click()
    await page.getByText('Norrby kommun').first().waitFor()
    expect(await titleOf(desktop)).toBe(`${new URL(kit.address).host} – Kanalarkiv`)
    const kept = JSON.parse(await readFile(join(folder, 'profile', 'settings.json'), 'utf8')) as unknown
    expect(kept).toMatchObject({ last: kit.address, recent: [kit.address] })
  })

  it('gives the page what a page of the web has, and no more', async () => {
    const facts = await page.evaluate(async () => ({
      where: shell.where,
      origin: location.origin,
      node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter(name => name in globalThis),
      states: await Promise.all(
        ['geolocation', 'camera', 'clipboard-read'].map(
          async name => (await navigator.permissions.query({ name: name as PermissionName })).state
        )
      ),
      file: await fetch('file:///etc/passwd').then(
        () => 'read',
        () => 'refused'
      )
    }))
    expect(facts).toEqual({
      ...{ where: 'web', origin: kit.address, node: [], file: 'refused' },
      states: ['denied', 'denied', 'denied']
    })
    const verbs = await desktop.app.evaluate(({ ipcMain }) =>
      ipcMain.eventNames().filter(name => String(name).startsWith('shell:'))
    )
    expect(verbs).toEqual([])
    const said = (await desktop.log()).map(({ msg }) => msg)
    expect(said).toContain('connected to the server')
    expect(said).not.toContain('core ready')
  })

  it('goes nowhere else by itself, and asks before another page is opened', async () => {
    await desktop.app.evaluate(({ dialog }) => {
      const questions: unknown[] = []
      Object.assign(globalThis, { questions })
      dialog.showMessageBox = async (_window: unknown, options?: { detail?: string }) => {
        questions.push(options?.detail)
        return { response: 1, checkboxChecked: false }
      }
    })
    await page.evaluate(elsewhere => {
      location.href = elsewhere
      window.open('https://flode.example/norrby', '_blank', 'noopener')
    }, `${kit.issuer}/`)
    const questions = () =>
      desktop.app.evaluate(() => (globalThis as unknown as { questions: unknown[] }).questions)
    await vi.waitFor(async () => expect(await questions()).toEqual(['https://flode.example/norrby']), WAIT)
    expect(await page.evaluate(() => location.origin)).toBe(kit.address)
    expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  const word = (name: string) => page.getByText(name, { exact: true })

  it('acts as the page in a browser does, and sees at once what another does', async () => {
    await go('/comments/watch')
    await page.getByRole('textbox', { name: 'Ord' }).fill('odugling')
    await page.getByRole('button', { name: 'Lägg till ordet' }).click()
    await word('odugling').waitFor()
    const listed = await arvid.call('watch/overview', undefined)
    expect(JSON.stringify(listed.body)).toContain('odugling')
    await arvid.call('watch/addWord', { word: 'pajas' })
    await word('pajas').waitFor()
    const { body } = await arvid.call('journal/list', { about: null, limit: 2, after: null })
    const actors = (body as { items: { actor: string }[] }).items.map(({ actor }) => actor)
    expect(actors).toEqual(['Arvid Lund (oidc:arvid)', 'Moa Ek (oidc:moa)'])
  })

  it('opens the form for a link from the browser, with the server that it is connected to', async () => {
    const link = `kanalarkiv:kommentar?adress=${encodeURIComponent('https://flode.example/norrby?1')}&text=Hej`
    expect(await startSecond(desktop, [link])).toBe(0)
    const address = page.getByRole('textbox', { name: /^Kommentarens adress/ })
    await vi.waitFor(
      async () => expect(await address.inputValue()).toBe('https://flode.example/norrby?1'),
      WAIT
    )
  })

  it('says that the line is broken, keeps the form, and comes back by itself', async () => {
    const text = page.getByRole('textbox', { name: /^Kommentarens text/ })
    await text.fill('Det här har jag skrivit')
    await kit.breakLine()
    const told = page.getByRole('alert').filter({ hasText: 'Förbindelsen med servern är bruten.' })
    await told.waitFor()
    await arvid.call('users/me').catch(() => undefined)
    await kit.mendLine()
    await told.waitFor({ state: 'detached' })
    expect(await text.inputValue()).toBe('Det här har jag skrivit')
    await go('/comments/watch')
    await word('pajas').waitFor()
    await arvid.call('watch/addWord', { word: 'tomte' })
    await word('tomte').waitFor()
  })

  it('saves what the page fetches where the person says', async () => {
    const file = join(folder, 'sparad.csv')
    await desktop.app.evaluate(
      ({ BrowserWindow }, file) =>
        BrowserWindow.getAllWindows()[0]?.webContents.session.once('will-download', (_event, item) =>
          item.setSavePath(file)
        ),
      file
    )
    await page.evaluate(() => shell.saveText({ name: 'lista.csv', text: 'kanal;antal' }))
    await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toBe('kanal;antal'), WAIT)
  })

  it('leads back to where archives are opened', async () => {
    const asked = await noteRestarts(desktop)
    const change = (response: number) =>
      desktop.app.evaluate(({ Menu, dialog }, response) => {
        dialog.showMessageBox = async (...given: unknown[]) => {
          Object.assign(globalThis, { told: (given.at(-1) as { message: string }).message })
          return { response, checkboxChecked: false }
        }
        Menu.getApplicationMenu()
          ?.items[0]?.submenu?.items.find(({ label }) => label === 'Byt arkiv …')
          ?.click()
      }, response)
    await go('/channels')
    await page.getByRole('button', { name: 'Registrera en kanal' }).click()
    await page.getByRole('textbox', { name: 'Syfte' }).fill('Berätta om badplatsen')
    // It is kept a moment after it was typed, and for as long as the window is there.
    await page.waitForFunction(() => sessionStorage.getItem('kanalarkiv.drafts')?.includes('badplatsen'))
    const told = () => desktop.app.evaluate(() => (globalThis as unknown as { told?: string }).told)
    await change(1)
    await vi.waitFor(
      async () => expect(await told()).toBe('Det finns ifyllda uppgifter som inte är sparade.'),
      WAIT
    )
    expect(await asked()).toEqual([])
    await change(0)
    await vi.waitFor(async () => expect(await asked()).toEqual([[]]), WAIT)
    const kept = JSON.parse(await readFile(join(folder, 'profile', 'settings.json'), 'utf8')) as unknown
    expect(kept).toMatchObject({ last: null, recent: [kit.address] })
  })

  async function go(path: string): Promise<void> {
    await page.evaluate(to => {
      location.hash = to
    }, path)
  }
})

describe('where there is no way to the server', () => {
  it('says that it does not answer, and opens its page when it does', async () => {
    await kit.breakLine()
    const desktop = await launch({ userData: join(folder, 'away'), args: [`--server=${kit.address}`] })
    const { host } = new URL(kit.address)
    await desktop.page.getByRole('heading', { name: `${host} svarar inte` }).waitFor()
    await kit.mendLine()
    await desktop.page.getByRole('button', { name: 'Moa Ek' }).click()
    await menuLink(desktop.page, 'Inkorg').waitFor()
    await desktop.close()
  })

  it('refuses a certificate that the computer does not trust, and shows nothing of what is behind it', async () => {
    const { cert, key } = await newCertificate()
    let answered = 0
    const server = createServer({ cert, key }, (_request, response) => {
      answered += 1
      response.end('<h1>Norrby</h1>')
    })
    const port = await freePort()
    await new Promise<void>(done => server.listen(port, '127.0.0.1', done))
    const { port: at } = server.address() as AddressInfo
    const desktop = await launch({
      userData: join(folder, 'untrusted'),
      args: [`--server=https://127.0.0.1:${at}`]
    })
    await desktop.page
      .getByRole('heading', { name: `Certifikatet för 127.0.0.1:${at} går inte att lita på` })
      .waitFor()
    expect(answered).toBe(0)
    await desktop.close()
    server.closeAllConnections()
    server.close()
  })
})
