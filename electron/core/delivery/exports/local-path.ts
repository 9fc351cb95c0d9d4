// A path on somebody's computer is nobody else's business.

const LOCAL_PATH = /^(?:[A-Za-z]:[\\/]|[\\/]|file:)/

export const isLocalPath = (value: unknown): boolean => typeof value === 'string' && LOCAL_PATH.test(value)
