// One line of the journal with all it says, and its seals.

import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { JournalRow } from '#shared/journal.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { useLanguage } from '../../settings.ts'
import { useActName } from './act-name.ts'
import { detailName, pageOf, useToldOf } from './told-of.ts'

/** The dialog. */
export function LineDialog({ line, onClose }: { line: JournalRow; onClose: () => void }) {
  const { t } = useTranslation()
  const actName = useActName()
  const toldOf = useToldOf()
  const language = useLanguage()
  const page = pageOf(line.act, line.about)
  const details = Object.entries(line.details)
  return (
    <Dialog title={t('journal.lineTitle', { seq: line.seq })} onClose={onClose}>
      <div className="stack">
        <Facts
          facts={[
            [t('journal.at'), <Time key="at" at={line.at} precision="seconds" />],
            [t('journal.act'), `${actName(line.act)} (${line.act})`],
            [t('journal.actor'), line.actor],
            [
              t('journal.about'),
              line.about && (
                <div key="about" className="stack-tight">
                  <Link href={`/journal/${line.about}`} onPress={onClose}>
                    {toldOf(line.act, line.about)} <span className="mono">{line.about}</span>
                  </Link>
                  {page === null ? null : (
                    <Link href={page} onPress={onClose}>
                      {t('journal.openRecord')}
                    </Link>
                  )}
                </div>
              )
            ],
            [
              t('journal.seal'),
              <span key="seal" className="mono">
                {line.sha256}
              </span>
            ],
            [
              t('journal.previous'),
              line.previous === null ? (
                t('journal.first')
              ) : (
                <span key="previous" className="mono">
                  {line.previous}
                </span>
              )
            ]
          ]}
        />
        {details.length === 0 ? null : (
          <section className="stack-tight" aria-labelledby="line-facts">
            <h3 id="line-facts">{t('journal.facts')}</h3>
            <Facts
              facts={details.map(
                ([name, value]) =>
                  [detailName(line.act, name, language), value === null ? null : String(value)] as const
              )}
            />
          </section>
        )}
        {line.objects.length === 0 ? null : (
          <section className="stack-tight" aria-labelledby="line-files">
            <h3 id="line-files">{t('journal.files')}</h3>
            <ul className="plain-list stack-tight">
              {line.objects.map(sha256 => (
                <li key={sha256} className="mono">
                  {sha256}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  )
}
