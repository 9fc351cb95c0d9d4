// A login for a server that has no screen: asked for on its page, made by a person in their own browser, and handed over by the program
// that is connected to it, or as a file by one that is not. The person in the browser is a program that presses the form's button.
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import type { LoginWanted } from '#shared/lent-login.ts'
import { loginLink } from '#shared/lent-login.ts'
import { browserWithPort, personLogsIn } from '../helpers/person-logs-in.ts'
import { serve } from '../helpers/serve.ts'
import { WebVisitor } from '../helpers/web-visitor.ts'
import { registerWithDialogue } from './ask.ts'
import { type Desktop, launch, startSecond, temporaryFolder } from './launch.ts'
import { startServerKit } from './server-kit.ts'

const WAIT = { timeout: 60_000, interval: 100 }

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})

/** Shows its page to whoever has the platform's cookies, and a form to others. */
async function club() {
  const server = createServer((request, response) => {
    const isIn = /(?=.*xs=ja)(?=.*c_user=1)/.test(request.headers.cookie ?? '')
    const cookies = ['xs=ja', 'c_user=1'].map(cookie => `${cookie}; Path=/; HttpOnly; Max-Age=86400`)
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(request.method === 'POST' ? { 'set-cookie': cookies } : {})
    })
    response.end(
      `<!doctype html><html lang="sv"><title>Föreningen</title>${
        isIn || request.method === 'POST'
          ? '<h1>Välkommen</h1><article><p>Hemligt möte i kväll.</p></article>'
          : '<h1>Logga in</h1><form method="post"><input type="password"><button>Logga in</button></form>'
      }`
    )
  })
  return serve(server)
}

/** A server with a profile that nobody has logged in in. */
async function serverWithProfile() {
  await browserWithPort(folder)
  const kit = await startServerKit()
  onTestFinished(() => kit.close())
  const arvid = new WebVisitor(kit.address)
  await arvid.signIn('arvid')
  const call = async <Value>(method: string, input: unknown) => {
    const { status, body } = await arvid.call(method.replace('.', '/'), input)
    expect([method, status, body]).toEqual([method, 200, expect.anything()])
    return body as Value // the contract says what each method answers
  }
  const channelId = await registerWithDialogue(call, `${await club()}/1`)
  const settings = { viewport: 'desktop', reach: 'ordinary', privateAddresses: true, filmProgram: false }
  await call('captures.setChannelSettings', { channelId, ...settings })
  const { id } = await call<{ id: string }>('profiles.add', { name: 'Kontot', channelIds: [channelId] })
  return { kit, id, call }
}

/** Answers the program's questions, and notes them. */
async function answer({ app }: Desktop, saveTo: string | null = null) {
  await app.evaluate(({ dialog }, saveTo) => {
    const told: unknown[] = []
    Object.assign(globalThis, { told })
    dialog.showMessageBox = async (...given: unknown[]) => {
      const { message, detail } = given.at(-1) as { message: string; detail: string }
      told.push({ message, detail })
      return { response: 0, checkboxChecked: false }
    }
    dialog.showSaveDialog = async () => ({ canceled: saveTo === null, filePath: saveTo ?? '' })
  }, saveTo)
  return () => app.evaluate(() => (globalThis as unknown as { told: { message: string }[] }).told)
}

/** Logs in as soon as the browser that is shown to them is there. */
async function logsIn(temporary: string): Promise<void> {
  const found = async () => (await readdir(temporary)).filter(name => name.startsWith('kanalarkiv-browser-'))
  await vi.waitFor(async () => expect(await found()).toHaveLength(1), WAIT)
  const [name = ''] = await found()
  await personLogsIn(join(temporary, name))
}

async function toLogins(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '/captures'
  })
  await page.getByRole('tab', { name: 'Inloggningar' }).click()
  await page.getByRole('button', { name: 'Låna ut en inloggning: Kontot' }).click()
}

it('comes by itself to the server that the program is connected to', async () => {
  const { kit, id, call } = await serverWithProfile()
  const temporary = await temporaryFolder()
  const desktop = await launch({
    args: [`--server=${kit.address}`],
    env: { TMPDIR: temporary, TEMP: temporary }
  })
  onTestFinished(async () => void (await desktop.close()))
  const { page } = desktop
  await page.getByRole('button', { name: 'Moa Ek' }).click()
  await page.getByText('Norrby kommun').first().waitFor()
  const told = await answer(desktop)
  await toLogins(page)
  // Playwright would wait for the navigation that the program does not let happen.
  await page.getByRole('button', { name: 'Logga in på den här datorn' }).focus()
  await page.keyboard.press('Enter')
  await logsIn(temporary)
  const dialogs = () => page.evaluate(() => document.querySelectorAll('[role="dialog"]').length)
  await vi.waitFor(async () => expect(await dialogs()).toBe(0), WAIT)
  expect(await told()).toEqual([
    {
      message: expect.stringMatching(/^Vill du logga in på 127\.0\.0\.1:\d+ och låna ut inloggningen\?$/),
      detail: expect.stringMatching(/samla in http:\/\/127\.0\.0\.1:\d+\/1 som inloggad/)
    }
  ])
  expect(await call('profiles.list', undefined)).toMatchObject([{ id, state: 'logged-in' }])
  expect((await readdir(temporary)).filter(name => name.startsWith('kanalarkiv-'))).toEqual([])
  // The core was there for this alone.
  const said = async () => (await desktop.log()).map(({ msg }) => msg)
  await vi.waitFor(async () => expect(await said()).toContain('core ended'), WAIT)
})

it('is saved as a file by a program that is connected to none, and taken by the page', async () => {
  const { kit, id, call } = await serverWithProfile()
  const temporary = await temporaryFolder()
  const file = join(temporary, 'inloggning.txt')
  const wanted = await call<LoginWanted>('profiles.loginWanted', { id })
  const desktop = await launch({ env: { TMPDIR: temporary, TEMP: temporary } })
  onTestFinished(async () => void (await desktop.close()))
  await answer(desktop, file)
  expect(await startSecond(desktop, [loginLink(wanted)])).toBe(0)
  await logsIn(temporary)
  await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toMatch(/^[A-Za-z0-9+/=]{200,}$/), WAIT)

  const other = await launch({ args: [`--server=${kit.address}`] })
  onTestFinished(async () => void (await other.close()))
  const { page } = other
  await page.getByRole('button', { name: 'Moa Ek' }).click()
  await page.getByText('Norrby kommun').first().waitFor()
  await toLogins(page)
  const choose = async (path: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Välj filen med inloggningen' }).click()
    ])
    await chooser.setFiles(path)
  }
  await choose(join(import.meta.dirname, 'launch.ts'))
  await page.getByText('Filen är ingen inloggning som går att läsa.').waitFor()
  await choose(file)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await call('profiles.list', undefined)).toMatchObject([{ id, state: 'logged-in' }])
})

it('is asked for by no page but the server’s own, and by no link that is not whole', async () => {
  const desktop = await launch()
  onTestFinished(async () => void (await desktop.close()))
  const told = await answer(desktop)
  const whole = loginLink({
    profileId: '00000000-0000-4000-8000-000000000001' as LoginWanted['profileId'],
    ...{ address: 'https://flode.example/norrby', platform: null, recipient: `age1${'q'.repeat(58)}` }
  })
  for (const wrong of [
    whole.replace('nyckel=age1', 'nyckel=age2'),
    whole.replace('https', 'file'),
    whole.replace('https%3A%2F%2F', 'https%3A%2F%2Fmoa%3Ahemligt%40'),
    whole.replace('profil=', 'profil=..%2F')
  ])
    expect(await startSecond(desktop, [wrong])).toBe(0)
  await desktop.page.evaluate(link => {
    location.href = link
  }, whole)
  expect(await told()).toEqual([])
})
