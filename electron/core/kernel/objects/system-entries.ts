// What an operating system puts by itself into the folder of a disk, or into any folder that somebody looks into. Nobody has put it
// there: a disk that has nothing else counts as empty.

const NAMES = new Set(
  [
    // Windows, at the root of each drive.
    ...['System Volume Information', '$RECYCLE.BIN', 'RECYCLER', '$WinREAgent', 'Recovery', 'WPSettings.dat'],
    // Windows, in folders that are looked into.
    ...['desktop.ini', 'Thumbs.db'],
    // macOS.
    ...[
      '.DS_Store',
      '.Spotlight-V100',
      '.fseventsd',
      '.Trashes',
      '.TemporaryItems',
      '.DocumentRevisions-V100'
    ],
    // Linux.
    ...['lost+found', '.directory']
  ].map(name => name.toLowerCase())
)

/** Whether a file or folder of that name is the system's own. */
export const isOfSystem = (name: string): boolean =>
  NAMES.has(name.toLowerCase()) || /^\.Trash-\d+$/.test(name) || /^\._/.test(name)
