import { readFileSync } from 'node:fs';
import { LOCALES, SYSTEM_ACTORS } from '@abat/contracts';

describe.each(LOCALES)('What changes data without a person', (locale) => {
  it(`has a name of its own in ${locale}`, () => {
    const { actor } = JSON.parse(readFileSync(`apps/web/src/i18n/${locale}/common.json`, 'utf8')) as {
      actor: Record<string, string>;
    };
    expect(Object.keys(actor).sort()).toEqual([...SYSTEM_ACTORS].sort());
    expect(Object.values(actor)).not.toContain('');
  });
});
