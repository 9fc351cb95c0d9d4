// What somebody else wrote while a form was being filled in, when the form was refused for that.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { refusalOf } from '../../refusal.ts'
import { HistoryTable } from './history.tsx'

/** The last change of the record; nothing, where the form was refused for something else. */
export function ChangedMeanwhile({ error, about }: { error: unknown; about: string | undefined }) {
  const isMeant = about !== undefined && error !== null && refusalOf(error).code === 'changed-meanwhile'
  const last = useQuery({
    ...api.registerHistory.list.queryOptions({ input: { about: about ?? null, after: null, limit: 1 } }),
    enabled: isMeant
  })
  if (!isMeant || last.data === undefined) return null
  return <HistoryTable rows={last.data.items} withName={false} />
}
