// What a thread that reads says of itself while it is too busy to answer: that it gets on, and which file it is reading. It lies in
// memory that both ends share, so that it is there also when the thread has been ended.

/** No file yet. */
const NONE = -1

export interface Signs {
  readonly shared: SharedArrayBuffer
  /** How many signs of life it has given. */
  readonly count: number
  /** The number of the file that it last began to read. */
  readonly file: number | null
  /** It gets on. */
  live(): void
  /** It gets on, with this file, or with none by itself. */
  read(file: number | null): void
}

/** The signs that are given in `shared`, or of a thread that is still to be begun. */
export function newSigns(shared = new SharedArrayBuffer(8)): Signs {
  const numbers = new Int32Array(shared)
  return {
    shared,
    get count() {
      return Atomics.load(numbers, 0)
    },
    get file() {
      // One is added, so that memory that nobody has written to says none.
      const file = Atomics.load(numbers, 1) - 1
      return file === NONE ? null : file
    },
    live() {
      Atomics.add(numbers, 0, 1)
    },
    read(file) {
      Atomics.store(numbers, 1, (file ?? NONE) + 1)
      Atomics.add(numbers, 0, 1)
    }
  }
}
