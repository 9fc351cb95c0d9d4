// This computer, and what others have set on it.
import { ComputerCheck } from '../computer.ts'
import { base } from './base.ts'

export const computer = {
  /** What on this computer stops or changes captures, or makes an archive unsafe. Needs no archive. */
  check: base.output(ComputerCheck)
}
