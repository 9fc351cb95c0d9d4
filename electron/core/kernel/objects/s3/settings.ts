// What a store of files by S3's interface is reached by.

/** The bucket, and who asks. */
export type S3Access = {
  /** Where it answers, such as `https://s3.kommunen.se`; the bucket is named after it. */
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** How long it is waited for; a quarter of an hour and twenty seconds, if it is not said. */
  readonly patience?: Patience
  /** What says nothing for so many milliseconds does not answer; half a minute, if it is not said. */
  readonly silence?: number
}

/** How Object Lock keeps a file: so that nobody can take it away, or nobody but who has the right to. */
type LockMode = 'compliance' | 'governance'

export type S3Settings = S3Access & {
  /** The archive's folder holds no more of the files than so many bytes, but for those that are in use. */
  readonly cacheBytes: number
  /** Null is not at all. */
  readonly lock: LockMode | null
}

/** In milliseconds, from the moment that the store does not answer: how long a file waits to be kept, and one to be read. */
export type Patience = { readonly keeping: number; readonly reading: number }
