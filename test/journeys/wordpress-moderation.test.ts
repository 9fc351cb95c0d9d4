// A moderator's day on a real WordPress, by the program's own commands: forty comments saved and verified, twenty put in the
// trash and five deleted, the authors' addresses intact, and every one of them found in the archive and in a package.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archiveWithAccount, commentsByText, packaged } from '../helpers/cli/platform-archive.ts'
import { noKeychain, startKeychain } from '../helpers/keychain.ts'
import { noWordPress, startWordPress, type WordPress, writeComments } from '../helpers/platforms/wordpress.ts'

const missing = noWordPress() ?? noKeychain()

describe.skipIf(missing !== null)(`a real WordPress${missing === null ? '' : ` (${missing})`}`, () => {
  let site: WordPress | undefined
  let written: number[] = []
  const textOf = (n: number) => `Kommentar ${n}: ni är odugliga, åäö 🏊`

  beforeAll(async () => {
    await startKeychain()
    site = await startWordPress()
    written = await writeComments(
      site,
      Array.from({ length: 40 }, (_, n) => ({
        name: `Besökare ${n}`,
        text: textOf(n),
        ip: `192.0.2.${n}`,
        agent: `Program/${n}`,
        email: `b${n}@example.se`
      }))
    )
  })
  afterAll(async () => {
    await site?.stop()
  })

  const newArchive = () =>
    archiveWithAccount({
      platform: 'blog',
      kind: 'wordpress',
      address: site?.address ?? '',
      user: site?.user ?? '',
      key: site?.password ?? ''
    })

  /** What WordPress itself has of the comments, asked past its API. */
  async function atTheSite() {
    const rows = await site?.php(
      `global $wpdb; echo json_encode($wpdb->get_results($wpdb->prepare('SELECT comment_ID AS id, comment_approved AS status,
        comment_author_IP AS ip, comment_agent AS agent FROM wp_comments WHERE comment_ID >= %d', $in), ARRAY_A));`,
      written[0]
    )
    const found = JSON.parse(rows ?? '[]') as { id: string; status: string; ip: string; agent: string }[]
    return new Map(found.map(row => [Number(row.id), row]))
  }

  it('saves, verifies, decides, removes, and finds every one of them afterwards', async () => {
    const archive = await newArchive()
    const { cli, channel } = archive
    const { reading } = (await cli(['reading', 'start', '--channel', channel])) as {
      reading: { added: number }
    }
    expect(reading.added).toBeGreaterThanOrEqual(40)
    const saved = await commentsByText(archive)
    const ids = Array.from({ length: 40 }, (_, n) => saved.get(textOf(n))?.id ?? '')
    for (let n = 0; n < 40; n++) expect(saved.get(textOf(n))).toMatchObject({ state: 'verified' })

    // Nothing is removed that nobody has decided on.
    const early = await cli(['moderation', 'act', ids[0] ?? '', '--action', 'trash'], { code: 1 })
    expect(early).toMatchObject({ error: { code: 'wrong-order' } })
    for (const id of ids.slice(0, 25)) await cli(['comment', 'decide', id, '--category', 'a'])
    await cli(['moderation', 'act', ...ids.slice(0, 20), '--action', 'trash'])
    await cli(['moderation', 'act', ...ids.slice(20, 25), '--action', 'delete'])

    const left = await atTheSite()
    for (const [n, wordpressId] of written.entries()) {
      const row = left.get(wordpressId)
      if (n >= 20 && n < 25) expect(row, `comment ${n}`).toBeUndefined()
      else
        expect(row, `comment ${n}`).toMatchObject({
          status: n < 20 ? 'trash' : '1',
          ip: `192.0.2.${n}`,
          agent: `Program/${n}`
        })
    }
    const after = await commentsByText(archive)
    for (const [n, id] of ids.entries()) {
      expect(after.get(textOf(n))?.state, `comment ${n}`).toBe(n < 25 ? 'gone' : 'verified')
      const { platform } = await cli(['moderation', 'show', id])
      expect(platform).toMatchObject({ authorIp: `192.0.2.${n}`, authorUserAgent: `Program/${n}` })
    }
    // Read again, it is no news that they are gone.
    const again = (await cli(['reading', 'start', '--channel', channel])) as { reading: object }
    expect(again.reading).toMatchObject({ added: 0, changed: 0, vanished: 0 })
    expect(await cli(['verify'])).toMatchObject({ verification: { findings: [] } })

    const folder = await packaged(archive)
    const { comments } = JSON.parse(await readFile(join(folder, 'data/records.json'), 'utf8')) as {
      comments: { id: string; content: { text: string }; files: { role: string; path: string }[] }[]
    }
    for (const [n, id] of ids.entries()) {
      const record = comments.find(comment => comment.id === id)
      expect(record?.content.text).toBe(textOf(n))
      const evidence = record?.files.find(({ role }) => role === 'provenance')
      const said = JSON.parse(await readFile(join(folder, evidence?.path ?? ''), 'utf8')).said
      expect(said).toMatchObject({ author_ip: `192.0.2.${n}`, author_user_agent: `Program/${n}` })
    }
  })

  it('finds a wrong password, and does not take it for no comments', async () => {
    const { cli } = await newArchive()
    const { accounts } = (await cli(['account', 'list'])) as { accounts: { id: string }[] }
    const renewed = await cli(['account', 'renew', accounts[0]?.id ?? ''], {
      input: 'fel lösenord\n',
      code: 1
    })
    expect(renewed).toMatchObject({ error: { code: 'platform-login-refused' } })
  })
})
