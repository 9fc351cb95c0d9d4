// What `npm run test:windows` runs and holds against each other.

/** Every form of package, each written on one system and verified on the other. */
export const PACKAGE_FORMS = [
  'bagit',
  'eark-sip-2.1.0',
  'eark-sip-2.2.0',
  'eark-erms-2.1',
  'eark-erms-3',
  'fgs-1.2',
  'diary-pdfa-2b',
  'diary-pdfa-1b'
]

/** Quick test files of the core, which start no browser and no program of another system. */
export const WINDOWS_TESTS = [
  'accounts',
  'archive-gone',
  'attestations',
  'cases',
  'checklists',
  'comment-decisions',
  'comment-order',
  'consents',
  'corrections',
  'coverage',
  'departed',
  'held-elsewhere',
  'identify',
  'messages',
  'object-store',
  'policies',
  'browser-policies',
  'private-network',
  'register',
  'same-bytes',
  'search',
  'verify-archive',
  'windows-held'
].map(name => `test/core/${name}.test.ts`)
