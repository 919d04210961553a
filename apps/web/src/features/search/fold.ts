const folds: Record<string, string> = {
  қ: 'к',
  і: 'и',
  ё: 'е',
  ә: 'а',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  ғ: 'г',
  ң: 'н',
  һ: 'х',
};

/** Letters that people type one for another become one: Қ/К, І/И, Ё/Е, Ә/А, Ө/О, Ұ/Ү/У, Ғ/Г, Ң/Н, Һ/Х. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/[қіёәөұүғңһ]/g, (letter) => folds[letter] ?? letter);
}

/** Whether `text` contains what was typed, with folded letters; nothing typed fits everything. */
export const foldedIncludes = (text: string, typed: string): boolean => fold(text).includes(fold(typed.trim()));
