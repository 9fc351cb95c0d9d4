// An archive made by the program's own commands, with a channel in it if asked for.
import { join } from 'node:path'
import { temporaryFolder } from '../archive.ts'
import { type Ended, kanalarkiv } from './in-process.ts'

export type Row = Record<string, unknown> & { id: string }

/** Registers a channel; its addresses remain to be said. */
export const CHANNEL = [
  ...['channel', 'add', '--platform', 'blog', '--name', 'Skolbloggen', '--department', 'Utbildning'],
  ...['--responsible', 'Åsa Öberg', '--purpose', 'Skolans vardag']
]

/** A new archive and a way to run commands on it. */
export async function archive() {
  const dir = join(await temporaryFolder(), 'arkiv')
  const on = (...args: string[]) => kanalarkiv([...args, '--archive', dir])
  const json = async (...args: string[]) => (await on(...args, '--json')).json()
  const { code, err } = await kanalarkiv(['init', dir, '--municipality', 'Norrby kommun'])
  if (code !== 0) throw new Error(`init ended with ${code}: ${err}`)
  return { dir, on, json }
}

export async function archiveWithChannel() {
  const made = await archive()
  const { channel } = await made.json(...CHANNEL, '--address', 'https://blogg.example/a')
  return { ...made, channel: channel as Row }
}

export const errorIn = (ended: Ended) =>
  ended.json()['error'] as { code: string; message: string; params: object }
