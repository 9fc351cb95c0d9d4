// Identifiers of PREMIS: a kind of name, and the name.
import type { XmlWriter } from '../../../formats/xml/xml.ts'

type Identifier =
  | 'objectIdentifier'
  | 'eventIdentifier'
  | 'agentIdentifier'
  | 'rightsStatementIdentifier'
  | 'linkingAgentIdentifier'
  | 'linkingObjectIdentifier'

/** With the role that it has there, where it is linked to. */
export async function writeIdentifier(
  xml: XmlWriter,
  kind: Identifier,
  ...[type, value, role]: [type: string, value: string, role?: string]
): Promise<void> {
  await xml.open(kind)
  await xml.leaf(`${kind}Type`, type)
  await xml.leaf(`${kind}Value`, value)
  if (role !== undefined) await xml.leaf(kind.replace('Identifier', 'Role'), role)
  await xml.close()
}
