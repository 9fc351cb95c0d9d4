// Taking off what a text ends with. An expression such as `/ +$/` begins anew at every space of the text.

/** The text without those of the characters that stand last in it. */
export function withoutLast(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
