import { existsSync } from 'node:fs'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeAndRemove, type Desktop, launchInFolder } from './launch.ts'

let folder: string
let desktop: Desktop

beforeEach(async () => {
  ;({ folder, desktop } = await launchInFolder())
})
afterEach(() => closeAndRemove(desktop, folder))

describe('the shell verbs', () => {
  it('let a person choose a folder and files, and change their mind', async () => {
    await chooseInDialogs([join(folder, 'vald mapp')])
    expect(await desktop.page.evaluate(() => shell.chooseFolder())).toBe(join(folder, 'vald mapp'))
    await chooseInDialogs([join(folder, 'a.eml'), join(folder, 'b.eml')])
    expect(await desktop.page.evaluate(() => shell.chooseFiles())).toEqual([
      join(folder, 'a.eml'),
      join(folder, 'b.eml')
    ])
    await chooseInDialogs([])
    expect(await desktop.page.evaluate(() => shell.chooseFolder())).toBeNull()
    expect(await desktop.page.evaluate(() => shell.chooseFiles())).toEqual([])
  })

  it('are the only way to name a path, which the core goes on knowing when it is started anew', async () => {
    const dir = join(folder, 'arkiv')
    const create = () => desktop.callUnchosen('archive.create', { dir, municipality: 'Åmål' })
    expect(await create()).toEqual({ code: 'path-not-chosen' })
    expect(existsSync(dir)).toBe(false)
    const made = await desktop.page.evaluate(() => shell.pathOf(new File(['x'], '/etc/passwd')))
    expect(made).toBe('')
    await chooseInDialogs([dir])
    await desktop.page.evaluate(() => shell.chooseFolder())
    expect(await create()).toHaveProperty('value')

    const crashed = await desktop.corePid()
    process.kill(crashed, 'SIGKILL')
    await expect.poll(() => desktop.corePid()).not.toBe(crashed)
    await expect.poll(() => desktop.callUnchosen('archive.open', { dir })).toHaveProperty('value')
    expect(await desktop.callUnchosen('archive.open', { dir: folder })).toEqual({ code: 'path-not-chosen' })
  })

  it('tell whose parts the program brings along', async () => {
    const notices = await desktop.page.evaluate(() => shell.notices())
    expect(notices.find(({ name }) => name === '@duckduckgo/autoconsent')).toMatchObject({
      licence: 'MPL-2.0'
    })
  })

  it('are in the page about the program, which its menu opens, as it does help with its pictures', async () => {
    const { page, app } = desktop
    await page.getByRole('button', { name: 'Inställningar' }).waitFor()
    const pressInMenu = (at: number) =>
      app.evaluate(({ Menu }, at) => {
        const help = Menu.getApplicationMenu()?.items.find(({ role }) => role === 'help')
        help?.submenu?.items.at(at)?.click()
      }, at)
    await pressInMenu(-1)
    const about = page.getByRole('dialog', { name: 'Om Kanalarkiv' })
    await about.getByText('@duckduckgo/autoconsent').first().waitFor()
    await page.keyboard.press('Escape')
    const help = page.getByRole('dialog', { name: 'Hjälp' })
    await pressInMenu(0)
    await help.getByRole('heading', { name: 'Fönstret' }).waitFor()
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'detached' })
    await page.keyboard.press('F1')
    await help.getByRole('link', { name: 'Kommentarer och meddelanden' }).first().click()
    const picture = page.locator('.help-picture').first()
    await picture.scrollIntoViewIfNeeded()
    const width = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)
    await expect.poll(width).toBeGreaterThan(100)
  })

  it('say where a chosen file lies', async () => {
    const file = join(folder, 'räksmörgås.eml')
    await writeFile(file, 'x')
    await desktop.page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'chooser' }))
    })
    await desktop.page.setInputFiles('#chooser', file)
    const path = () =>
      desktop.page.evaluate(() => {
        const chosen = document.querySelector<HTMLInputElement>('#chooser')?.files?.[0]
        return chosen && shell.pathOf(chosen)
      })
    // The page may learn of the file a moment after it was chosen.
    await expect.poll(path).toBe(file)
  })

  it('save a text where a person says, and nowhere else', async () => {
    const file = join(folder, 'svar.eml')
    const save = (name: string) =>
      desktop.page.evaluate(name => shell.saveText({ name, text: 'Hej på dig' }).catch(() => 'refused'), name)
    await chooseInDialogs([file])
    expect(await save('svar.eml')).toBe(file)
    expect(await readFile(file, 'utf8')).toBe('Hej på dig')
    await chooseInDialogs([])
    expect(await save('svar.eml')).toBeNull()
    expect(await save('../svar.eml')).toBe('refused')
  })

  it('show files of the open archive alone', async () => {
    const dir = join(folder, 'arkiv')
    const reveal = (path: string) =>
      desktop.page.evaluate(
        path =>
          shell.revealInArchive(path).then(
            () => 'shown',
            () => 'refused'
          ),
        path
      )
    await desktop.app.evaluate(({ shell }) => {
      shell.showItemInFolder = path => void Object.assign(globalThis, { shown: path })
    })
    expect(await reveal('exports')).toBe('refused') // no archive is open
    expect(await desktop.call('archive.create', { dir, municipality: 'Åmål' })).toHaveProperty('value')
    await mkdir(join(folder, 'utanför'))
    await symlink(join(folder, 'utanför'), join(dir, 'exports', 'länk'))
    for (const path of ['..', 'exports/../..', '/etc', 'exports//x', 'exports/länk', 'exports/saknas', ''])
      expect([path, await reveal(path)]).toEqual([path, 'refused'])
    expect(await reveal('exports')).toBe('shown')
    expect(await desktop.app.evaluate(() => Reflect.get(globalThis, 'shown'))).toBe(join(dir, 'exports'))
  })

  it('open a web page outside only after a yes, and nothing but a web page', async () => {
    await desktop.app.evaluate(({ shell }) => {
      shell.openExternal = async url => void Object.assign(globalThis, { opened: url })
    })
    const open = (url: string) =>
      desktop.page.evaluate(
        url =>
          shell.openExternal(url).then(
            () => 'answered',
            () => 'refused'
          ),
        url
      )
    const opened = () => desktop.app.evaluate(() => Reflect.get(globalThis, 'opened') ?? null)
    await answerQuestions(1)
    expect(await open('https://exempel.se/å')).toBe('answered')
    expect(await opened()).toBeNull()
    await answerQuestions(0)
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'kanalarkiv-object://archive/a', 'x'])
      expect([url, await open(url)]).toEqual([url, 'refused'])
    expect(await opened()).toBeNull()
    expect(await open('https://exempel.se/å')).toBe('answered')
    expect(await opened()).toBe('https://exempel.se/%C3%A5')
  })

  it('set the language of the menu, and remember it', async () => {
    await desktop.page.evaluate(() => shell.setLanguage('en'))
    await expect.poll(firstMenu).toBe('Archive')
    await desktop.page.evaluate(() => shell.setLanguage('sv'))
    await expect.poll(firstMenu).toBe('Arkiv')
    // @ts-expect-error a language we do not have: nothing happens
    await desktop.page.evaluate(() => shell.setLanguage('fr'))
    expect(await desktop.page.evaluate(() => shell.recentArchives())).toEqual([])
    expect(await firstMenu()).toBe('Arkiv')
    const settings = join(desktop.userData, 'settings.json')
    expect(JSON.parse(await readFile(settings, 'utf8'))).toMatchObject({ language: 'sv' })
    expect(existsSync(`${settings}.tmp`)).toBe(false)
  })

  it('ask before the menu ends the program while a run goes on', async () => {
    const quit = () =>
      desktop.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.submenu?.items.at(-1)?.click())
    const asked = await desktop.app.evaluateHandle(({ dialog }) => {
      const messages: string[] = []
      dialog.showMessageBox = async (...said: unknown[]) => {
        messages.push(String((said[1] as { message: string }).message))
        return { response: 2, checkboxChecked: false }
      }
      return messages
    })
    // What the window asks comes after what it has told.
    await desktop.page.evaluate(() => {
      window.shell.setRunning({ done: 1, total: 5 })
      return window.shell.recentArchives()
    })
    await quit()
    await expect.poll(() => asked.evaluate(messages => messages)).toEqual(['En insamling pågår.'])
    // A no leaves everything as it was.
    expect(await desktop.page.title()).not.toBe('')
    await desktop.page.evaluate(() => window.shell.setRunning(null))
  })

  it('are refused to a page that is not ours', async () => {
    const answer = await desktop.app.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/preload.cjs`
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await window.loadURL('data:text/html,strange')
      const said = await window.webContents.executeJavaScript(`
        let ports = 0
        addEventListener('message', () => { ports += 1 })
        shell.requestPort()
        shell.setLanguage('en')
        shell.recentArchives().then(() => 'answered', error => error.message + ', ports ' + ports)
      `)
      window.destroy()
      return String(said)
    })
    expect(answer).toMatch(/refused: not a page of this app, ports 0$/)
    expect(await firstMenu()).toBe('Arkiv')
  })
})

function firstMenu(): Promise<string | undefined> {
  return desktop.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.label)
}

/** Dialogs belong to the operating system, so a test answers in their place. */
async function chooseInDialogs(paths: string[]): Promise<void> {
  await desktop.app.evaluate(({ dialog }, paths) => {
    const canceled = paths.length === 0
    dialog.showOpenDialog = async () => ({ canceled, filePaths: paths })
    dialog.showSaveDialog = async () => ({ canceled, filePath: paths[0] ?? '' })
  }, paths)
}

async function answerQuestions(response: number): Promise<void> {
  await desktop.app.evaluate(({ dialog }, response) => {
    dialog.showMessageBox = async () => ({ response, checkboxChecked: false })
  }, response)
}
