// Captures one page with Scoop, in a process of its own: `node scoop-capture.mjs SCOOP_MODULE ADDRESS FILE`.
import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'

const [module, address, file] = process.argv.slice(2)
const { Scoop } = await import(pathToFileURL(module).href)
// Loopback is on its list of what it does not capture; videos and certificates are fetched by programs of others.
const capture = await Scoop.capture(address, {
  blocklist: [],
  captureVideoAsAttachment: false,
  captureCertificatesAsAttachment: false,
  logLevel: 'silent'
})
await writeFile(file, Buffer.from(await capture.toWACZ()))
