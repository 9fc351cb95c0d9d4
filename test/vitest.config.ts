import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { configDefaults, defineConfig } from 'vitest/config'
import { inPageProgram } from '../scripts/lib/in-page.mjs'
import { bundledPrograms } from './helpers/bundle-programs.ts'

// No test is timed: the limits only end what hangs, also on a machine that is busy with something else.
const patient = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } }
// Journeys start browsers and the desktop tests start the whole app, so those run one file at a time.
const oneAtATime = { fileParallelism: false, ...patient }
// One process runs many files and evaluates the program once. These files change what all of a process shares: its keychain, a
// module of Node.
const apart = [
  ...[
    ...['browser', 'comment-again', 'completeness', 'dies', 'faults', 'hard-pages', 'heavy', 'odd-pages'],
    ...['part-pages', 'private', 'proxy', 'replay', 'several-browsers', 'unseen', 'watched-page']
  ].map(name => `test/core/browser/${name}.test.ts`),
  'test/core/cli-fault-log.test.ts',
  'test/core/diary-receipts-held.test.ts',
  'test/core/same-bytes.test.ts',
  'test/core/secrets.test.ts',
  'test/core/secrets-refused.test.ts'
]
// These have failed after other files in one process, and never in one of their own; why has not been found.
const apartInWindow = ['packages', 'take-comment'].map(name => `test/renderer/${name}.test.tsx`)
// The files of captures share a browser too, and other processes are spared its memory.
const captures = ['test/core/browser/**/*.test.ts']
// `npm run test:long` runs these; see test/helpers/long.ts.
const exclude =
  process.env['KANALARKIV_LONG'] === '1'
    ? configDefaults.exclude
    : [...configDefaults.exclude, '**/*.long.test.ts']

const root = resolve(import.meta.dirname, '..')
/** Of all that runs the core. */
const plugins = [inPageProgram(root), bundledPrograms(root)]

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      {
        plugins,
        test: {
          name: 'core',
          include: ['test/core/**/*.test.ts'],
          exclude: [...exclude, ...apart, ...captures],
          environment: 'node',
          isolate: false,
          setupFiles: ['test/helpers/keychain-first.ts'],
          ...patient
        }
      },
      {
        plugins,
        test: { name: 'core-apart', include: apart, exclude, environment: 'node', ...patient }
      },
      {
        plugins,
        test: {
          name: 'core-browser',
          include: captures,
          exclude: [...exclude, ...apart],
          environment: 'node',
          isolate: false,
          setupFiles: ['test/helpers/keychain-first.ts'],
          ...patient
        }
      },
      { test: { name: 'in-page', include: ['test/in-page/**/*.test.ts'], environment: 'jsdom', ...patient } },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          include: ['test/renderer/**/*.test.tsx'],
          exclude: [...exclude, ...apartInWindow],
          environment: 'jsdom',
          isolate: false,
          ...patient
        }
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer-apart',
          include: apartInWindow,
          environment: 'jsdom',
          ...patient
        }
      },
      {
        plugins,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          exclude,
          environment: 'node',
          isolate: false,
          setupFiles: ['test/helpers/keychain-first.ts'],
          ...oneAtATime
        }
      },
      {
        plugins,
        test: {
          name: 'desktop',
          include: ['test/desktop/**/*.test.ts'],
          exclude,
          environment: 'node',
          isolate: false,
          ...oneAtATime
        }
      }
    ]
  }
})
