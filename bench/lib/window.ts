// The built app with an archive open in it, in a real window, and a program in its page that does what a person does and times it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from './root.ts'

const PATIENCE = 20 * 60_000

/** What every program can use: waits, and clicks by the words on a button. Nothing is painted before the frame after the next. */
export const TOOLS = `
  const frame = () => new Promise(requestAnimationFrame)
  const until = async find => {
    for (;;) {
      const found = find()
      if (found) return found
      await frame()
    }
  }
  const painted = async () => { await frame(); await frame() }
  const named = (selector, words) =>
    [...document.querySelectorAll(selector)].find(({ textContent }) => textContent.trim() === words)
  const isThere = () => document.querySelector('main:not(.start) h1') && !document.querySelector('main .waiting')
  const timed = async act => {
    const start = performance.now()
    act()
    await painted()
    await until(isThere)
    await painted()
    return (performance.now() - start) / 1000
  }`

/** Runs a program, which is the body of an async function, and gives what it returns. @throws Error where it does not end in order */
export async function inWindow(archive: string, profile: string, program: string): Promise<unknown> {
  const electron = process.env['ELECTRON_EXEC_PATH']
  if (electron === undefined) throw new Error('ELECTRON_EXEC_PATH does not say where Electron is.')
  const args = [
    ...['-r', join(root, 'bench', 'empty-window', 'in-page.cjs'), root],
    // Root, as which continuous integration often runs, cannot have Chromium's sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...['--disable-gpu', '--lang=sv-SE', `--user-data-dir=${profile}`, '--archive', archive]
  ]
  const child = spawn(electron, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE,
    env: { ...process.env, BENCH_PROGRAM: `(async () => {${TOOLS}\n${program}})()` }
  })
  let said = ''
  child.stdout.on('data', (chunk: unknown) => {
    said += String(chunk)
  })
  const [code] = await once(child, 'close')
  const answer = /^answer: (.*)$/m.exec(said)?.[1]
  if (answer === undefined) throw new Error(`The app ended with ${String(code)}: ${said.slice(-300)}`)
  return JSON.parse(answer)
}
