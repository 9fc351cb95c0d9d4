// The contract as an OpenAPI document, for those who write other programs against the server. docs/openapi.json is this.
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '#shared/contract.ts'
import { ERROR_CODES } from '#shared/errors.ts'
import type { Method } from '#shared/rules.ts'
import { methodLabels } from '#shared/words/methods.ts'

const ABOUT = `Every method of Kanalarkiv's contract as POST with its input as JSON. What a role may do is the same as in the program.
A program sends its key as a bearer token. A refusal has a code of a closed list, a sentence in English and the values of the sentence.`

/** The document. It is the same for every archive, and for every run. */
async function openApiDocument(version: string): Promise<OpenApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: { title: 'Kanalarkiv', version, description: ABOUT },
    servers: [{ url: '/api' }],
    security: [{ key: [] }],
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Refusal: {
          type: 'object',
          required: ['defined', 'code', 'status', 'message', 'data'],
          properties: {
            defined: { type: 'boolean' },
            code: { type: 'string', enum: [...ERROR_CODES].toSorted() },
            status: { type: 'integer' },
            message: { type: 'string' },
            data: { type: 'object', additionalProperties: { type: ['string', 'number'] } }
          }
        }
      }
    },
    // Every method may be refused with every code: said once, and not at each of them.
    customErrorResponseBodySchema: () => ({ $ref: '#/components/schemas/Refusal' })
  })
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const post = item?.post
    if (post?.responses === undefined) continue
    const [noun = '', verb = ''] = path.slice(1).split('/')
    // Every path is a noun and a verb of the contract.
    Object.assign(post, { tags: [noun], summary: describe(`${noun}.${verb}` as Method) })
    const { 500: refused, ...rest } = post.responses
    post.responses = { ...rest, ...(refused === undefined ? {} : { default: refused }) }
  }
  return document
}

type OpenApiDocument = Awaited<ReturnType<OpenAPIGenerator['generate']>>

const describe = methodLabels('en')

/** The document as text: a line for each method, so that a difference can be read. */
export async function openApiText(version: string): Promise<string> {
  const { paths = {}, ...rest } = await openApiDocument(version)
  const lines = Object.entries(paths).map(([path, item]) => `${JSON.stringify(path)}:${JSON.stringify(item)}`)
  return `${JSON.stringify(rest).slice(0, -1)},\n"paths":{\n${lines.toSorted().join(',\n')}\n}}\n`
}
