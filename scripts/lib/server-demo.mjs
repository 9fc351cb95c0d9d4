// `npm run demo -- --server`: an archive on a server, and two people in two browsers who do the main job in it together. A moderator at
// a telephone's width saves a comment before it is removed and takes in messages; an archivist writes the package and fetches it.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { chromium } from 'playwright-core'
import yauzl from 'yauzl'
import { startDemoSite } from '../../resources/demo/site.mjs'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { root } from './paths.mjs'
import { main, Stop, say } from './say.mjs'
import { startSignInProvider } from './sign-in-provider.mjs'

const isJson = process.argv.includes('--json')
const PATIENCE = 180_000
const MODERATOR = { id: 'moa.lindqvist', name: 'Moa Lindqvist', groups: ['Kommunikation'] }
const ARCHIVIST = { id: 'arvid.nyman', name: 'Arvid Nyman', groups: ['Arkiv'] }

async function work() {
  const folder = resolve(
    folderAsked() ?? join(tmpdir(), `kanalarkiv-server-demo-${process.pid}-${Date.now()}`)
  )
  // The story begins with an empty archive.
  if (existsSync(join(folder, 'arkiv'))) throw new Stop(1, 'serverDemoThere', join(folder, 'arkiv'))
  await mkdir(folder, { recursive: true })
  const ending = []
  try {
    const address = `http://127.0.0.1:${await freePort()}`
    const site = await startDemoSite()
    ending.unshift(() => site.close())
    const provider = await startSignInProvider({ people: [MODERATOR, ARCHIVIST], addresses: [address] })
    ending.unshift(() => provider.close())
    say('serverDemoProvider', provider.issuer)
    const { key, server } = await startServer(address, folder, provider)
    ending.unshift(() => stop(server))
    say('serverDemoServer', address)
    const channels = await registerChannels(address, key, site)
    say('serverDemoChannels', channels.length)

    const moderator = await openBrowser(address, MODERATOR, { width: 390, height: 844 }, ending)
    const archivist = await openBrowser(address, ARCHIVIST, { width: 1280, height: 900 }, ending)
    const comment = await saveAndRemove(moderator, site)
    const messages = await takeInMessages(moderator, site)
    await seeComment(archivist, site)
    const packed = await fetchPackage(archivist, folder)
    const findings = await verify(archivist, packed)
    say(findings === 0 ? 'serverDemoVerified' : 'serverDemoNotVerified', findings)
    say('serverDemoWhere', join(folder, 'arkiv'), packed)
    const people = [MODERATOR.name, ARCHIVIST.name]
    const outcome = { server: address, people, comment, messages, package: packed, verified: findings === 0 }
    for (const end of ending.splice(0)) await end()
    if (isJson) console.log(JSON.stringify(outcome))
    return findings === 0 ? 0 : 4
  } finally {
    for (const end of ending) await end().catch(() => undefined)
  }
}

function folderAsked() {
  const at = process.argv.indexOf('--into')
  return at >= 0 ? process.argv[at + 1] : process.argv.find(arg => arg.startsWith('--into='))?.slice(7)
}

/** Starts the server as whoever runs one does: with a configuration, and a key for the program that fills the register. */
async function startServer(address, folder, provider) {
  const program = join(root, 'out', 'main', 'server.js')
  const made = await output(program, ['--new-key', 'register', '--lang', 'en'])
  const [key = ''] = /kanalarkiv_\S+/.exec(made) ?? []
  const entry = JSON.parse(made.trim().split('\n').at(-1) ?? '')
  // Where nobody else of this computer can read it, and gone afterwards.
  const secrets = join(folder, `.server-${randomBytes(6).toString('hex')}`)
  await mkdir(secrets, { mode: 0o700 })
  await writeFile(join(secrets, 'client'), provider.clientSecret, { mode: 0o600 })
  const config = {
    listen: { port: Number(new URL(address).port) },
    archives: [
      {
        address,
        dir: join(folder, 'arkiv'),
        municipality: 'Älvåsa kommun',
        signIn: {
          issuer: provider.issuer,
          clientId: provider.clientId,
          clientSecretFile: 'client',
          roles: { Kommunikation: ['moderator'], Arkiv: ['archivist'], IT: ['administrator'] }
        },
        keys: [{ ...entry, roles: ['records-officer'] }]
      }
    ]
  }
  await writeFile(join(secrets, 'server.json'), JSON.stringify(config, null, 2), { mode: 0o600 })
  const server = spawn(process.execPath, [program, '--config', join(secrets, 'server.json')], {
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let said = ''
  server.stdout.on('data', part => (said += part))
  server.stderr.on('data', part => (said += part))
  try {
    await waitFor(async () => {
      if (server.exitCode !== null) throw new Stop(1, 'serverDemoNoServer', said)
      return (await fetch(`${address}/readyz`).catch(() => undefined))?.status === 200
    })
  } catch (error) {
    await stop(server)
    throw error
  } finally {
    await rm(secrets, { recursive: true, force: true })
  }
  return { key, server }
}

function output(program, args) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', part => (text += part))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code =>
      code === 0 ? resolve(text) : reject(new Error(`${program} ended with ${code}`))
    )
  })
}

async function waitFor(isSo) {
  for (const until = Date.now() + PATIENCE; Date.now() < until; ) {
    if (await isSo()) return
    await new Promise(done => setTimeout(done, 200))
  }
  throw new Stop(1, 'serverDemoNoServer', '')
}

function stop(server) {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  const gone = new Promise(done => server.once('exit', done))
  server.kill('SIGTERM')
  return gone
}

function freePort() {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Another program fills the register over REST, with its key. */
async function registerChannels(address, key, site) {
  const call = async (method, input) => {
    const answered = await fetch(`${address}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(input)
    })
    const body = await answered.json()
    if (!answered.ok) throw new Error(`${method}: ${body.message}`)
    return body
  }
  const wanted = new Set([site.abusive, ...site.directMessages].map(({ channelSlug }) => channelSlug))
  const channels = site.channels.filter(({ slug }) => wanted.has(slug))
  for (const { slug: _, department, responsible, responsibleEmail, mandate, ...draft } of channels) {
    const { id: departmentId } = await call('departments/add', { name: department, mailbox: null })
    const person = { name: responsible, email: responsibleEmail, departmentId }
    const { id: responsibleId } = await call('people/add', person)
    const { id: channelId } = await call('channels/register', {
      ...draft,
      departmentId,
      responsibleId,
      mandate: { ...mandate, validUntil: null, reference: null }
    })
    // The demo municipality is this computer.
    const settings = { viewport: 'desktop', reach: 'ordinary', privateAddresses: true }
    await call('captures/setChannelSettings', { channelId, ...settings })
  }
  return channels
}

/** A browser of a person's own, in which they sign in. */
async function openBrowser(address, person, viewport, ending) {
  const browser = await chromium.launch({
    executablePath: process.env.KANALARKIV_BROWSER,
    // Chromium has no sandbox when it runs as root; it opens nothing but our own pages here.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
  })
  ending.unshift(() => browser.close())
  const page = await browser.newPage({ viewport, locale: 'sv-SE', acceptDownloads: true })
  page.setDefaultTimeout(PATIENCE)
  await page.goto(address)
  await page.getByRole('button', { name: person.name }).click()
  await page.getByRole('navigation').getByRole('link', { name: 'Översikt' }).waitFor()
  say('serverDemoSignedIn', person.name, viewport.width)
  return page
}

const goTo = async (page, name) => {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
}
const button = (page, name) => page.getByRole('button', { name, exact: true })
const verdict = (page, words) => page.getByRole('status').filter({ hasText: words }).waitFor()
const field = (page, name) => page.getByRole('textbox', { name })
async function choose(page, label, option) {
  await page
    .getByRole('button', { name: new RegExp(`\\b${label}`) })
    .first()
    .click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
const channelOf = (site, { channelSlug }) =>
  site.channels.find(({ slug }) => slug === channelSlug)?.name ?? ''

/** The moderator's hour: saved, read back, decided, removed, and seen to be gone. Answers with the state that the page shows. */
async function saveAndRemove(page, site) {
  await goTo(page, 'Kommentarer')
  await page.getByRole('link', { name: 'Spara kommentar' }).click()
  await choose(page, 'Kanal', channelOf(site, site.abusive))
  await field(page, /^Kommentarens adress/).fill(site.abusive.permalink)
  await button(page, 'Spara kommentaren').click()
  await verdict(page, 'Den sparade kopian har lästs tillbaka')
  await page.getByRole('radiogroup', { name: 'Grund för att ta bort kommentaren' }).getByText(/^a\)/).click()
  await button(page, 'Spara beslutet').click()
  await verdict(page, 'Nu får kommentaren tas bort')
  say('serverDemoDecided', MODERATOR.name)
  site.removeComment(site.abusive.id)
  await page.getByRole('radiogroup', { name: 'Vad har gjorts på kanalen?' }).getByText('Raderad').click()
  await button(page, 'Bekräfta').click()
  await verdict(page, 'Kommentaren är borttagen')
  say('serverDemoGone', MODERATOR.name)
  return 'gone'
}

/** Direct messages are pasted: one is registered, the others are redirected. Answers with how many there are. */
async function takeInMessages(page, site) {
  for (const [at, message] of site.directMessages.entries()) {
    await goTo(page, 'Meddelanden')
    await page.getByRole('link', { name: 'Ta in meddelande' }).click()
    await choose(page, 'Kanal', channelOf(site, message))
    await field(page, /^Avsändarens namn/).fill(message.senderName)
    await field(page, /^Meddelandets text/).fill(message.text)
    await button(page, 'Spara meddelandet').click()
    await page.getByRole('heading', { level: 1, name: `Meddelande från ${message.senderName}` }).waitFor()
    if (at === 0) {
      await page.getByText('Registreras i diariet').click()
      await field(page, /^Diarienummer/).fill(`KS ${new Date().getFullYear()}:0417`)
    } else await page.getByText('Avsändaren hänvisas till brevlådan').click()
    await button(page, 'Spara').click()
    await page.getByRole('region', { name: 'Så fördes meddelandet vidare' }).waitFor()
  }
  say('serverDemoMessages', MODERATOR.name, site.directMessages.length)
  return site.directMessages.length
}

/** The archivist finds in the same archive what the moderator did, with who did it. */
async function seeComment(page, site) {
  await goTo(page, 'Kommentarer')
  await page.getByRole('row', { name: site.abusive.author }).click()
  await verdict(page, 'Kommentaren är borttagen')
  await page.getByText(MODERATOR.name).first().waitFor()
  say('serverDemoSeen', ARCHIVIST.name, MODERATOR.name)
}

/** The archivist writes the package, has it packed, and fetches it to a computer of their own. */
async function fetchPackage(page, folder) {
  await goTo(page, 'Export')
  await button(page, 'Skriv paketet').click()
  const packages = page.getByRole('grid', { name: 'Skrivna paket' }).getByRole('row')
  const row = packages.filter({ hasText: 'Hela arkivet' })
  await row.filter({ hasText: 'Skrivet' }).waitFor()
  await row.click()
  await page.getByRole('heading', { level: 1, name: 'Paket' }).waitFor()
  const started = page.waitForEvent('download')
  await button(page, 'Packa som zip-fil').click()
  const download = await started
  const zip = join(folder, 'hämtat', download.suggestedFilename())
  await mkdir(dirname(zip), { recursive: true })
  await download.saveAs(zip)
  say('serverDemoFetched', ARCHIVIST.name, basename(zip))
  return unpack(zip)
}

/** Unpacks the zip beside itself, and answers with the folder of the package in it. */
async function unpack(zip) {
  const folder = dirname(zip)
  const file = await yauzl.openPromise(zip)
  let first = ''
  for await (const entry of file.eachEntry()) {
    first ||= entry.fileName.split('/')[0]
    if (entry.fileName.endsWith('/')) continue
    const path = join(folder, entry.fileName)
    await mkdir(dirname(path), { recursive: true })
    await pipeline(await file.openReadStreamPromise(entry), createWriteStream(path))
  }
  return join(folder, first)
}

/** The package by its own script, as whoever receives it does, and the archive by the server. Answers with how much is wrong. */
async function verify(page, packed) {
  const ofPackage = await verifyPackage(packed)
  const ofArchive = await page.evaluate(async () => {
    const answered = await fetch('/api/archive/verify', { method: 'POST' })
    return answered.ok ? (await answered.json()).findings.length : 1
  })
  return (ofPackage === null ? 1 : ofPackage.findings.length) + ofArchive
}

await main(work, { isJson })
