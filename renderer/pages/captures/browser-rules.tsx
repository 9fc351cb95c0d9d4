// What the policies of the organisation do to captures, said before any is made, in words that can be handed to the IT unit.
import { useQuery } from '@tanstack/react-query'
import { Copy, ShieldAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { stopsCaptures } from '#shared/computer.ts'
import { computerSentences, findingSentence } from '#shared/computer-words.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { useLanguage } from '../../settings.ts'

/** Nothing where nothing is set, and in a web page: whoever sees to a server is told there. `only`: nothing else than what stops captures. */
export function BrowserRules({ only }: { only?: 'what-stops' }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const computer = useQuery({
    ...api.computer.check.queryOptions(),
    enabled: window.shell.where === 'desktop'
  })
  if (computer.data === undefined) return null
  const { findings } = computer.data
  const stops = findings.some(stopsCaptures)
  const shown = only === undefined ? findings : findings.filter(stopsCaptures)
  if (shown.length === 0) return null
  const copy = async () => {
    await navigator.clipboard.writeText(computerSentences(computer.data, language).join('\n'))
    notify(t('captures.rules.copied'))
  }
  return (
    <Alert
      tone={stops ? 'bad' : 'warn'}
      icon={ShieldAlert}
      title={t(stops ? 'captures.rules.stops' : 'captures.rules.changes')}
    >
      {shown.map(finding => (
        <p key={`${finding.rule} ${finding.place}`}>{findingSentence(finding, language)}</p>
      ))}
      <div>
        <Button variant="small" icon={<Copy size={14} />} onPress={() => void copy()}>
          {t('captures.rules.copy')}
        </Button>
      </div>
    </Alert>
  )
}
