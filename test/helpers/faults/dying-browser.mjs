#!/usr/bin/env node
// Stands where the browser is, passes on what it is told and answers, and kills it before it is told the n-th thing of its life. What it
// was told is counted in the file that FAULTS_STEPS names.
import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream, writeFileSync } from 'node:fs'

const most = Number(process.env.FAULTS_DIES_AT ?? Number.POSITIVE_INFINITY)
const browser = spawn(process.env.FAULTS_BROWSER, process.argv.slice(2), {
  stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe'],
  detached: true
})
const [, , , toBrowser, fromBrowser] = browser.stdio
const end = () => {
  try {
    // With all that it has begun.
    process.kill(-browser.pid, 'SIGKILL')
  } catch {}
  if (process.env.FAULTS_STEPS) writeFileSync(process.env.FAULTS_STEPS, String(told))
  process.exit(0)
}
let told = 0
createReadStream('', { fd: 3 })
  .on('data', bytes => {
    for (let from = 0; from < bytes.length; ) {
      const at = bytes.indexOf(0, from)
      const to = at < 0 ? bytes.length : at + 1
      if (at >= 0 && ++told >= most) return end()
      toBrowser.write(bytes.subarray(from, to))
      from = to
    }
  })
  .on('close', end)
fromBrowser.pipe(createWriteStream('', { fd: 4 }))
for (const stream of [toBrowser, fromBrowser]) stream.on('error', () => undefined)
browser.on('exit', end)
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, end)
