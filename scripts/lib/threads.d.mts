/** Entries of a bundle by name, with the source of each below `root`. */
export function threadEntries(root: string): Record<string, string>
