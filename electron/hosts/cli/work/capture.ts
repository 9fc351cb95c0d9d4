// `capture show`: with the whole text of the page, where it is asked for.
import type { CaptureId } from '#shared/ids.ts'
import type { Answer, At, Client } from '../cli.ts'
import { specOf } from '../contract/methods.ts'
import { shown } from '../contract/show.ts'
import { visibleLines } from '../terminal.ts'

export async function showCapture({ cli, client, options }: At, input: { id: CaptureId }): Promise<Answer> {
  const capture = await client.captures.find(input)
  if (options['text'] !== true)
    return { json: { capture }, lines: shown(cli.out, specOf('captures.find'), capture) }
  const text = await wholeText(client, input.id)
  return { json: { capture, text }, lines: [visibleLines(text)] }
}

const CHUNK = 200_000

async function wholeText(client: Client, id: CaptureId): Promise<string> {
  let whole = ''
  for (let offset = 0; ; offset += CHUNK) {
    const { text, total } = await client.captures.text({ role: 'text', id, offset, limit: CHUNK })
    whole += text
    if (offset + CHUNK >= total) return whole
  }
}
