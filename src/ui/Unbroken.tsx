/** Names in two parts such as UNU-CPR are short enough to stand on one line; what is longer may be broken at its hyphen. */
const MOST_LETTERS = 14;

/** A text whose short hyphenated words are not broken at their hyphens; copied, it is the same text. */
export function Unbroken({ text }: { text: string }) {
  const pieces = text.split(/(\S*-\S*)/u);
  if (pieces.length === 1) return <>{text}</>;
  return (
    <>
      {pieces.map((piece, place) =>
        place % 2 === 1 && piece.length <= MOST_LETTERS ? (
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
