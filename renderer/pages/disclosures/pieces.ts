// A text in pieces: what is masked in it, what is proposed, and what stands as it is.

type Span = { readonly start: number; readonly end: number }
export type Piece = Span & { readonly kind: 'plain' | 'masked' | 'proposed' }

/** The pieces of a text from its beginning to its end. What is masked is no proposal any more, and masks may lie over each other. */
export function piecesOf(
  length: number,
  { masked, proposed }: { readonly masked: readonly Span[]; readonly proposed: readonly Span[] }
): Piece[] {
  const edges = [0, length, ...[...masked, ...proposed].flatMap(({ start, end }) => [start, end])]
  const inOrder = [...new Set(edges)].toSorted((one, other) => one - other)
  const kindAt = (start: number): Piece['kind'] => {
    if (isWithin(masked, start)) return 'masked'
    return isWithin(proposed, start) ? 'proposed' : 'plain'
  }
  return inOrder
    .slice(0, -1)
    .map((start, at) => ({ kind: kindAt(start), start, end: inOrder[at + 1] ?? length }))
}

const isWithin = (spans: readonly Span[], at: number) =>
  spans.some(({ start, end }) => start <= at && end > at)
