/** Whether METS.xml or sip.xml, by the name of `list`, is written as the program writes it. */
export function isMets(text: string, list: string): boolean
