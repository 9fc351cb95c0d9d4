// Everything these commands say to a person, in Swedish and English, on standard error:
// standard output belongs to the program that is run.
import { texts } from './texts.mjs'

/** The language to speak: --lang, else the locale, else English. */
export function language(argv, env, intl = () => Intl.DateTimeFormat().resolvedOptions().locale) {
  const at = argv.indexOf('--lang')
  const asked = at >= 0 ? argv[at + 1] : argv.find(arg => arg.startsWith('--lang='))?.slice('--lang='.length)
  if (asked === 'sv' || asked === 'en') return asked
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || intl()
  return /^sv/i.test(locale) ? 'sv' : 'en'
}

const spoken = language(process.argv.slice(2), process.env)

/** One sentence in the person's language. */
export function text(key, ...values) {
  const sentence = texts[key][spoken]
  return typeof sentence === 'function' ? sentence(...values) : sentence
}

/** Says one sentence. */
export function say(key, ...values) {
  process.stderr.write(`${text(key, ...values)}\n`)
}

/** A reason to stop that a person can do something about, with the exit code that tells it apart. */
export class Stop extends Error {
  constructor(exitCode, key, ...values) {
    super(text(key, ...values))
    this.exitCode = exitCode
  }
}

/**
 * Runs a command's work; what a person can mend is said in a sentence, anything else is a fault and shown whole. With
 * `isJson` it is an object on standard output too, of the shape in which the command line tells a refusal.
 */
export async function main(work, { isJson = false } = {}) {
  try {
    const code = await work()
    if (typeof code === 'number') process.exitCode = code
  } catch (error) {
    const reason = mendable(error)
    process.stderr.write(`${reason?.message ?? error.stack}\n`)
    if (isJson) {
      const message = reason?.message ?? error.message
      console.log(JSON.stringify({ error: { code: 'set-up-failed', message, params: {} } }))
    }
    process.exitCode = reason?.exitCode ?? 1
  }
}

/** The error as a reason to stop, if it is one: a full disk and a folder that may not be written are. */
export function mendable(error) {
  if (error instanceof Stop) return error
  if (error.code === 'ENOSPC') return new Stop(7, 'diskFull', error.path ?? '')
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code) && error.path) {
    return new Stop(1, 'mayNotWrite', error.path, error.code)
  }
  return undefined
}
