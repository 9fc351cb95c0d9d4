// Secrecy marks on records.
import { z } from 'zod'
import {
  CarrierDecision,
  CarrierRef,
  CarrierRow,
  Lifted,
  NewlyMarked,
  SecrecyDraft,
  SecrecyMark,
  SecretRef,
  SecretRow,
  UnregisteredSecret
} from '../secrecy.ts'
import { base } from './base.ts'

export const secrecy = {
  /** Every mark in force with what its record is called, newest first. */
  list: base.output(z.array(SecretRow)),
  /** What is secret, came in, and is not in the diary, where it is to be (OSL 5:1): each with what it is called. */
  unregistered: base.output(z.array(UnregisteredSecret)),
  /** The marks on one record, newest first, those that were lifted too. */
  of: base.input(z.strictObject({ record: SecretRef })).output(z.array(SecrecyMark)),
  /**
   * Its words are looked for in everything else, at once and in all that comes in while it is marked. What holds them is kept in
   * until somebody has decided about it. Where it, or its words, have gone already is told.
   */
  mark: base.input(SecrecyDraft).output(NewlyMarked),
  /** What was kept in by its words alone is let go; what was decided to be secret itself stays, by a mark of its own. */
  lift: base
    .input(z.strictObject({ record: SecretRef, because: z.string().trim().min(1).max(500) }))
    .output(Lifted),
  /** What holds the words of marked records: of every mark, or what one record has to do with. */
  carriers: base
    .input(
      z.strictObject({ record: SecretRef.nullable().default(null), onlyOpen: z.boolean().default(false) })
    )
    .output(z.array(CarrierRow)),
  /** Records that hold secret words are secret too, or may leave all the same. A later word is a new one, and holds. */
  decideCarriers: base
    .input(z.strictObject({ records: z.array(CarrierRef).min(1).max(1000), decision: CarrierDecision }))
    .output(z.array(CarrierRow))
}
