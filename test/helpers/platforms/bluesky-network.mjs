// A whole Bluesky network: directory of identities, server, and the view of all posts. Started by bluesky.ts, with the
// folder of its packages and its ports; told `process` it answers when everything that was written can be read.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const [folder, ports] = process.argv.slice(2)
const entry = createRequire(join(folder, 'package.json')).resolve('@atproto/dev-env')
const { TestNetwork } = await import(pathToFileURL(entry).href)
const [plc, pds, bsky, ozone, chat] = JSON.parse(ports)

const network = await TestNetwork.create({
  dbPostgresSchema: 'kanalarkiv',
  plc: { port: plc },
  pds: { port: pds, hostname: 'localhost' },
  bsky: { port: bsky, publicUrl: `http://localhost:${bsky}` },
  ozone: { port: ozone, chatUrl: `http://localhost:${chat}`, chatDid: 'did:example:chat' }
})
process.stdout.write(`ready ${JSON.stringify({ pds: network.pds.url, plc: network.plc.url })}\n`)

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'process') continue
  await network.processAll()
  process.stdout.write('processed\n')
}
await network.close()
process.exit(0)
