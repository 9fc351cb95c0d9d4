// A line to a port of this computer on which everything is on its way for a while, in the order in which it was sent.
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'

export type SlowLine = { readonly port: number; to(port: number): void; close(): Promise<void> }

/** @param each milliseconds that what is sent is on its way, in either direction */
export async function slowLine(each: number): Promise<SlowLine> {
  let there = 0
  const ends = new Set<Socket>()
  const line = createServer({ noDelay: true }, near => {
    const far = dial({ port: there, host: '127.0.0.1', noDelay: true })
    for (const [from, to] of [
      [near, far],
      [far, near]
    ] as const) {
      ends.add(from)
      // Timers of one length end in the order in which they began.
      from.on('data', bytes => setTimeout(() => to.writable && to.write(bytes), each))
      from.on('end', () => setTimeout(() => to.end(), each))
      from.on('error', () => to.destroy())
      from.on('close', () => ends.delete(from))
    }
  })
  await new Promise<void>(done => line.listen(0, '127.0.0.1', done))
  return {
    port: (line.address() as AddressInfo).port, // it was told a port
    to(port) {
      there = port
    },
    async close() {
      const closed = new Promise(done => line.close(done))
      for (const end of ends) end.destroy()
      await closed
    }
  }
}
