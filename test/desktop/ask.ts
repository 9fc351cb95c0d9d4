// Asks the core beside the window, for what a person would not see or need not do by hand.
import type { Me } from '#shared/user.ts'
import type { Desktop } from './launch.ts'

/** The value the core answers with. @throws Error when it refuses */
export async function ask<Value>(desktop: Desktop, method: string, input?: unknown): Promise<Value> {
  const answer = await desktop.call(method, input)
  if (!('value' in answer)) throw new Error(`${method}: ${JSON.stringify(answer)}`)
  // The contract says what each method answers.
  return answer.value as Value
}

/** Creates an archive with one department, whose channel has this address; gives the channel's id. */
export async function createWithDialogue(desktop: Desktop, dir: string, address: string): Promise<string> {
  await ask(desktop, 'archive.create', { dir, municipality: 'Älvåsa kommun' })
  return registerWithDialogue((method, input) => ask(desktop, method, input), address)
}

/** Registers a channel with this address, of a new department, and gives its id. */
export async function registerWithDialogue(
  call: (method: string, input: unknown) => Promise<{ id: string }>,
  address: string
): Promise<string> {
  const { id: departmentId } = await call('departments.add', { name: 'Kultur', mailbox: null })
  const { id: responsibleId } = await call('people.add', { name: 'Åsa Öberg', email: null, departmentId })
  const { id } = await call('channels.register', {
    ...{
      platform: 'facebook',
      name: 'Kommunen på Flödet',
      addresses: [address],
      departmentId,
      responsibleId
    },
    ...{ purpose: 'Dialog', dialogue: true, mandate: null }
  })
  return id
}

/** Gives whoever is at the computer a name in the open archive; they keep their roles. */
export async function nameUser(desktop: Desktop, name: string): Promise<void> {
  const { osUser, roles } = await ask<Me>(desktop, 'users.me')
  await ask(desktop, 'users.save', { osUser, name, personId: null, roles })
}
