import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { noteBundled } from './scripts/lib/bundled.mjs'
import { inPageProgram } from './scripts/lib/in-page.mjs'
import { threadEntries } from './scripts/lib/threads.mjs'

const from = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    plugins: [noteBundled('main', import.meta.dirname), inPageProgram(import.meta.dirname)],
    build: {
      outDir: from('out/main'),
      sourcemap: true,
      // `dependencies` stay external (better-sqlite3 is native); the app, its core, its threads, the CLI and the server are entries of one graph.
      rolldownOptions: {
        input: {
          main: from('electron/main/main.ts'),
          core: from('electron/hosts/utility.ts'),
          cli: from('electron/hosts/cli.ts'),
          server: from('electron/hosts/server.ts'),
          ...threadEntries(import.meta.dirname)
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
      }
    }
  },
  preload: {
    plugins: [noteBundled('preload', import.meta.dirname)],
    build: {
      outDir: from('out/preload'),
      externalizeDeps: false, // a sandboxed preload cannot require from node_modules
      rolldownOptions: {
        input: {
          preload: from('electron/preload/preload.ts'),
          'server-preload': from('electron/preload/server-preload.ts')
        },
        // It cannot require a part of its own either: the two have nothing in common.
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: from('renderer'),
    plugins: [react(), noteBundled('renderer', import.meta.dirname)],
    build: {
      outDir: from('out/renderer'),
      minify: true,
      rolldownOptions: {
        input: from('renderer/index.html'),
        // What zod is told must be told before any file that makes a schema, and a file of the bundle begins when those that it needs have.
        output: {
          codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|\/renderer\/zod\.ts$/ }] }
        }
      }
    }
  }
})
