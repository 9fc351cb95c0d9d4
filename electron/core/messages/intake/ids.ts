// Ids of what comes by thousands.
import { randomUUID } from 'node:crypto'

/**
 * Ids of one batch: random, but for a number that counts up behind the first four digits. So their beginnings tell them
 * apart, and they lie together in every index.
 */
export function idsInOrder<Id extends string>(): () => Id {
  const first = randomUUID().slice(0, 4)
  let count = 0
  return () => {
    const number = (count++ & 0xffff).toString(16).padStart(4, '0')
    // The form of a random UUID is kept: only its first eight digits are other ones.
    return `${first}${number}${randomUUID().slice(8)}` as Id
  }
}
