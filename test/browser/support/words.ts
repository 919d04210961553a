import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locale } from '@abat/contracts';

/** A word of the web app as its reader sees it: `word('ru', 'common', 'action.save')`. @throws when there is no such key */
export function word(locale: Locale, namespace: string, key: string): string {
  const file = resolve('apps/web/src/i18n', locale, `${namespace}.json`);
  let found: unknown = JSON.parse(readFileSync(file, 'utf8'));
  for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  if (typeof found !== 'string') throw new Error(`no word ${namespace}:${key} in ${locale}`);
  return found;
}
