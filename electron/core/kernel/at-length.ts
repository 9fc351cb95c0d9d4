// Steps that SQLite takes over all of a database in one go, and that nobody can cut up or move to a thread: for an archive of many
// gigabytes they take minutes, in which the program answers nobody. Whoever watches it is told before.

let tell: (isBusy: boolean) => void = () => undefined

/** Has it told when such a step begins and when it has ended. */
export function whenAtLength(listener: (isBusy: boolean) => void): void {
  tell = listener
}

/** Takes such a step. */
export function atLength<Result>(step: () => Result): Result {
  tell(true)
  try {
    return step()
  } finally {
    tell(false)
  }
}
