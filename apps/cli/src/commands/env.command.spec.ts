import { describeEnvironment } from './env.command.js';

const line = (name: string, given: NodeJS.ProcessEnv): string | undefined =>
  describeEnvironment(given).find((each) => each.startsWith(`${name}=`));

describe('the list of settings', () => {
  it.each([
    ['a password in an address', 'DATABASE_URL', 'postgres://abat:pass@db:5432/abat', 'postgres://***@db:5432/abat'],
    ['the secret key of a bucket', 'ABAT_S3_SECRET_KEY', 'wJalrXUtnFEMI', '***'],
  ])('hides %s', (_title, name, value, told) => {
    expect(line(name, { [name]: value })).toMatch(`${name}=${told}\t`);
    expect(describeEnvironment({ [name]: value }).join('\n')).not.toContain(value);
  });

  it.each([
    ['one that is set', { PORT: '8080' }, 'PORT=8080\tHTTP port of the api'],
    ['one that is not', {}, 'PORT=3000\t(default) HTTP port of the api'],
    ['an empty one as not set', { PORT: '' }, 'PORT=3000\t(default) HTTP port of the api'],
  ])('tells %s', (_title, given, told) => expect(line('PORT', given)).toBe(told));
});
