// What the program knows of the platforms' pages, where it was mended, and going back to what is built in. It is mended in a file.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Download, FileUp, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlatformInForce } from '#shared/posts.ts'
import { Platform } from '#shared/register.ts'
import { PLATFORM_WORDS } from '#shared/register-words.ts'
import { isAllowed, RULES } from '#shared/rules.ts'
import { api, client } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Time } from '../../components/facts.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useLanguage } from '../../settings.ts'

/** The card, for whoever may see it. */
export function PlatformsCard() {
  const { t } = useTranslation()
  const me = useQuery(api.users.me.queryOptions())
  const roles = me.data?.roles ?? []
  const maySee = isAllowed(RULES.posts.platforms, roles)
  const list = useQuery(api.posts.platforms.queryOptions({ enabled: maySee }))
  if (!maySee) return null
  return (
    <section className="card stack" aria-labelledby="platforms">
      <h2 id="platforms">{t('platforms.title')}</h2>
      <p className="muted">{t('platforms.lead')}</p>
      <Asked query={list}>
        {rows => <Platforms rows={rows} mayMend={isAllowed(RULES.posts.setPlatform, roles)} />}
      </Asked>
    </section>
  )
}

function Platforms({ rows, mayMend }: { rows: readonly PlatformInForce[]; mayMend: boolean }) {
  const { t } = useTranslation()
  const nameOf = useNames()
  const [resetting, setResetting] = useState<PlatformInForce | null>(null)
  const files = useFiles(nameOf)
  const columns: readonly TableColumn<PlatformInForce & { id: string }>[] = [
    { id: 'platform', name: t('platforms.platform'), isRowHeader: true, cell: nameOf },
    { id: 'asOf', name: t('platforms.asOf'), cell: ({ asOf }) => asOf },
    { id: 'state', name: t('platforms.state'), cell: row => <InForce platform={row} /> },
    {
      id: 'file',
      name: t('platforms.file'),
      share: 2,
      cell: row => (
        <Mending platform={row} files={files} {...(mayMend ? { onReset: () => setResetting(row) } : {})} />
      )
    }
  ]
  return (
    <>
      <Table
        label={t('platforms.title')}
        columns={columns}
        rows={rows.map(row => ({ ...row, id: row.name }))}
      />
      {files.error === null ? null : <Refused error={files.error} />}
      {resetting === null ? null : (
        <ResetDialog name={resetting.name} called={nameOf(resetting)} onClose={() => setResetting(null)} />
      )}
    </>
  )
}

/** Saving what is known of a platform as a file, and taking in such a file. */
function useFiles(nameOf: (platform: PlatformInForce) => string) {
  const { t } = useTranslation()
  const save = useMutation({
    mutationFn: async ({ name }: PlatformInForce) => {
      const { text } = await client.posts.platform({ name })
      return window.shell.saveText({ name: `${name.replaceAll(' ', '-')}.json`, text })
    },
    onSuccess: path => {
      if (path !== null) notify(t('platforms.saved', { path }))
    }
  })
  const take = useMutation({
    mutationFn: async ({ name }: PlatformInForce) => {
      const [path] = await window.shell.chooseFiles()
      return path === undefined ? null : client.posts.setPlatform({ name, path })
    },
    onSuccess: (taken, platform) => {
      if (taken !== null) notify(t('platforms.taken', { platform: nameOf(platform) }))
    }
  })
  return {
    save: save.mutate,
    take: take.mutate,
    isBusy: save.isPending || take.isPending,
    error: save.error ?? take.error
  }
}

function useNames(): (platform: PlatformInForce) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return ({ name }) => {
    if (name === 'threads' || name === 'wordpress' || name === 'web page') return t(`platforms.names.${name}`)
    const known = Platform.safeParse(name)
    return known.success ? PLATFORM_WORDS[known.data][language] : name
  }
}

function InForce({ platform: { setAt, setBy, isLeftAside } }: { platform: PlatformInForce }) {
  const { t } = useTranslation()
  if (setAt === null) return t('platforms.builtIn')
  return (
    <>
      <StateBadge state={isLeftAside ? 'uncertain' : 'done'}>
        {t(isLeftAside ? 'platforms.leftAside' : 'platforms.mended')}
      </StateBadge>
      <div className="table-second">
        <Time at={setAt} />, {setBy}
      </div>
    </>
  )
}

function Mending({
  platform,
  files,
  onReset
}: {
  platform: PlatformInForce
  files: ReturnType<typeof useFiles>
  /** For whoever may mend it. */
  onReset?: () => void
}) {
  const { t } = useTranslation()
  const called = { platform: useNames()(platform) }
  return (
    <div className="row">
      <Button
        variant="small"
        icon={<Download size={14} />}
        label={t('platforms.saveNamed', called)}
        isDisabled={files.isBusy}
        onPress={() => files.save(platform)}
      >
        {t('platforms.save')}
      </Button>
      {onReset === undefined ? null : (
        <Button
          variant="small"
          icon={<FileUp size={14} />}
          label={t('platforms.takeNamed', called)}
          isDisabled={files.isBusy}
          onPress={() => files.take(platform)}
        >
          {t('platforms.take')}
        </Button>
      )}
      {onReset === undefined || platform.setAt === null ? null : (
        <Button
          variant="small"
          icon={<RotateCcw size={14} />}
          label={t('platforms.resetNamed', called)}
          onPress={onReset}
        >
          {t('platforms.reset')}
        </Button>
      )}
    </div>
  )
}

function ResetDialog({ name, called, onClose }: { name: string; called: string; onClose: () => void }) {
  const { t } = useTranslation()
  const reset = useMutation(
    api.posts.resetPlatform.mutationOptions({
      onSuccess: () => {
        notify(t('platforms.wasReset', { platform: called }))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('platforms.resetTitle', { platform: called })} onClose={onClose}>
      <Form onFilled={() => reset.mutate({ name })}>
        <p>{t('platforms.resetText')}</p>
        <FormActions variant="danger" of={reset} onClose={onClose}>
          {t('platforms.reset')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
