// Which packages a build takes files from: noted by the bundler itself, so that the notices are of what is really there.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/**
 * A plugin of Vite's that writes to `out/bundled` which packages one bundle (`main`, `preload`, `renderer`) takes files from,
 * as the lock file names their folders. The project's folder is given, since electron-vite runs a copy of this file from elsewhere.
 */
export function noteBundled(bundle, project) {
  return {
    name: 'kanalarkiv-note-bundled',
    generateBundle(_options, files) {
      const modules = Object.values(files).flatMap(file => file.moduleIds ?? [])
      const folders = new Set(modules.map(module => packageFolderOf(module, project)))
      folders.delete(undefined)
      const folder = join(project, 'out', 'bundled')
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, `${bundle}.json`), `${JSON.stringify([...folders].sort(), null, 2)}\n`)
    }
  }
}

// `node_modules/a/node_modules/@b/c`, or undefined for a file of ours.
function packageFolderOf(module, project) {
  const path = relative(project, module.replace(/^\0/, '').replace(/\?.*$/, ''))
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.split(sep).join('/'))?.[0]
}
