// What comes of one element of a file: a message, or why it is none.
import type { FindingCode } from '#shared/intake-findings.ts'
import type { ExportFile } from '../files/export-file.ts'
import { type JsonValue, pointerOf } from '../files/json-elements.ts'
import type { ImportedMessage, Read } from '../item.ts'
import { isObject, type Json } from './values.ts'

/** Reads an element by `readOne`, which gives the message or the code of why it is skipped. */
export function elementRead(
  file: ExportFile,
  element: JsonValue,
  readOne: (value: Json, locator: string) => ImportedMessage | FindingCode
): Read[] {
  const locator = pointerOf(element)
  if (!isObject(element.value)) return [unreadable(file, locator)]
  return messageRead(file, readOne(element.value, locator))
}

/** A message, and that its time says nothing where it does not; or one that is skipped. */
export function messageRead(file: ExportFile, message: ImportedMessage | FindingCode): Read[] {
  if (typeof message === 'string') return [{ is: 'skipped', code: message, place: file.path }]
  const { written, locator } = message
  const isUnclear = written.at === null && written.raw !== null
  return [
    { is: 'message', message },
    ...(isUnclear ? [{ is: 'warning', code: 'time-unclear', place: `${file.path}#${locator}` } as const] : [])
  ]
}

/** What else is odd about its time; that it is not clear is told of with the message. */
export function oddTime(file: ExportFile, locator: string, warning: FindingCode | null): Read[] {
  if (warning === null || warning === 'time-unclear') return []
  return [{ is: 'warning', code: warning, place: `${file.path}#${locator}` }]
}

/** What stands there is no message. */
export function unreadable(file: ExportFile, locator: string): Read {
  return { is: 'unreadable', code: 'not-a-message', place: `${file.path}#${locator}` }
}

/** Nothing, or that the file ends in the middle. */
export function cutShort(file: ExportFile, isWhole: boolean): Read[] {
  return isWhole ? [] : [{ is: 'unreadable', code: 'cut-short', place: file.path }]
}

/** Nothing, or that a file in which there should be messages holds none that are written as is known. */
export function nothingFound(file: ExportFile, isFound: boolean): Read[] {
  return isFound ? [] : [{ is: 'warning', code: 'nothing-found', place: file.path }]
}
