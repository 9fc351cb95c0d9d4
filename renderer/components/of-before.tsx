// What is shown is of before, and is asked for again by a button.
import { History, RefreshCw } from 'lucide-react'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'

/** `title`: what has changed since; `again`: what the button does. */
export function OfBefore(props: {
  query: { readonly isFetching: boolean; refetch(): Promise<unknown> }
  title: string
  again: string
}) {
  const { query, title, again } = props
  return (
    <Alert tone="warn" icon={History} title={title}>
      <div>
        <Button
          icon={<RefreshCw size={18} />}
          isPending={query.isFetching}
          onPress={() => void query.refetch()}
        >
          {again}
        </Button>
      </div>
    </Alert>
  )
}
