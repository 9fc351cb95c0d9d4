// What `electron [-r module]… <app>` does: name the app from its package.json, then run its entry point.
import fs from 'node:fs'
import Module, { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const preload = []
let target
const argv = process.argv.slice(1)
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === '-r' || argv[i] === '--require') preload.push(argv[++i])
  else if (argv[i] === '-v' || argv[i] === '--version') {
    console.log(`v${process.versions.electron}`)
    process.exit(0)
  } else if (!argv[i].startsWith('-')) {
    target = path.resolve(argv[i])
    break
  }
}
if (!target) {
  console.error('usage: electron [-r module] <app folder | file>')
  process.exit(64)
}
if (preload.length) Module._preloadModules(preload)
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
let entry = target
const pkgFile = path.join(target, 'package.json')
if (fs.existsSync(pkgFile)) {
  const pkg = JSON.parse(fs.readFileSync(pkgFile, 'utf8'))
  if (pkg.version) app.setVersion(pkg.version)
  app.name = pkg.productName ?? pkg.name ?? app.name
  app.setDesktopName(pkg.desktopName ?? `${app.name}.desktop`)
  app.setAppPath(target)
  entry = createRequire(pkgFile).resolve(target)
} else app.setAppPath(path.dirname(target))
// Awaited, so that `ready` waits until the app has registered its schemes.
await import(pathToFileURL(entry).href)
