const LETTERS = {
  finding: 'F',
  alarm: 'A',
  work: 'W',
  project: 'P',
  need: 'D',
  site: 'S',
  restriction: 'R',
  note: 'N',
} as const;
export type Numbered = keyof typeof LETTERS;

/** The short number people say and search by, the same everywhere: F-17, W-1043. */
export const shortNumber = (type: Numbered, number: number): string => `${LETTERS[type]}-${number}`;

/** The short number beside the city's own id of the same thing; once when they are alike. */
export function bothNumbers(type: Numbered, number: number, externalId: string): string {
  const short = shortNumber(type, number);
  return short === externalId ? short : `${short} · ${externalId}`;
}

/** What a project is called wherever one is named or chosen. */
export const projectName = ({ number, title }: { number: number; title: string }): string =>
  `${shortNumber('project', number)} · ${title}`;

const isNumbered = (type: string): type is Numbered => type in LETTERS;

/** The short number of anything a search finds; empty for what has none. */
export const hitNumber = ({ type, number }: { type: string; number: number | null }): string =>
  number !== null && isNumbered(type) ? shortNumber(type, number) : '';
