import { terminalLocale } from './output.js';

describe('The language of a terminal', () => {
  it.each([
    [{ LANG: 'kk_KZ.UTF-8' }, 'kk'],
    [{ LANG: 'ru_RU.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: '', LC_MESSAGES: 'kk_KZ' }, 'kk'],
    [{ LANG: 'C.UTF-8' }, 'ru'],
    [{ LANG: 'de_DE' }, 'ru'],
    [{}, 'ru'],
  ])('of %j is %s', (environment, locale) => expect(terminalLocale(environment)).toBe(locale));
});
