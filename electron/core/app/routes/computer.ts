// The route of the computer: it adds nothing of its own.
import { checkComputer } from '../computer-check.ts'
import type { Door } from './door.ts'

export function computerRoutes({ os }: Door) {
  return { check: os.computer.check.handler(() => checkComputer()) }
}
