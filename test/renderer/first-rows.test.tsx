// A list is there when what is in view of it is drawn: the rest comes after, and it is drawn again only when it has changed.
import { QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { queries } from '../../renderer/api.ts'
import { PAGED, Paged } from '../../renderer/components/paged.tsx'
import { Table } from '../../renderer/components/table.tsx'
import { startTexts } from '../../renderer/i18n.ts'

afterEach(() => {
  cleanup()
  queries.clear()
})

const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `rad ${at}` }))

it('has the rows that fill a window at first, and all of them soon after', async () => {
  const drawn = new Set<string>()
  const columns = [
    {
      ...{ id: 'id', name: 'Id', isRowHeader: true },
      cell: ({ id }: { id: string }) => {
        drawn.add(id)
        return id
      }
    }
  ]
  render(<Table label="Rader" columns={columns} rows={rows(50)} />)
  expect([...drawn]).toEqual(rows(24).map(({ id }) => id))
  await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(50))
})

const count = { asked: 0, drawn: 0 }

function List() {
  const list = useInfiniteQuery({
    ...PAGED,
    queryKey: ['rader'],
    queryFn: async () => {
      count.asked++
      return { items: rows(3), next: null }
    }
  })
  return (
    <Paged list={list} empty={null}>
      {shown => {
        count.drawn++
        return <p>{shown.length} rader</p>
      }}
    </Paged>
  )
}

it('is not drawn again when it is read again and nothing has changed', async () => {
  await startTexts()
  render(
    <QueryClientProvider client={queries}>
      <List />
    </QueryClientProvider>
  )
  await screen.findByText('3 rader')
  const before = count.drawn
  await queries.invalidateQueries({ queryKey: ['rader'] })
  await waitFor(() => expect(count.asked).toBe(2))
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(count.drawn).toBe(before)
})
