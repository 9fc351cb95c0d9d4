// The programs that run in captured pages, each as one text: what `virtual:in-page` and `virtual:page-timers` give to the core,
// wherever the core is bundled or tested.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const FOLDER = 'electron/core/captures/browser/in-page'
const NAME = 'kanalarkiv'
/** The one in a world of our own is asked by its name; the other is in the page's, and has none there. */
const PROGRAMS = {
  'virtual:in-page': { entry: 'program.ts', finish: install },
  'virtual:page-timers': { entry: 'timers/watch.ts', finish: code => `{ ${code} }` }
}

/** A plugin of Vite, for the project in a folder. */
export function inPageProgram(project) {
  const folder = join(project, FOLDER)
  const texts = new Map()
  return {
    name: 'in-page-program',
    resolveId: id => (Object.hasOwn(PROGRAMS, id) ? `\0${id}` : undefined),
    async load(id) {
      const program = id.startsWith('\0') ? id.slice(1) : ''
      if (!Object.hasOwn(PROGRAMS, program)) return undefined
      for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
        if (file.isFile()) this.addWatchFile(join(file.parentPath, file.name))
      if (!texts.has(program)) texts.set(program, bundle(project, PROGRAMS[program]))
      return `export default ${JSON.stringify(await texts.get(program))}`
    },
    watchChange: path => {
      if (path.startsWith(folder)) texts.clear()
    }
  }
}

async function bundle(project, { entry, finish }) {
  const [{ output }] = await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'esnext',
      lib: { entry: join(project, FOLDER, entry), formats: ['iife'], name: NAME }
    }
  })
  return finish(output[0].code)
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
