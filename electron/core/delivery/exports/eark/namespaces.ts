// The namespaces of the standards by which a package tells of its records.

/** The namespace of EAD3. */
export const EAD = 'http://ead3.archivists.org/schema/'

/** The namespace of CITS ERMS 3. */
export const ERMS = 'https://DILCIS.eu/XML/ERMS'
