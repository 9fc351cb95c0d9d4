// A program that puts a file while the disk says at a sync that it cannot, from the first sync on, from the second and so on, and then once
// more when the disk is well. It prints, for each, what the first try came to and how many syncs the second one made.
import { openObjectStore } from '../../electron/core/kernel/objects/store.ts'
import { Control } from './faults/shim.ts'

const [dir = '', path = ''] = process.argv.slice(2)
const control = new Control(path)
for (let at = 1; ; at++) {
  const store = openObjectStore(dir)
  const bytes = Buffer.from(`${at}`.repeat(50))
  control.set('sync-fails', at)
  const first = await store.put(bytes, 'text/plain').then(
    () => 'kept',
    (error: NodeJS.ErrnoException) => error.code
  )
  control.set('count')
  await store.put(bytes, 'text/plain')
  process.stdout.write(`${first} ${control.read().syncs}\n`)
  control.set('off')
  if (first === 'kept') break
}
