// The program that runs in captured pages, as one text: what `virtual:in-page` gives to the core, wherever the core is bundled
// or tested.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const ID = 'virtual:in-page'
const FOLDER = 'electron/core/captures/browser/in-page'
const NAME = 'kanalarkiv'

/** A plugin of Vite, for the project in a folder. */
export function inPageProgram(project) {
  const folder = join(project, FOLDER)
  let text
  return {
    name: 'in-page-program',
    resolveId: id => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined
      for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
        if (file.isFile()) this.addWatchFile(join(file.parentPath, file.name))
      text ??= bundle(project)
      return `export default ${JSON.stringify(await text)}`
    },
    watchChange: path => {
      if (path.startsWith(folder)) text = undefined
    }
  }
}

async function bundle(project) {
  const [{ output }] = await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'esnext',
      lib: { entry: join(project, FOLDER, 'program.ts'), formats: ['iife'], name: NAME }
    }
  })
  return install(output[0].code)
}

/**
 * A page may give a frame or an element the program's name, which its window then has: only a property of the window's own is
 * the program. It is put there once.
 */
function install(code) {
  const program = `(() => { ${code}\nreturn ${NAME} })()`
  const isThere = `Object.hasOwn(globalThis, '${NAME}')`
  return `if (!${isThere}) Object.defineProperty(globalThis, '${NAME}', { value: ${program} })`
}
