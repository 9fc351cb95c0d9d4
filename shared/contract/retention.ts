// Retention rules with the decisions they rest on, and the holds that stop disposal.

import { z } from 'zod'
import { FilePath } from '../file-path.ts'
import { HoldId, RetentionRuleId } from '../ids.ts'
import { Hold, HoldOn, RetentionRule, RetentionRuleDraft } from '../retention.ts'
import { base } from './base.ts'

const because = z.string().trim().min(1).max(500)

export const retention = {
  /** Newest first; those that are closed too. */
  rules: base.output(z.array(RetentionRule)),
  /**
   * Enters a rule, with the document of its decision where there is one, which is kept as it came. `atOnce`: by the decision records may go the
   * day they come in, or are decided on, without having been handed over.
   */
  addRule: base
    .input(
      z.strictObject({
        draft: RetentionRuleDraft,
        documentPath: FilePath.nullable(),
        atOnce: z.boolean().optional()
      })
    )
    .output(RetentionRule),
  /** A rule that no longer holds is closed with the reason, and stays on file. */
  closeRule: base.input(z.strictObject({ id: RetentionRuleId, because })).output(RetentionRule),
  /** A rule that was closed by mistake holds again; that it was closed, and why that was wrong, stays on file. */
  reopenRule: base.input(z.strictObject({ id: RetentionRuleId, because })).output(RetentionRule),
  /** Newest first; those that are lifted too. */
  holds: base.output(z.array(Hold)),
  placeHold: base.input(z.strictObject({ on: HoldOn, because })).output(Hold),
  liftHold: base.input(z.strictObject({ id: HoldId, because })).output(Hold)
}
