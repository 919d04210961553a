import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LOCALES } from '@abat/contracts';
import { FIELD_TYPES, groupsOf, type Schema, wordKeys } from '../../apps/web/src/features/settings/schema.js';
import { ruleSetting, SETTINGS } from '../../libs/findings/src/application/rule-setting.js';

type Table = { [key: string]: Table | string };

const words = (locale: string, file: string): Table =>
  JSON.parse(readFileSync(resolve(`apps/web/src/i18n/${locale}/${file}.json`), 'utf8')) as Table;

/** The text under a key with dots; null = none. */
function textAt(table: Table, key: string): string | null {
  const found = key
    .split('.')
    .reduce<Table | string | undefined>((at, name) => (typeof at === 'object' ? at[name] : undefined), table);
  return typeof found === 'string' && found.trim() !== '' ? found : null;
}

describe.each(LOCALES)('the page of settings in %s', (locale) => {
  const [settings, common] = [words(locale, 'settings'), words(locale, 'common')];

  it.each(SETTINGS.map((setting) => [setting.key, setting] as const))('has words for all of %s', (key, setting) => {
    const titles = setting.rule ? [] : [`city.${key}.name`, `city.${key}.about`];
    const groups = groupsOf(ruleSetting(setting, undefined).schema as Schema);
    const leaves = groups.flatMap((group) => group.leaves);
    const missing = [
      ...(setting.rule && !textAt(common, `rule.${setting.rule}`) ? [`common rule.${setting.rule}`] : []),
      ...[...titles, ...groups.map(({ name }) => `group.${name ?? 'own'}`)].filter((word) => !textAt(settings, word)),
      ...leaves
        .filter((leaf) => !wordKeys(leaf).some((word) => textAt(settings, `field.${word}`)))
        .map(({ path }) => `field ${path.join('.')}`),
      ...leaves
        .flatMap(({ schema }) => schema.items?.enum ?? [])
        .filter((value) => !textAt(common, `stage.${value}`))
        .map((value) => `value ${value}`),
    ];
    expect(missing).toEqual([]);
    expect(leaves.length).toBeGreaterThan(0);
    for (const { schema } of leaves) expect(FIELD_TYPES).toContain(schema.type);
  });
});
