// What a platform has told of: a hint, which counts for nothing before the platform has been asked.

/** `user`: as the account of the channel is called at its platform. */
export type Notice = { readonly user: string } & (
  | { readonly kind: 'facebook' | 'instagram'; readonly is: 'comment'; readonly id: string }
  | { readonly kind: 'youtube'; readonly is: 'film'; readonly id: string; readonly changedRaw: string }
)
