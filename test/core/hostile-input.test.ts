// Whatever comes in: no crash, nothing lost, nothing that could act as a path, a formula or a header.
import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clean } from '../../electron/core/formats/mail/clean.ts'
import { readMessage } from '../../electron/core/formats/mail/read-message.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { webAddress } from '../../electron/core/register/register/addresses.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 400 })
const runs = { numRuns: 300, seed: 20261125 }

it('reads any bytes as a message without failing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async bytes => {
      const read = await readMessage(bytes)
      expect(read.text.isWellFormed()).toBe(true)
      expect(read.text).not.toContain('\0')
    }),
    runs
  )
})

it('reads any mail, however broken, without failing or inventing a time', async () => {
  const header = fc.tuple(fc.constantFrom('From', 'Date', 'Subject', 'Content-Type', 'X'), anyText)
  await fc.assert(
    fc.asyncProperty(fc.array(header, { maxLength: 8 }), anyText, async (headers, body) => {
      const mail = `From: a@b.se\n${headers.map(([name, value]) => `${name}: ${value}\n`).join('')}\n${body}`
      const read = await readMessage(new TextEncoder().encode(mail))
      expect(read.sentAt === null || !Number.isNaN(Date.parse(read.sentAt))).toBe(true)
      expect(read.senderName === null || read.senderName.length <= 300).toBe(true)
    }),
    runs
  )
})

it('takes only addresses of the web, and always says the same one the same way', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyText,
        fc.webUrl({ withFragments: true }),
        fc.webUrl().map(url => ` ${url} `)
      ),
      typed => {
        try {
          const address = webAddress(typed)
          expect(address).toMatch(/^https?:\/\/[^#]+$/)
          expect(webAddress(address)).toBe(address)
        } catch (error) {
          expect(error).toBeInstanceOf(ArchiveError)
        }
      }
    ),
    runs
  )
})

it('keeps any pasted text to the letter, also the odd ones, and a mail of it has the headers we wrote and no others', async () => {
  const { ctx } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const pasted = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  await fc.assert(
    fc.asyncProperty(pasted, pasted, async (text, sender) => {
      fc.pre(sender.trim() !== '')
      const taken = await pasteMessage(ctx, {
        channelId,
        senderName: sender,
        senderAddress: null,
        receivedAt: null,
        text
      })
      expect(await readFile(ctx.objects.path(taken.original), 'utf8')).toBe(text)
      expect(taken.text).toBe(clean(text))
      if (taken.state !== 'undecided') return
      const routed = await routeMessage(ctx, taken.id, {
        kind: 'copied',
        mailbox: 'registrator@norrby.example'
      })
      const mail = routed.route?.mail
      if (mail === undefined || mail === null) throw new Error('no mail')
      const [head = ''] = (await readFile(ctx.objects.path(mail), 'latin1')).split('\r\n\r\n')
      expect(head.match(/^To: /gm)).toHaveLength(1)
      expect(head.match(/^reply-to:.*$/gim)).toEqual(['Reply-To: asa.oberg@norrby.example'])
      expect(head).not.toMatch(/^(bcc|cc):/im)
    }),
    { ...runs, numRuns: 60 }
  )
})
