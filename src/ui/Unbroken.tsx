/** Names in two parts such as UNU-CPR are short enough to stand on one line; what is longer may be broken at its hyphen. */
const MOST_LETTERS = 14;

/** A text whose short hyphenated words are not broken at their hyphens; copied, it is the same text. */
export function Unbroken({ text }: { text: string }) {
  if (!text.includes('-')) return <>{text}</>;
  // Words and the spaces between them.
  const pieces = text.split(/(\s+)/u);
  return (
    <>
      {pieces.map((piece, place) =>
        piece.length <= MOST_LETTERS && piece.includes('-') ? (
          <span key={place} class="unbroken">
            {piece}
          </span>
        ) : (
          piece
        ),
      )}
    </>
  );
}
