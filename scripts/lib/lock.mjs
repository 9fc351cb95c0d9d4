// One at a time, between processes. The holder keeps touching its file, so a lock whose owner died is taken over.
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './say.mjs'

const BEAT_MS = 2_000
const SILENT_MS = 30_000

/** Runs work while no other process holds the same lock. */
export async function locked(file, work) {
  mkdirSync(dirname(file), { recursive: true })
  let told = false
  while (!take(file)) {
    if (isAbandoned(file)) breakLock(file)
    else if (!told) {
      say('waitingForOther', owner(file) ?? '?')
      told = true
    }
    await sleep(200)
  }
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), BEAT_MS)
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    process.off('exit', release)
    release()
  }
}

/** Whether nobody holds this lock any more: its owner is dead, or has been silent too long. */
export function isAbandoned(file, now = Date.now()) {
  try {
    if (now - statSync(file).mtimeMs > SILENT_MS) return true
    const pid = owner(file)
    return pid !== undefined && !isAlive(pid)
  } catch {
    return false // released while we looked
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

// Two waiters may both see a dead owner. Only one may remove the file, and only after a second look,
// or the slower one would remove the quicker one's fresh lock.
function breakLock(file) {
  const guard = `${file}.break`
  if (!take(guard)) {
    if (isAbandoned(guard)) rmSync(guard, { force: true })
    return
  }
  if (isAbandoned(file)) rmSync(file, { force: true })
  rmSync(guard, { force: true })
}

function owner(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
