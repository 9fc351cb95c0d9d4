// The test files that `npm run test:windows` runs: quick ones of the core, which start no browser and no program of another system.
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
  'private-network',
  'register',
  'same-bytes',
  'search',
  'verify-archive'
].map(name => `test/core/${name}.test.ts`)
