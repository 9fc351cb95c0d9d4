// Channels of one name are told apart wherever they stand together: in the lists of packages, and in what standards say of their records.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ChannelId } from '#shared/ids.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { toldApart } from '../../electron/core/register/register/told-apart.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { everything } from './exports-archive.ts'

const id = (digit: number) => ChannelId.parse(`00000000-0000-4000-8000-00000000000${digit}`)

it('says no more of a channel than what tells it from the others', () => {
  const channel = (digit: number, name: string, platform: 'facebook' | 'instagram', address: string) => ({
    ...{ id: id(digit), name, platform },
    addresses: [`https://${address}`]
  })
  const told = toldApart([
    channel(1, 'Badet', 'facebook', 'a.example'),
    channel(2, 'Tvilling', 'facebook', 'b.example'),
    channel(3, 'TVILLING', 'instagram', 'c.example'),
    channel(4, 'Trilling', 'facebook', 'd.example'),
    channel(5, 'Trilling', 'facebook', 'e.example'),
    channel(6, 'Stängd', 'facebook', 'f.example'),
    channel(7, 'Stängd', 'facebook', 'f.example')
  ])
  expect([...told].toSorted().map(([, name]) => name)).toEqual([
    'Badet',
    'Tvilling (Facebook)',
    'TVILLING (Instagram)',
    'Trilling (Facebook, https://d.example)',
    'Trilling (Facebook, https://e.example)',
    `Stängd (Facebook, https://f.example, ${id(6)})`,
    `Stängd (Facebook, https://f.example, ${id(7)})`
  ])
})

it('is so in the list, the register document’s folder and each standard’s form of a package', async () => {
  const { ctx, dir } = await newArchive()
  const name = 'Älvåsa kommun'
  const facebook = newChannel(ctx, { name })
  const instagram = newChannel(ctx, { name, platform: 'instagram', addresses: ['https://bilder.example/a'] })
  const facts = { senderName: 'Göran Ek', senderAddress: null, receivedAt: ctx.clock.now() }
  for (const { id: channelId } of [facebook, instagram])
    await pasteMessage(ctx, { channelId, ...facts, text: `Till ${channelId}` })
  for (const [format, file] of [
    ['bagit', 'index-rfc4180.csv'],
    ['diary-pdfa-2b', 'handling.xml'],
    ['fgs-1.2', 'handlingar.xml'],
    ['eark-erms-3', 'erms-records.xml'],
    ['eark-erms-3', 'erms-cases.xml']
  ] as const) {
    const { folder } = await createExport(ctx, everything, { format, delivery: null })
    const root = join(dir, String(folder))
    const paths = (await readdir(root, { recursive: true })).filter(path => path.endsWith(file))
    const text = (await Promise.all(paths.map(path => readFile(join(root, path), 'utf8')))).join('\n')
    for (const platform of ['Facebook', 'Instagram'])
      expect([format, file, text.includes(`${name} (${platform})`)]).toEqual([format, file, true])
  }
})
