// The namespaces of the standards by which a package tells of its records.

/** The namespace of EAD3. */
export const EAD = 'http://ead3.archivists.org/schema/'

/** Of CITS ERMS: 2.1 goes with SIP 2.1.0, 3.0 with 2.2.0. */
export type ErmsVersion = '2.1' | '3.0'

/** The namespace of CITS ERMS, of both versions. */
export const ERMS = 'https://DILCIS.eu/XML/ERMS'
