// Every method that comes to put a file in the archive is one of which nothing stays where it is refused, or says why it may. Imports and runs
// go on when their method has answered, and keep what they read: `imports.start`, `captures.run` and their like are not among these.
import { expect, it } from 'vitest'
import { CoreCalls, type Node, nodesIn } from '../helpers/core-calls.ts'

const FETCHED = 'what was fetched or captured may never be had again'
const CARRIED_ON =
  'what is written is carried on, or marked as broken off, by the act itself or at the next opening'

/** Methods whose files stay where they are refused, each with the reason. */
const STAYS: Readonly<Record<string, string>> = {
  'backups.repair': 'what is brought is what the records name, and was missing',
  'comments.confirmGone': FETCHED,
  'comments.preserve': FETCHED,
  'comments.retry': FETCHED,
  'comments.saveTogether': FETCHED,
  'comments.saveUnder': FETCHED,
  'diarySystem.check': FETCHED,
  'diarySystem.readReceipts': FETCHED,
  'diarySystem.save': FETCHED,
  'diarySystem.send': FETCHED,
  'disposal.carryOut': CARRIED_ON,
  'exports.create': FETCHED,
  'mailboxes.fetch': FETCHED,
  'moderation.act': FETCHED,
  'posts.save': FETCHED,
  'readings.start': FETCHED,
  'timestamps.make': FETCHED,
  'watch.visitPage': FETCHED
}

const nameOf = (node: unknown): string => String((node as { name?: unknown } | undefined)?.name ?? '')

/** The method that a call makes the handler of, as `comments.take`; undefined for another call. */
function methodOf(call: Node): string | undefined {
  const callee = call['callee'] as Node | undefined
  if (call.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return undefined
  if (nameOf(callee['property']) !== 'handler') return undefined
  const { object, property } = callee['object'] as { object: Node; property: Node }
  return `${nameOf(object['property']) || nameOf(object)}.${nameOf(property)}`
}

const isGiven = (call: Node) =>
  [...nodesIn(call)].some(({ type, callee }) => type === 'CallExpression' && nameOf(callee) === 'given')

function routes() {
  const calls = new CoreCalls()
  const found = new Map<string, { puts: boolean; given: boolean }>()
  for (const { node, file } of calls.declaredIn('app/routes'))
    for (const call of nodesIn(node)) {
      const method = methodOf(call)
      if (method === undefined) continue
      const puts = (call['arguments'] as Node[]).some(handler => calls.puts({ node: handler, file }))
      found.set(method, { puts, given: isGiven(call) })
    }
  return found
}

it('is accounted for', () => {
  const found = routes()
  expect(found.size).toBeGreaterThan(300)
  const [loose, given] = [
    [...found].filter(([, { puts, given }]) => puts && !given),
    [...found.values()].filter(each => each.given)
  ]
  // Those that are known to put are seen to.
  expect(given.filter(({ puts }) => puts).length).toBeGreaterThan(20)
  expect(loose.map(([method]) => method).toSorted()).toEqual(Object.keys(STAYS).toSorted())
})
