/** Names in two parts such as UNU-CPR are short enough to stand on one line; what is longer may be broken at its hyphen. */
const MOST_LETTERS = 14;

/** So long a word hardly fits a line: “Finanztransaktionsuntersuchungen”. Chromium has no dictionary to part it by. */
const LONG_WORD = /[\p{L}\p{M}]{24,}/gu;
/** Where German and Dutch join the parts of such a word. */
const JOINT = /(?<=\p{L}{6}(?:ion|ung|heit|keit|schaft|tät|ing|heid|schap|teit)s)(?=\p{Ll}{6})/gu;
const SOFT_HYPHEN = '\u00AD';
const withJoints = (text: string): string => text.replace(LONG_WORD, (word) => word.replace(JOINT, SOFT_HYPHEN));

/** A text whose short hyphenated words are not broken at their hyphens, and whose longest words only where they are joined. */
export function Unbroken({ text: plain }: { text: string }) {
  const text = withJoints(plain);
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
