// The routes of the attestations: each hands checked input to a verb, and adds nothing of its own.
import {
  attestationStatus,
  signAttestation,
  strikeAttestation
} from '../../reports/attestations/attestations.ts'
import { printForm } from '../../reports/attestations/form.ts'
import { partToAttest } from '../../reports/attestations/part.ts'
import { listAttestations } from '../../reports/attestations/read.ts'
import { remindOfAttestations } from '../../reports/attestations/remind.ts'
import type { Door } from './door.ts'

export function attestationsRoutes({ os, ctx, db, held, given }: Door) {
  return {
    status: os.attestations.status.handler(() => attestationStatus(ctx())),
    part: os.attestations.part.handler(({ input }) => partToAttest(ctx(), input.departmentId)),
    sign: os.attestations.sign.handler(({ input }) => given(ctx => signAttestation(ctx, input))),
    strike: os.attestations.strike.handler(({ input }) => strikeAttestation(ctx(), input)),
    list: os.attestations.list.handler(({ input }) => listAttestations(db(), input)),
    form: os.attestations.form.handler(({ input }) => held(ctx => printForm(ctx, input))),
    remind: os.attestations.remind.handler(() => given(ctx => remindOfAttestations(ctx)))
  }
}
