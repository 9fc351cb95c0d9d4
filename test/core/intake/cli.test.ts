// Exports taken in from the command line, with good and bad input.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../helpers/archive.ts'
import { kanalarkiv } from '../../helpers/cli/in-process.ts'
import { smallExport } from '../../helpers/exports/meta.ts'
import { writeZip } from '../../helpers/exports/zip.ts'

async function archiveWithChannel() {
  const folder = await temporaryFolder()
  const dir = join(folder, 'arkiv')
  const on = (...args: string[]) => kanalarkiv([...args, '--archive', dir])
  await kanalarkiv(['init', dir, '--municipality', 'Norrby kommun'])
  const added = await on(
    ...['channel', 'add', '--platform', 'facebook', '--name', 'Norrby', '--department', 'Kultur'],
    ...[
      '--responsible',
      'Åsa Öberg',
      '--purpose',
      'Nyheter',
      '--address',
      'https://flode.example/n',
      '--json'
    ]
  )
  const { id } = added.json()['channel'] as { id: string }
  return { folder, on, id }
}

it('takes in a folder, says what it came to, and lists and shows it afterwards', async () => {
  const { folder, on, id } = await archiveWithChannel()
  const path = join(folder, 'facebook-norrby')
  for (const [name, content] of Object.entries({ ...smallExport(), 'start_here.html': '<p>' })) {
    await mkdir(dirname(join(path, name)), { recursive: true })
    await writeFile(join(path, name), content)
  }
  const taken = await on('intake', 'take', path, '--channel', id)
  expect(taken.code).toBe(0)
  expect(taken.out).toContain(
    '4 seen = 4 new + 0 already known + 0 left out + 0 unreadable. Unknown files: 1.'
  )
  expect(taken.out).toContain('unknown file, start_here.html: The program does not know the file')
  const again = await on('intake', 'take', path, '--channel', id.slice(0, 8), '--lang', 'sv')
  expect(again.out).toContain('4 sedda = 0 nya + 4 fanns redan')
  const { imports } = (await on('intake', 'list', '--json')).json() as { imports: { id: string }[] }
  expect(imports).toHaveLength(2)
  const shown = await on('intake', 'show', imports[1]?.id.slice(0, 8) ?? '')
  expect(shown.code).toBe(0)
  expect(shown.out).toContain('objects/')
  expect((await on('intake', 'list')).out).toContain('finished')
  expect((await on('message', 'list')).out).toContain('Det är halt på Storgatan.')
})

it('refuses with a sentence that says what to do', async () => {
  const { folder, on, id } = await archiveWithChannel()
  const text = join(folder, 'anteckning.txt')
  await writeFile(text, 'Bara en anteckning')
  const take = (...args: string[]) => on('intake', 'take', ...args, '--channel', id)
  expect(await take(text)).toMatchObject({
    code: 1,
    err: expect.stringContaining('anteckning.txt is not an export')
  })
  expect(await take(join(folder, 'finns-inte.zip'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('cannot be read')
  })
  expect(await take()).toMatchObject({
    code: 2,
    err: expect.stringContaining('The argument FILE is missing')
  })
  const [path, content] = Object.entries(smallExport())[0] ?? ['', '']
  const zip = await writeZip(join(folder, 'a.zip'), { [path]: content })
  const asked = await take(zip)
  expect(asked).toMatchObject({
    code: 1,
    out: expect.stringContaining('The import ended early: The export does not say')
  })
  expect((await take(zip, '--own-name', 'Norrby kommun')).out).toContain('2 seen = 2 new')
})
