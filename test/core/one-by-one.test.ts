// Work for each of several that have nothing to do with each other: each has its turn, and nothing that failed is lost.
import { expect, it } from 'vitest'
import { oneByOne } from '../../electron/core/kernel/one-by-one.ts'
import { newArchive } from '../helpers/archive.ts'

it('throws what failed first, and logs what failed after it', async () => {
  const { ctx } = await newArchive()
  const [logged, done] = [[] as unknown[], [] as string[]]
  const log = Object.assign(Object.create(ctx.log), { warn: ({ err }: { err: unknown }) => logged.push(err) })
  const errors = { b: new Error('b'), d: new Error('d'), e: new Error('e') }
  const work = async (name: string) => {
    if (name in errors) throw errors[name as keyof typeof errors]
    done.push(name)
  }
  await expect(oneByOne({ ...ctx, log }, ['a', 'b', 'c', 'd', 'e', 'f'], work)).rejects.toBe(errors.b)
  expect(done).toEqual(['a', 'c', 'f'])
  expect(logged).toEqual([errors.d, errors.e])
})
