import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { DomainError, ERROR_CATALOGUE, ERROR_CODES } from '@abat/contracts';
import { localeOf, toDomainError, toProblem } from './problem.js';

const request = { locale: 'en' as const, instance: '/api/v1/works' };

describe('toDomainError', () => {
  const withStatus = (status: number): Error => Object.assign(new Error('secret'), { status });
  it.each([
    ['a refusal of ours', new DomainError('room.denied'), 'room.denied'],
    ['a broken body', new BadRequestException(), 'request.not-json'],
    ['an unknown address', new NotFoundException(), 'request.not-found'],
    ['a body parser that found too much', withStatus(413), 'request.body-too-large'],
    ['a body parser that knows no such encoding', withStatus(415), 'request.media-type'],
    ['some other fault of the caller', withStatus(418), 'request.not-json'],
    ['a fault of ours with a status', new HttpException('secret', 502), 'internal'],
    ['a thrown error', new TypeError('secret'), 'internal'],
    ['a thrown text', 'secret', 'internal'],
    ['nothing', null, 'internal'],
    ['an error whose status lies', withStatus(200), 'internal'],
    ['a lost connection', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'service.unavailable'],
  ])('%s', (_title, thrown, code) => expect(toDomainError(thrown).code).toBe(code));
});

describe('toProblem', () => {
  it.each(ERROR_CODES)('%s has a status and a title in three languages', (code) => {
    const { status, title } = ERROR_CATALOGUE[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(new Set(Object.values(title)).size).toBe(3);
  });

  it('of a fault of ours tells nothing but its code', () => {
    const problem = toProblem(new DomainError('internal', { detail: 'password of the database' }), request);
    expect(JSON.stringify(problem)).not.toContain('password');
    expect(problem).toMatchObject({ status: 500, code: 'internal', title: 'Internal error' });
  });

  it('carries the fields, and the version stored now', () => {
    const errors = [{ path: 'end', code: 'custom', message: 'end is before start' }];
    const problem = toProblem(new DomainError('request.invalid', { errors, currentVersion: 7 }), request);
    expect(problem).toMatchObject({ status: 422, errors, currentVersion: 7, instance: '/api/v1/works' });
  });
});

describe('The detail of a problem', () => {
  const said = { kk: '2 МБ-тан аспауы керек', ru: 'не больше 2 МБ', en: 'at most 2 MB' };
  it.each(['kk', 'ru', 'en'] as const)('is in the language of the request (%s)', (locale) =>
    expect(toProblem(new DomainError('import.too-large', { detail: said }), { ...request, locale }).detail).toBe(
      said[locale],
    ),
  );
});

describe('localeOf', () => {
  it.each([
    [undefined, 'ru'],
    ['', 'ru'],
    ['kk-KZ,ru;q=0.8', 'kk'],
    ['de-DE, en;q=0.9, ru;q=0.8', 'en'],
    ['de', 'ru'],
    ['EN-us', 'en'],
  ])('%j is %s', (header, locale) => expect(localeOf(header)).toBe(locale));
});
