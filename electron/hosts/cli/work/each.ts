// What is done with each of several, such as mailboxes or folders of backups: one that fails keeps no other from its turn.
import type { Cli } from '../cli.ts'
import { type Told, told } from '../errors.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'

type Made<Of, Outcome> = { readonly of: Of; readonly made: Outcome }
type Failed<Of> = { readonly of: Of; readonly why: Told }

/** One that stands alone is told as it is. */
export async function doEach<Of, Outcome>(
  cli: Cli,
  all: readonly Of[],
  work: (one: Of) => Promise<Outcome>
): Promise<{ made: Made<Of, Outcome>[]; failed: Failed<Of>[] }> {
  const [made, failed]: [Made<Of, Outcome>[], Failed<Of>[]] = [[], []]
  for (const of of all)
    try {
      made.push({ of, made: await work(of) })
    } catch (error) {
      if (all.length === 1 || cli.stopper.isStopping) throw error
      failed.push({ of, why: told(error, cli.out) })
    }
  return { made, failed }
}

/** Partial where something came of any; else as the first that failed. */
export function endOf(made: readonly unknown[], failed: readonly Failed<unknown>[]): ExitCode {
  const [first] = failed
  if (first === undefined) return EXIT.done
  const isPartial = made.length > 0 || failed.some(({ why }) => why.exit === EXIT.partial)
  return isPartial ? EXIT.partial : first.why.exit
}

/** A refusal as JSON has it. */
export const errorOf = ({ code, message, params }: Told) => ({ code, message, params })
