// From starting the program to a window that can be used, against an empty window in the same Electron.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Measure, secondsOf } from '../lib/measure.ts'
import { root } from '../lib/root.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const PATIENCE = 60_000
const ROOM = 256 << 20

export const appStart: Measure = {
  name: 'app-start',
  goal: 1.5,
  ours: 'the built app, from its process being started to the heading and the buttons of the first page, painted',
  baseline: 'an Electron window with a heading and a button, in the same Electron with the same arguments',
  async prepare() {
    // A profile each, made by the round that does not count: a start is seldom the first.
    const profiles = await temporaryFolder(ROOM)
    const emptyWindow = join(root, 'bench', 'empty-window', 'main.js')
    let heading = ''
    return {
      async ours() {
        const start = await startOf(root, join(profiles, 'ours'))
        heading = start.heading
        return start.seconds
      },
      baseline: async () => (await startOf(emptyWindow, join(profiles, 'baseline'))).seconds,
      notes: () => [`first page: “${heading}”`],
      close: () => removeFolder(profiles)
    }
  }
}

async function startOf(program: string, profile: string): Promise<{ seconds: number; heading: string }> {
  const electron = process.env['ELECTRON_EXEC_PATH']
  if (electron === undefined) throw new Error('ELECTRON_EXEC_PATH does not say where Electron is.')
  const args = [
    '-r',
    join(root, 'bench', 'empty-window', 'tell-when-usable.cjs'),
    program,
    // Root, as which continuous integration often runs, cannot have Chromium's sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    `--user-data-dir=${profile}`
  ]
  const child = spawn(electron, args, { stdio: ['ignore', 'pipe', 'ignore'], timeout: PATIENCE })
  const ended = once(child, 'exit')
  let said = ''
  let heading: string | undefined
  const seconds = await secondsOf(async () => {
    for await (const chunk of child.stdout) {
      said += String(chunk)
      heading = /^usable: (.*)$/m.exec(said)?.[1]
      if (heading !== undefined) break
    }
  })
  const [code] = await ended
  if (heading === undefined) throw new Error(`${program} ended with ${String(code)} and no usable window.`)
  return { seconds, heading }
}
