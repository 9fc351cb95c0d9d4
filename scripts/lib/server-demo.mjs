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
import yauzl from 'yauzl'
import { startDemoSite } from '../../resources/demo/site.mjs'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { root } from './paths.mjs'
import { main, Stop, say } from './say.mjs'
import { fetchPackage, openBrowser, saveAndRemove, seeComment, takeInMessages } from './server-demo-people.ts'
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
    const comment = await saveAndRemove(moderator, site, MODERATOR)
    const messages = await takeInMessages(moderator, site, MODERATOR)
    await seeComment(archivist, site, ARCHIVIST, MODERATOR)
    const zip = await fetchPackage(archivist, join(folder, 'hämtat'))
    say('serverDemoFetched', ARCHIVIST.name, basename(zip))
    const packed = await unpack(zip)
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
  const people = new Map()
  for (const { slug: _, department, responsible, responsibleEmail, mandate, ...draft } of channels) {
    const { id: departmentId } = await call('departments/add', { name: department, mailbox: null })
    const person = { name: responsible, email: responsibleEmail, departmentId }
    // One person may answer for several channels, and is entered once.
    const responsibleId = people.get(responsibleEmail) ?? (await call('people/add', person)).id
    people.set(responsibleEmail, responsibleId)
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
