// What is told in sentences, a refusal or a finding of the trial of a spreadsheet, with what stands in the place of the names of who is hidden.
import type { ErrorParams } from '#shared/errors.ts'

/** What the trial of a spreadsheet says of a cell: it names whom the cell may mean. */
export const isFinding = (
  value: Readonly<Record<string, unknown>>
): value is { readonly values: ErrorParams; readonly asks?: unknown } =>
  typeof value['code'] === 'string' && 'cell' in value && typeof value['values'] === 'object'

/** The values of a sentence. Where somebody who is kept back works, and their address, say as much as the name. */
export function withoutNames(
  params: ErrorParams,
  {
    names,
    clearTyped = same => same,
    meant
  }: {
    readonly names: readonly (readonly [name: string, instead: string])[]
    readonly clearTyped?: (text: string) => string
    /** What tells of somebody hidden whom the sentence is about, where it names them as somebody typed it. */
    readonly meant?: string | undefined
  }
): ErrorParams {
  const said = Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      if (typeof value !== 'string') return [key, value]
      const instead = names.find(([name]) => value.includes(name))?.[1]
      if (key === 'who' && instead !== undefined) return [key, instead]
      const rest = names.reduce((text, [name, other]) => text.replaceAll(name, other), value)
      return [key, clearTyped(rest)]
    })
  )
  const { person, where } = params
  if (meant !== undefined && where !== undefined)
    return { ...said, where: names.find(([name]) => meant.includes(name))?.[1] ?? '' }
  const isHidden = where !== undefined && person !== undefined && said['person'] !== person
  return isHidden ? { ...said, where: said['person'] ?? '' } : said
}
