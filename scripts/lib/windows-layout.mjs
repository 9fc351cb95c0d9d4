// The program laid out and zipped as it is for Windows, on a system that is not Windows. Its window is a stand-in (Node for Windows, where
// Electron would be): what is tried of it is where everything lies, and the command line.
import {
  copyFileSync,
  cpSync,
  createWriteStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import yazl from 'yazl'
import { licenceOfNode } from './node-runtime.mjs'
import { root } from './paths.mjs'
import { step } from './run.mjs'
import { toolScript } from './tools.mjs'

const NEEDED = ['package.json', 'LICENSE', 'out', 'resources']

/**
 * Lays the program out for Windows in `packages`, the folder that has the packages for Windows; gives the folder.
 * `windowsNode` is the path of node.exe.
 */
export async function layOutWindows(packages, windowsNode, { node, env }) {
  for (const name of NEEDED) {
    rmSync(join(packages, name), { recursive: true, force: true })
    cpSync(join(root, name), join(packages, name), { recursive: true })
  }
  const release = join(packages, 'release')
  rmSync(release, { recursive: true, force: true })
  const [packed, electron] = [join(release, 'builder-node'), join(packages, 'electron-stand-in')]
  for (const folder of [packed, join(electron, 'locales')]) mkdirSync(folder, { recursive: true })
  writeFileSync(join(electron, 'locales', 'sv.pak'), '')
  copyFileSync(windowsNode, join(packed, 'node.exe'))
  copyFileSync(licenceOfNode(windowsNode), join(packed, 'LICENSE'))
  copyFileSync(windowsNode, join(electron, 'electron.exe'))
  // What is written into an Electron's program cannot be written into another.
  const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8').replace(
    /^electronFuses:\n(?: .*\n)+/m,
    ''
  )
  writeFileSync(join(packages, 'electron-builder.yml'), config)
  const builder = toolScript('electron-builder')
  const options = [
    `-c.electronDist=${electron}`,
    '-c.electronVersion=45.4.1',
    '-c.win.signAndEditExecutable=false',
    '-c.disableAsarIntegrity=true'
  ]
  await step(node, [builder, '--win', 'dir', '--x64', '--publish', 'never', ...options], {
    cwd: packages,
    env,
    quiet: true
  })
  return join(release, 'win-unpacked')
}

/** Zips a folder with all in it; gives the number of bytes. */
export async function zipFolder(folder, file) {
  const zip = new yazl.ZipFile()
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    zip.addFile(path, path.slice(folder.length + 1), { compressionLevel: 1 })
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
  return statSync(file).size
}

/** Unzips what `zipFolder` has zipped, into a new folder. */
export async function unzipInto(file, folder) {
  const zip = await new Promise((resolve, reject) =>
    yauzl.open(file, { lazyEntries: true, autoClose: true }, (error, opened) =>
      error ? reject(error) : resolve(opened)
    )
  )
  await new Promise((resolve, reject) => {
    zip.on('end', resolve).on('error', reject)
    zip.on('entry', entry =>
      zip.openReadStream(entry, (error, bytes) => {
        if (error) return reject(error)
        const path = join(folder, entry.fileName)
        mkdirSync(dirname(path), { recursive: true })
        pipeline(bytes, createWriteStream(path)).then(() => zip.readEntry(), reject)
      })
    )
    zip.readEntry()
  })
}
