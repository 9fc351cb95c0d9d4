/** The files of this folder that are run in processes of their own (process.ts). */
export const SCRIPTS = [
  'act-on-comment.ts',
  'begin-browser.ts',
  'begin-disposal.ts',
  'comment-until-killed.ts',
  'do-acts.ts',
  'do-each-act.ts',
  'fill-disk.ts',
  'hold-archive.ts',
  'import-export.ts',
  'leave-file.ts',
  'open-archive.ts',
  'peak-of-register-document.ts',
  'put-again.ts',
  'read-comments.ts',
  'send-package.ts',
  'utility-host.ts'
] as const
