// A window names no path of its own: what no person chose is refused, whatever method takes it, and nothing is read or written.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { BackupPlace } from '#shared/backup.ts'
import { FilePath } from '#shared/file-path.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { fieldsOf, type Node, nodeOf } from '../../electron/hosts/cli/contract/fields.ts'
import { callMethod, METHODS, type Schema } from '../../electron/hosts/cli/contract/methods.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'

/** Every field of the contract that is a path, as `noun.verb field`. */
const PATHS = METHODS.flatMap(({ method, input }) =>
  input === null
    ? []
    : fieldsOf(nodeOf(input))
        .filter(({ kind }) => kind === 'path')
        .map(({ path }) => ({ method, path, input }))
)

/** An input that says only this, where the schema has it. */
function saying(node: Node, path: string, value: string): unknown {
  if (node.is === 'field') return node.path === path ? (node.isMany ? [value] : value) : undefined
  if (node.is === 'list') {
    const inside = saying(node.element, path, value)
    return inside === undefined ? undefined : [inside]
  }
  if (node.is === 'union')
    return node.options.map(option => saying(option, path, value)).find(each => each !== undefined)
  const said = node.entries.flatMap(([key, each]) => {
    const inside = saying(each, path, value)
    return inside === undefined ? [] : [[key, inside]]
  })
  return said.length === 0 ? undefined : Object.fromEntries(said)
}

async function windowOf(chosen: ReadonlySet<string>) {
  const folder = await temporaryFolder()
  const dir = join(folder, 'arkiv')
  const mayName = new Set([dir, ...chosen])
  const session = createSession({ ...openOptions(), actor: 'asa', isChosen: path => mayName.has(path) })
  onTestFinished(() => session.close())
  const client = createRouterClient(session.router)
  await client.archive.create({ dir, municipality: 'Älvåsa kommun' })
  return { client, folder, dir }
}

it('is so for every method that takes one', async () => {
  expect(PATHS.map(({ method, path }) => `${method} ${path}`).toSorted()).toMatchInlineSnapshot(`
    [
      "archive.checkFolder dir",
      "archive.create dir",
      "archive.open dir",
      "attestations.form dir",
      "attestations.sign paper",
      "backups.add folder",
      "backups.restore from",
      "backups.restore into",
      "backups.verifyFolder from",
      "captures.savePicture dir",
      "captures.saveWacz dir",
      "channels.setMandate documentPath",
      "checks.report dir",
      "comments.propose path",
      "comments.take files.path",
      "consents.add documentPath",
      "coverage.departmentReport dir",
      "coverage.report dir",
      "diarySystem.save system.dir",
      "disclosures.deliver into",
      "disclosures.writeRefusal dir",
      "documents.save dir",
      "exports.create delivery.schemas",
      "exports.create into",
      "exports.pack into",
      "exports.saveDelivery schemas",
      "exports.saveReceiver delivery.schemas",
      "exports.saveReceiver into",
      "exports.takeSigner file",
      "imports.start paths",
      "journal.saveHead dir",
      "messages.takeFile path",
      "posts.setPlatform path",
      "processing.report dir",
      "publicList.publish dir",
      "publicList.saveFile dir",
      "receipts.takeFile path",
      "registerImport.read path",
      "retention.addRule documentPath",
      "timestamps.add certificates",
    ]
  `)
  const { client, folder } = await windowOf(new Set())
  const secret = join(folder, 'hemlig.txt')
  await writeFile(secret, 'inte för fönstret')
  for (const { method, path, input } of PATHS) {
    const said = saying(nodeOf(input), path, secret)
    const answer = await callMethod(client, method, said).then(
      () => null,
      (error: { code: string }) => error.code
    )
    expect([method, path, answer]).toEqual([method, path, 'path-not-chosen'])
  }
  for (const language of ['sv', 'en'] as const)
    expect(refusalSentence('path-not-chosen', { file: secret }, language)).toContain(secret)
})

it('lets a path through that was chosen, and no other beside it', async () => {
  const folder = await temporaryFolder()
  const chosen = join(folder, 'annat')
  const { client } = await windowOf(new Set([chosen]))
  await expect(client.archive.open({ dir: chosen })).rejects.toMatchObject({ code: 'not-an-archive' })
  await expect(
    client.archive.create({ dir: join(chosen, 'under'), municipality: 'X' })
  ).rejects.toMatchObject({
    code: 'path-not-chosen'
  })
  expect(existsSync(chosen)).toBe(false)
})

it('knows every field that is called like one', () => {
  const odd: string[] = []
  const look = (schema: Schema, where: string): void => {
    if (schema === FilePath || schema === BackupPlace) return
    if (schema instanceof z.ZodObject)
      for (const [key, each] of Object.entries(schema.shape)) look(each as Schema, `${where}.${key}`)
    else if (schema instanceof z.ZodUnion) for (const option of schema.options) look(option, where)
    else if (schema instanceof z.ZodArray) look(schema.element, where)
    else if (
      schema instanceof z.ZodNullable ||
      schema instanceof z.ZodOptional ||
      schema instanceof z.ZodDefault
    )
      look(schema.unwrap(), where)
    else if (schema instanceof z.ZodPipe) look(schema.in, where)
    else if (/\.(?:\w*Path|path|paths|dir|folder|into|paper|schemas|files?)$/i.test(where)) odd.push(where)
  }
  for (const { method, input } of METHODS) if (input !== null) look(input, method)
  // Those of a mailbox are the mail server's, and what is merged into is a record.
  expect(odd).toEqual([
    'departments.merge.into',
    'people.merge.into',
    'mailboxes.add.mailbox.folder',
    'mailboxes.add.mailbox.afterwards.folder',
    // Compared with what is set, and never opened.
    'exports.saveDelivery.seen.delivery.schemas',
    'exports.saveReceiver.seen.remembered.delivery.schemas',
    'exports.saveReceiver.seen.remembered.into',
    'diarySystem.save.seen.system.dir'
  ])
})
