// A button that writes a document to print into a folder the person chooses, and says where it is.
import { useMutation } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PrintedFile } from '#shared/coverage.ts'
import { Button } from './button.tsx'
import { notify } from './notice.tsx'
import { Refused } from './states.tsx'

/** The button, and the refusal if there was one. */
export function PrintButton(props: {
  label: string
  /** For one of many in a table: small, with what it is of for whoever hears it. */
  named?: string
  print: (dir: string) => Promise<PrintedFile>
}) {
  const { t } = useTranslation()
  const print = useMutation({
    mutationFn: props.print,
    onSuccess: ({ path }) => notify(t('common.printed', { path }))
  })
  const choose = async () => {
    const dir = await window.shell.chooseFolder()
    if (dir !== null) print.mutate(dir)
  }
  return (
    <div className="stack-tight">
      <div>
        <Button
          {...(props.named === undefined
            ? { icon: <Printer size={18} /> }
            : { variant: 'small' as const, label: props.named })}
          isPending={print.isPending}
          onPress={() => void choose()}
        >
          {props.label}
        </Button>
      </div>
      {print.isError ? <Refused error={print.error} /> : null}
    </div>
  )
}
