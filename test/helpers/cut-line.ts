// A line between a client and a server that breaks where a test wants it to.
import { createServer, connect as dial, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export type Cut = {
  /** Who says what the line breaks at. */
  readonly said: 'by-client' | 'by-server'
  readonly words: RegExp
  /** Whether the other side still hears it. */
  readonly heard: boolean
  /** At which time it is said; the first unless given. */
  readonly time?: number
}

export type Line = {
  readonly port: number
  /** Where to break the next time; null lets everything through. Broken once, the line is whole again. */
  cut: Cut | null
  readonly cuts: number
  /** What the server hears instead of what the client says, such as a command that it does not know. */
  heard: ((said: string) => string) | null
  /** What the client hears instead of what the server says. */
  answered: ((said: string) => string) | null
  /** The client hears the server one byte at a time, with so many milliseconds in between. */
  drips: number | null
}

/** A line to a port of this computer, there for the length of the test. */
export async function cuttableLine(port: number): Promise<Line> {
  const state: Omit<Line, 'port' | 'cuts'> & { cuts: number } = {
    cut: null,
    cuts: 0,
    heard: null,
    answered: null,
    drips: null
  }
  const open = new Set<Socket>()
  const line = createServer(client => {
    const server = dial(port, '127.0.0.1')
    const ends = [client, server]
    for (const end of ends) {
      open.add(end)
      end.on('error', () => undefined)
      end.on('close', () => {
        for (const each of ends) each.destroy()
        open.delete(end)
      })
    }
    join(client, server, 'by-client')
    join(server, client, 'by-server')
  })
  function join(from: Socket, to: Socket, said: Cut['said']): void {
    let words = ''
    from.on('data', bytes => {
      const otherwise = said === 'by-client' ? state.heard : state.answered
      const chunk = otherwise === null ? bytes : Buffer.from(otherwise(bytes.toString('latin1')), 'latin1')
      words += chunk.toString('latin1')
      const { cut } = state
      const times = cut?.said === said ? [...words.matchAll(new RegExp(cut.words, 'gs'))].length : 0
      if (said === 'by-server' && state.drips !== null) {
        drip(to, chunk)
        return
      }
      if (cut === null || times < (cut.time ?? 1)) {
        to.write(chunk)
        return
      }
      state.cut = null
      state.cuts += 1
      if (!cut.heard) {
        from.destroy()
        to.destroy()
        return
      }
      // Heard by one, who is then alone: the answer never comes back.
      to.write(chunk)
      from.destroy()
      to.end()
    })
  }
  let before: Promise<void> = Promise.resolve()
  function drip(to: Socket, chunk: Buffer): void {
    before = before.then(async () => {
      for (const byte of chunk) {
        if (to.destroyed) return
        to.write(Buffer.of(byte))
        await new Promise(resolve => setTimeout(resolve, state.drips ?? 0))
      }
    })
  }
  await new Promise<void>(resolve => line.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const end of open) end.destroy()
    await new Promise(resolve => line.close(resolve))
  })
  const at = line.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  return Object.assign(state, { port: at.port })
}
