import { DomainError, workDraftSchema } from '@abat/contracts';
import { z } from 'zod';
import { IdPipe } from './id.pipe.js';
import { ZodPipe } from './zod.pipe.js';

const refusal = (work: () => unknown): DomainError => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('was not refused');
};

describe('ZodPipe', () => {
  const pipe = new ZodPipe(
    z.strictObject({ limit: z.coerce.number().default(50), zone: z.strictObject({ a: z.string() }).optional() }),
  );

  it('gives what the schema makes of the input', () => expect(pipe.transform({})).toEqual({ limit: 50 }));

  it('names each unknown field by its path', () => {
    const { code, errors } = refusal(() => pipe.transform({ colour: 1, zone: { a: 'x', b: 2 } }));
    expect(code).toBe('request.invalid');
    expect(errors?.map(({ path, code: kind }) => [path, kind])).toEqual(
      expect.arrayContaining([
        ['colour', 'unknown'],
        ['zone.b', 'unknown'],
      ]),
    );
  });

  it('lists no more than fifty faults', () => {
    const list = new ZodPipe(z.array(z.number()));
    expect(refusal(() => list.transform(Array.from({ length: 1000 }, () => 'x'))).errors).toHaveLength(50);
  });

  it('names the wrong date of one zone among many', () => {
    const geometry = { type: 'Point', coordinates: [71.43, 51.12] };
    const zones = [
      { geometry, start: '2026-01-01', end: '2026-01-02' },
      { geometry, start: '2026-01-03', end: '2026-01-02' },
    ];
    const draft = { title: 'Плитка', agency: 'a', function: 'f', zones };
    expect(refusal(() => new ZodPipe(workDraftSchema).transform(draft)).errors?.map((each) => each.path)).toEqual([
      'zones.1.end',
    ]);
  });
});

describe('IdPipe', () => {
  it('takes an id', () => expect(new IdPipe().transform('0190a000-0000-7000-8000-000000000001')).toHaveLength(36));

  it.each(['', '1', '..', "' OR 1=1", '0190a000-0000-7000-8000-00000000000', '\u0000'])('%j names nothing', (id) => {
    expect(refusal(() => new IdPipe().transform(id)).code).toBe('resource.not-found');
  });
});
