// Which of the core's functions come to which others, read out of its source: by the names that each mentions. It takes too many for
// called rather than too few.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseSync } from 'vite'

export type Node = { readonly type: string; readonly [key: string]: unknown }
/** A name of the core: the file and what is declared in it. */
type Name = `${string}#${string}`
type Declared = { readonly node: Node; readonly file: string }
type Scope = ReadonlyMap<string, { readonly from: string; readonly name: string | null }>

const CORE = resolve(import.meta.dirname, '../../electron/core')
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Every node within, and the node itself; `import type` and types are none. */
export function* nodesIn(node: Node): Generator<Node> {
  if (node.type.startsWith('TS') && !/^TS(?:As|Satisfies|NonNull)/.test(node.type)) return
  yield node
  for (const value of Object.values(node))
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) yield* nodesIn(each)
}

const named = (node: unknown): string | null =>
  isNode(node) && node.type === 'Identifier' ? String(node['name']) : null

/** `objects.put(…)` and its like: a file gets its name in the store. */
const PUTS = new Set(['put', 'putFile', 'putStream'])
function isPut({ type, object, property }: Node): boolean {
  if (type !== 'MemberExpression' || !PUTS.has(named(property) ?? '') || !isNode(object)) return false
  return (named(object) ?? named(object['property'])) === 'objects'
}

/** The source of the core. */
export class CoreCalls {
  readonly #declared = new Map<Name, Declared>()
  readonly #scopes = new Map<string, Scope>()
  readonly #found = new Map<Name, boolean>()

  constructor() {
    for (const path of readdirSync(CORE, { recursive: true, encoding: 'utf8' }))
      if (path.endsWith('.ts')) this.#read(join(CORE, path))
  }

  /** The functions declared in a folder. */
  *declaredIn(folder: string): Generator<{ readonly node: Node; readonly file: string }> {
    for (const each of this.#declared.values()) if (dirname(each.file) === join(CORE, folder)) yield each
  }

  /** Whether what is written there may come to put a file. */
  puts({ node, file }: Declared): boolean {
    const all = [...nodesIn(node)]
    return all.some(isPut) || all.some(each => this.#named(each, file).some(name => this.#putsBy(name)))
  }

  #putsBy(name: Name): boolean {
    const known = this.#found.get(name)
    if (known !== undefined) return known
    // What comes to itself puts nothing by that.
    this.#found.set(name, false)
    const seen = new Set<Name>([name])
    const queue = [name]
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const declared = this.#declared.get(at)
      if (declared === undefined) continue
      for (const node of nodesIn(declared.node)) {
        if (isPut(node)) {
          this.#found.set(name, true)
          return true
        }
        for (const next of this.#named(node, declared.file)) {
          if (!seen.has(next)) queue.push(next)
          seen.add(next)
        }
      }
    }
    return false
  }

  /** What of the core a node names. */
  #named(node: Node, file: string): Name[] {
    const scope = this.#scopes.get(file)
    if (node.type === 'MemberExpression') {
      const whole = scope?.get(named(node['object']) ?? '')
      return whole?.name === null ? this.#exported(whole.from, named(node['property']) ?? '') : []
    }
    const name = named(node)
    if (name === null) return []
    const from = scope?.get(name)
    if (from !== undefined) return from.name === null ? [] : this.#exported(from.from, from.name)
    const own: Name = `${file}#${name}`
    return this.#declared.has(own) ? [own] : []
  }

  /** Where a name that a file gives on comes from. */
  #exported(file: string, name: string): Name[] {
    const on = this.#scopes.get(file)?.get(name)
    if (on?.name != null && !this.#declared.has(`${file}#${name}`)) return this.#exported(on.from, on.name)
    return [`${file}#${name}`]
  }

  #read(file: string): void {
    const { program } = parseSync(file, readFileSync(file, 'utf8')) as unknown as { program: Node }
    const scope = new Map<string, { from: string; name: string | null }>()
    this.#scopes.set(file, scope)
    for (const statement of program['body'] as Node[]) {
      const source = isNode(statement['source']) ? String(statement['source']['value']) : ''
      if (
        source.startsWith('.') &&
        statement[/^Import/.test(statement.type) ? 'importKind' : 'exportKind'] !== 'type'
      )
        for (const each of (statement['specifiers'] ?? []) as Node[]) {
          const [local, other] = [each['local'], each['imported'] ?? each['exported'] ?? null]
          const isExport = statement.type === 'ExportNamedDeclaration'
          scope.set(named(isExport ? other : local) ?? '', {
            from: resolve(dirname(file), source),
            name: named(isExport ? local : other)
          })
        }
      const declaration = isNode(statement['declaration']) ? statement['declaration'] : statement
      const all =
        declaration.type === 'VariableDeclaration' ? (declaration['declarations'] as Node[]) : [declaration]
      for (const node of all) {
        const name = named(node['id'])
        if (name !== null && !node.type.startsWith('TS'))
          this.#declared.set(`${file}#${name}`, { node, file })
      }
    }
  }
}
