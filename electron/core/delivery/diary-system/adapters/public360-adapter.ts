// Public 360 as an adapter: it answers at once, with a number or with why not.
import type { Public360Settings } from '#shared/diary-system.ts'
import type { PackageFile } from '../package.ts'
import type { DiaryAdapter } from './adapter.ts'
import { caseParameter, documentParameter } from './parameters.ts'
import { type Public360, public360, type SentFile } from './public360.ts'

const MIB = 1 << 20

type Options = Omit<Parameters<typeof public360>[0], 'address'>

/** The program at the address of the settings. */
export function public360Adapter(settings: Public360Settings, options: Options): DiaryAdapter {
  const client: Public360 = public360({ address: settings.address, ...options })
  const { newCase } = settings
  return {
    mostBytes: settings.mostMib * MIB,
    check: client.check,
    createCase(asked) {
      if (newCase === null) throw new Error('a new case without settings for one')
      return client.createCase(caseParameter(asked, settings, newCase))
    },
    async createDocument({ told, into: { number }, files }) {
      if (number === null) throw new Error('a document without a case')
      const sent: SentFile[] = []
      for (const file of files) sent.push(await sentFile(file))
      return client.createDocument(documentParameter(told, settings, { caseNumber: number, files: sent }))
    }
  }
}

async function sentFile({ name, read }: PackageFile): Promise<SentFile> {
  const dot = name.lastIndexOf('.')
  return {
    Title: name.slice(0, dot),
    Format: name.slice(dot + 1),
    Base64Data: (await read()).toString('base64')
  }
}
