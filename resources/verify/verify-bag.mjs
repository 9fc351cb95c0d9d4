// The lists of a bag (BagIt 1.0, RFC 8493), held against its files. It lies beside verify.mjs in every package, and needs Node 18 and
// nothing else.
import { join } from 'node:path'
import { readLists } from './verify-content.mjs'
import { digest, textOf, UNREADABLE } from './verify-files.mjs'

export const [TAG_LISTS, LISTS] = ['tagmanifest', 'manifest'].map(of => [
  `${of}-sha256.txt`,
  `${of}-sha512.txt`
])
export const isPayload = path => path.startsWith('data/')

/** Holds files against lists. Where two lists differ, the one that the file contradicts is the changed one. */
export async function compare({ dir, digests, signal, found, add, mostOf }, isMeant, lists) {
  const paths = [...found].filter(isMeant).concat(lists.flatMap(list => [...list.entries.keys()]))
  for (const path of lists.length > 0 ? new Set(paths) : []) {
    if (!lists.some(list => list.entries.has(path))) {
      add('added', path)
      continue
    }
    const how = { signal, most: mostOf(path) }
    if (found.has(path) && !digests.has(path))
      digests.set(path, await digest(join(dir, path), ['sha256', 'sha512'], how).catch(() => UNREADABLE))
    signal?.throwIfAborted()
    const is = digests.get(path)
    const against = lists.filter(list => list.entries.get(path) !== is?.[list.kind])
    if (against.length === lists.length) add(found.has(path) ? (is?.code ?? 'changed') : 'missing', path)
    else for (const { name } of against) add('changed', name)
  }
}

/** The lists of disclosed copies that are a bag; `sums` is the list that speaks for all of it, and is in none of them. */
export async function checkCopies(dir, { found, sums, signal, add, leadsOut, mostOf }) {
  const read = async name => {
    const text = await textOf(join(dir, name))
    if (text === null) add('unreadable', name)
    return text ?? ''
  }
  const bag = { dir, digests: new Map(), signal, found, add, read, leadsOut, mostOf }
  for (const name of ['bag-info.txt', ...TAG_LISTS, ...LISTS]) if (!found.has(name)) add('missing', name)
  const isTag = path => !isPayload(path) && !TAG_LISTS.includes(path) && path !== sums
  await compare(bag, isTag, await readLists(bag, TAG_LISTS, isTag))
  await compare(bag, isPayload, await readLists(bag, LISTS, isPayload))
  const payload = [...found].filter(isPayload)
  const bytes = payload.reduce((sum, path) => sum + (bag.digests.get(path)?.bytes ?? 0), 0)
  const [, oxum] =
    /^Payload-Oxum: (.*)$/m.exec(found.has('bag-info.txt') ? await read('bag-info.txt') : '') ?? []
  if (oxum !== `${bytes}.${payload.length}`) add('changed', 'bag-info.txt')
}
