// The routes of the readings: each hands checked input to a verb, and adds nothing of its own.
import { listReadings } from '../../comments/readings/read.ts'
import { readComments } from '../../comments/readings/readings.ts'
import type { Door } from './door.ts'

export function readingsRoutes({ os, db, held }: Door) {
  return {
    start: os.readings.start.handler(({ input }) => held(ctx => readComments(ctx, input))),
    list: os.readings.list.handler(({ input }) => listReadings(db(), input))
  }
}
