// The program that goes along with a package and checks it without ours, in the form that the package has.

import bag from '../../../../resources/verify/verify.mjs?raw'
import bagLists from '../../../../resources/verify/verify-bag.mjs?raw'
import revocation from '../../../../resources/verify/verify-certificates.mjs?raw'
import chains from '../../../../resources/verify/verify-chains.mjs?raw'
import common from '../../../../resources/verify/verify-common.mjs?raw'
import content from '../../../../resources/verify/verify-content.mjs?raw'
import der from '../../../../resources/verify/verify-der.mjs?raw'
import files from '../../../../resources/verify/verify-files.mjs?raw'
import listed from '../../../../resources/verify/verify-listed.mjs?raw'
import mets from '../../../../resources/verify/verify-mets.mjs?raw'
import ocsp from '../../../../resources/verify/verify-ocsp.mjs?raw'
import signatures from '../../../../resources/verify/verify-signatures.mjs?raw'
import signed from '../../../../resources/verify/verify-signed.mjs?raw'
import timestamps from '../../../../resources/verify/verify-timestamps.mjs?raw'
import toldOf from '../../../../resources/verify/verify-told.mjs?raw'
import webArchives from '../../../../resources/verify/verify-web-archives.mjs?raw'
import words from '../../../../resources/verify/verify-words.mjs?raw'
import type { Draft } from './disk.ts'

/** Writes it into the root of the package or a folder there (`kontroll/`), and answers what its files are called. `listed`: for what is no bag. */
export async function writeVerifier(draft: Draft, form: 'bag' | 'listed', folder = ''): Promise<string[]> {
  const programs = {
    'verify.mjs': form === 'bag' ? bag : listed,
    'verify-bag.mjs': bagLists,
    'verify-chains.mjs': chains,
    'verify-common.mjs': common,
    'verify-content.mjs': content,
    'verify-files.mjs': files,
    'verify-mets.mjs': mets,
    'verify-ocsp.mjs': ocsp,
    'verify-signatures.mjs': signatures,
    'verify-signed.mjs': signed,
    'verify-timestamps.mjs': timestamps,
    'verify-told.mjs': toldOf,
    'verify-web-archives.mjs': webArchives,
    'verify-words.mjs': words,
    'verify-certificates.mjs': revocation,
    'verify-der.mjs': der
  }
  for (const [name, text] of Object.entries(programs)) await draft.writeWhole(folder + name, text)
  return Object.keys(programs)
}
