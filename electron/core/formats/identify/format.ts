// What is told of a file's format, and how a file is looked into for it.

/** `key` is PRONOM's; null where the bytes tell the kind of file and no more. `mediaType` is one that IANA has registered. */
export type FileFormat = {
  readonly mediaType: string
  readonly name: string
  readonly version: string | null
  readonly key: string | null
}

/** A file that is looked into: its first and last bytes, one character each, and all of it by place. */
export type Looked = {
  readonly path: string
  readonly size: number
  readonly head: string
  readonly tail: string
  read(at: number, bytes: number): Promise<Buffer>
}
