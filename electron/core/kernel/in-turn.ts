// What is kept in two places, such as a setting in the archive and its password in the keychain: one act at a time, so that they go together.
const lastOf = new WeakMap<object, Promise<unknown>>()

/** Begins when what was asked before of the same has ended, however it ended. */
export function inTurn<T>(of: object, act: () => Promise<T>): Promise<T> {
  const turn = (lastOf.get(of) ?? Promise.resolve()).then(act, act)
  lastOf.set(of, turn)
  return turn
}
