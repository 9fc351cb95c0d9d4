export type Language = 'sv' | 'en'

/** What a person is told, by the code of the refusal. `{…}` is filled with its values. */
export type Sentences = Readonly<Record<string, Readonly<Record<Language, string>>>>
