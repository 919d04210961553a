import classes from './document.module.css';

const WORD = /\p{L}+/gu;
const folded = (word: string): string => word.toLowerCase().replaceAll('ё', 'е');

type Piece = { text: string; isShared: boolean };

/** The text in pieces: words that are named, and what stands between them. */
export function piecesOf(text: string, words: readonly string[]): Piece[] {
  const named = new Set(words.flatMap((word) => word.match(WORD) ?? []).map(folded));
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(WORD)) {
    if (!named.has(folded(match[0]))) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), isShared: false });
    pieces.push({ text: match[0], isShared: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isShared: false });
  return pieces;
}

/** A text whose named words are marked. */
export function MarkedText({ text, words, lang }: { text: string; words: readonly string[]; lang: string }) {
  return (
    <span lang={lang}>
      {piecesOf(text, words).map((piece, index) =>
        piece.isShared ? (
          <mark key={index} className={classes.shared}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </span>
  );
}
