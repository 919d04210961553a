const CYRILLIC = 'абвгдежзиклмнопрстуфхцчшщэюя';
const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const ROMAN: Record<string, number> = { C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1 };

const letter = (alphabet: string, number: number): string => alphabet[(number - 1) % alphabet.length] ?? '';

function roman(number: number): string {
  let [rest, text] = [Math.min(number, 399), ''];
  for (const [sign, value] of Object.entries(ROMAN)) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

/** The number of an item as its list writes it (format names of WordprocessingML); null for a bullet or nothing. */
export function listNumber(format: string, number: number): string | null {
  if (format === 'bullet' || format === 'none') return null;
  if (format === 'upperRoman' || format === 'lowerRoman') return roman(number);
  if (format === 'russianLower' || format === 'russianUpper') return letter(CYRILLIC, number);
  if (format === 'lowerLetter' || format === 'upperLetter') return letter(LATIN, number);
  return String(number);
}
