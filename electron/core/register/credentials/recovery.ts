// A seal key in words: the secret half of a key as twenty-four words (BIP-39), which can be read off a paper and typed without
// a fault that is not seen. The words are the key in another form, and are kept no more than it is.
import { normalized } from '#shared/normal-form.ts'
import { ArchiveError } from '../../kernel/errors.ts'

const PREFIX = 'AGE-SECRET-KEY-'
const WORDS = 24
// No two words of the list begin with the same four letters.
const TELLING_LETTERS = 4

/** The words of a secret half, `AGE-SECRET-KEY-1…`, with spaces between. */
export async function wordsOf(secret: string): Promise<string> {
  const [{ bech32 }, { entropyToMnemonic }, { wordlist }] = await libraries()
  return entropyToMnemonic(bech32.decodeToBytes(secret).bytes, wordlist)
}

/** The secret half that someone typed, whichever form it has. @throws as `secretInWords` */
export async function secretTyped(typed: string): Promise<string> {
  // As people write it off a paper: with spaces or in small letters.
  const whole = typed.replaceAll(/\s+/g, '').toUpperCase()
  return whole.startsWith(PREFIX) || lettersIn(typed).length < 2 ? whole : secretInWords(typed)
}

/**
 * The secret half of the words, which may be numbered, on several lines, in capitals, and cut off after four letters.
 * @throws ArchiveError recovery-word-unknown, recovery-words-count, recovery-words-wrong
 */
export async function secretInWords(typed: string): Promise<string> {
  const [{ bech32 }, { mnemonicToEntropy }, { wordlist }] = await libraries()
  const found = lettersIn(typed).map((word, at) => {
    const listed = wordlist.includes(word)
      ? word
      : wordlist.find(each => word.length >= TELLING_LETTERS && each.startsWith(word))
    if (listed === undefined) throw new ArchiveError('recovery-word-unknown', { number: at + 1, word })
    return listed
  })
  if (found.length !== WORDS) throw new ArchiveError('recovery-words-count', { count: found.length })
  try {
    return bech32
      .encodeFromBytes(PREFIX.toLowerCase(), mnemonicToEntropy(found.join(' '), wordlist))
      .toUpperCase()
  } catch {
    // The last word holds a checksum of them all.
    throw new ArchiveError('recovery-words-wrong', {})
  }
}

const lettersIn = (typed: string) =>
  normalized(typed, 'NFC')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? []

const libraries = () =>
  Promise.all([import('@scure/base'), import('@scure/bip39'), import('@scure/bip39/wordlists/english.js')])
