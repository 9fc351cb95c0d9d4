// An archive made by the program's own commands, with a channel and its account.
import { join } from 'node:path'
import { temporaryFolder } from '../archive.ts'
import { kanalarkiv } from './in-process.ts'

type Asked = {
  readonly platform: string
  readonly kind: string
  readonly address: string
  readonly user: string
  readonly key: string
  readonly directory?: string
}

/** `cli` runs one command on it and gives its JSON; it fails the test when the command does not end as it should. */
export async function archiveWithAccount({ platform, kind, address, user, key, directory }: Asked) {
  const dir = join(await temporaryFolder(), 'arkiv')
  const cli = async (args: readonly string[], { input = '', code = 0 } = {}) => {
    const ended = await kanalarkiv([...args, '--archive', dir, '--json'], { input })
    if (ended.code !== code) throw new Error(`${args.join(' ')} ended with ${ended.code}: ${ended.err}`)
    return ended.json()
  }
  await cli(['init', '--municipality', 'Norrby'])
  const owner = ['--department', 'Kultur', '--responsible', 'Åsa Öberg', '--purpose', 'Dialog']
  const { channel } = (await cli([
    ...['channel', 'add', '--platform', platform, '--name', 'Kanalen', '--address', address],
    ...['--private-addresses', 'yes'],
    ...owner
  ])) as { channel: { id: string } }
  await cli(
    [
      ...['account', 'add', '--channel', channel.id, '--kind', kind, '--user', user, '--address', address],
      ...(directory === undefined ? [] : ['--directory', directory])
    ],
    { input: `${key}\n` }
  )
  return { dir, cli, channel: channel.id }
}

export type CliArchive = Awaited<ReturnType<typeof archiveWithAccount>>
export type CliComment = {
  readonly id: string
  readonly state: string
  readonly content: { readonly text: string; readonly authorName: string | null } | null
}

/** Every comment on file, by its text. */
export async function commentsByText({ cli }: CliArchive): Promise<Map<string, CliComment>> {
  const found = (await cli(['comment', 'list', '--limit', '500'])) as { comments: CliComment[] }
  return new Map(found.comments.map(comment => [comment.content?.text ?? '', comment]))
}

/** Writes a package of everything and gives its folder. */
export async function packaged({ cli }: CliArchive): Promise<string> {
  return ((await cli(['export'])) as { package: string }).package
}
