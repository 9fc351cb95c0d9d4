// The OpenAPI document in docs is that of the contract. `npm run server -- --openapi` writes it, and so does this with `-u`.
import { expect, it } from 'vitest'
import { appVersion } from '../../../electron/hosts/cli/place.ts'
import { openApiText } from '../../../electron/hosts/server/openapi.ts'

it('the document in docs is the one of the contract', async () => {
  await expect(await openApiText(appVersion())).toMatchFileSnapshot('../../../docs/openapi.json')
})
