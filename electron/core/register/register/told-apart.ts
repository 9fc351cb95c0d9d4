// What channels are called where they stand together: two of one name are told apart.
import type { Channel } from '#shared/register.ts'
import { PLATFORM_NAMES } from './platform-names.ts'

/** The name alone, where no other has it; otherwise with the platform, then with the address too, and with the id where all that is the same. */
export function toldApart(
  channels: readonly Pick<Channel, 'id' | 'name' | 'platform' | 'addresses'>[]
): ReadonlyMap<string, string> {
  const told = new Map<string, string>()
  const forms: readonly ((channel: (typeof channels)[number]) => string)[] = [
    ({ name }) => name,
    ({ name, platform }) => `${name} (${PLATFORM_NAMES[platform]})`,
    ({ name, platform, addresses }) => `${name} (${PLATFORM_NAMES[platform]}, ${addresses[0]})`,
    ({ name, platform, addresses, id }) => `${name} (${PLATFORM_NAMES[platform]}, ${addresses[0]}, ${id})`
  ]
  let left = channels
  for (const form of forms) {
    const alike = Map.groupBy(left, channel => form(channel).toLowerCase())
    for (const [first, ...others] of alike.values())
      if (first !== undefined && others.length === 0) told.set(first.id, form(first))
    left = left.filter(({ id }) => !told.has(id))
  }
  return told
}
