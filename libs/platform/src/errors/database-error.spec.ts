import { translateDatabaseError } from './database-error.js';

const failed = (code: string, more: object = {}): Error => Object.assign(new Error('boom'), { code, ...more });

describe('translateDatabaseError', () => {
  it.each([
    ['23505', 'resource.exists'],
    ['23503', 'resource.in-use'],
    ['23514', 'request.invalid'],
    ['22021', 'request.invalid'],
    ['40P01', 'request.conflict'],
    ['57P01', 'service.unavailable'],
    ['08006', 'service.unavailable'],
    ['ECONNREFUSED', 'service.unavailable'],
  ])('%s is %s', (code, expected) => expect(translateDatabaseError(failed(code))?.code).toBe(expected));

  it.each(['42601', '42703', '22012', 'XX000'])('%s stays a fault of ours', (code) => {
    expect(translateDatabaseError(failed(code))).toBeNull();
  });

  it('a place that PROJ cannot carry is outside the city', () => {
    const error = Object.assign(new Error('transform: tolerance condition error (-20)'), { code: 'XX000' });
    expect(translateDatabaseError(error)?.code).toBe('geometry.outside-city');
  });

  it('names the constraint and no value', () => {
    const error = failed('23505', { constraint: 'work_external_id_key', detail: 'Key (external_id)=(secret) exists' });
    const { detail } = translateDatabaseError(error) ?? {};
    expect(detail).toContain('work_external_id_key');
    expect(detail).not.toContain('secret');
  });

  it.each([null, undefined, 'text', new Error('plain')])('%s is not of the database', (error) => {
    expect(translateDatabaseError(error)).toBeNull();
  });
});
