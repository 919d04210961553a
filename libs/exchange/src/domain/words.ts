import type { LocalizedText } from '@abat/contracts';

/** A sentence in the three languages; `{name}` stands for a value. */
export const say = (ru: string, kk: string, en: string): LocalizedText => ({ ru, kk, en });

/** A sentence with its values in place. */
export const fill = (sentence: string, values: Record<string, string>): string =>
  sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? '…');
