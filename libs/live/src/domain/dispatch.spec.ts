import { EVENT_TYPES, JOBS, type LiveEvent } from '@abat/contracts';
import { jobsFor } from './dispatch.js';

const ID = '0190a000-0000-7000-8000-000000000001';
const event = (type: LiveEvent['type'], data: Record<string, unknown> = {}): LiveEvent => ({
  seq: 7,
  type,
  at: '2026-11-21T02:00:00.000Z',
  territory: [],
  subject: { type: 'row', id: ID },
  data,
});
const suffix = Date.parse('2026-11-21T02:00:00.000Z').toString(36);

describe('jobs an event calls for', () => {
  it.each(['work.created', 'work.updated', 'work.deleted'] as const)('%s has its work judged again', (type) => {
    expect(jobsFor([event(type)])).toEqual([
      { name: 'detect-subjects', payload: { v: 1, subject: 'work', ids: [ID] }, id: `detect-work-7-${suffix}` },
    ]);
  });

  it('a changed mandate is judged again', () => {
    expect(jobsFor([event('mandate.changed')])[0]).toMatchObject({ payload: { subject: 'mandate', ids: [ID] } });
  });

  it('ids in the data stand for the subject', () => {
    expect(jobsFor([event('work.updated', { ids: ['a', 'b'] })])[0]).toMatchObject({ payload: { ids: ['a', 'b'] } });
  });

  it('more ids than a job holds are split over jobs of their own ids', () => {
    const ids = Array.from({ length: 2500 }, (_value, index) => `work-${index}`);
    const jobs = jobsFor([event('work.updated', { ids })]);
    expect(jobs.map((job) => job.id)).toEqual(['', '-1', '-2'].map((part) => `detect-work-7-${suffix}${part}`));
    expect(jobs.flatMap((job) => (job.name === 'detect-subjects' ? job.payload.ids : []))).toEqual(ids);
  });

  it.each([
    ['work.created', 'work'],
    ['work.updated', 'work'],
    ['mandate.changed', 'mandate'],
    ['budget-line.changed', 'budget-line'],
    ['regulation.changed', 'statement'],
  ] as const)('a bulk %s runs every rule about a %s over everything', (type, changed) => {
    expect(jobsFor([event(type, { bulk: true })])).toEqual([
      { name: 'detect-affected', payload: { v: 1, changed }, id: `detect-${changed}-7-${suffix}` },
    ]);
  });

  it('a bulk change that lists its ids has only these judged again', () => {
    expect(jobsFor([event('work.updated', { bulk: true, ids: ['a'] })])[0]).toMatchObject({ payload: { ids: ['a'] } });
  });

  it.each([
    'agency.changed',
    'territory.changed',
    'function.changed',
    'object-kind.changed',
    'mandate-set.changed',
  ] as const)('%s moves the ground under every mandate', (type) => {
    expect(jobsFor([event(type)])[0]).toMatchObject({ name: 'detect-affected', payload: { changed: 'foundation' } });
  });

  it.each([
    ['restriction.changed', 'restriction'],
    ['work-type.changed', 'work-type'],
    ['handover.changed', 'handover'],
  ] as const)('%s has the works it concerns judged again', (type, subject) => {
    expect(jobsFor([event(type)])).toMatchObject([{ name: 'detect-subjects', payload: { subject, ids: [ID] } }]);
  });

  it('a changed function moves the ground of powers and the kind of works', () => {
    expect(jobsFor([event('function.changed')])).toMatchObject([
      { name: 'detect-affected', payload: { changed: 'foundation' } },
      { name: 'detect-subjects', payload: { subject: 'function', ids: [ID] } },
    ]);
  });

  it('the settings of a rule have this rule run over everything, once in a batch', () => {
    const changed = event('setting.changed', { rule: 'work.combine' });
    expect(jobsFor([changed, { ...changed, seq: 8 }])).toEqual([
      { name: 'detect-all', payload: { v: 1, rule: 'work.combine' }, id: `detect-work.combine-8-${suffix}` },
    ]);
  });

  it('other weights of nuisance have it measured for all works, once in a batch', () => {
    const changed = { ...event('setting.changed'), subject: { type: 'setting', id: 'work.nuisance' } };
    expect(jobsFor([changed, { ...changed, seq: 8 }])).toEqual([
      { name: 'measure-nuisance', payload: { v: 1 }, id: `nuisance-8-${suffix}` },
    ]);
    const other = { ...changed, subject: { type: 'setting', id: 'restriction.fresh-surface' } };
    expect(jobsFor([other])).toEqual([]);
  });

  it('another base map has the nuisance of all works measured, at the old places of streets too', () => {
    const changed = event('base-feature.changed', { bulk: true, ids: ['street'] });
    expect(jobsFor([changed])).toEqual([{ name: 'measure-nuisance', payload: { v: 1 }, id: `nuisance-7-${suffix}` }]);
  });

  it('an event without ids calls for nothing', () => {
    expect(jobsFor([{ ...event('work.updated'), subject: null }])).toEqual([]);
  });

  it('changes of one kind in a batch are judged together, each row once', () => {
    const batch = ['a', 'b', 'a'].map((id, index) => ({ ...event('work.updated', { ids: [id] }), seq: 7 + index }));
    expect(jobsFor(batch)).toEqual([
      { name: 'detect-subjects', payload: { v: 1, subject: 'work', ids: ['a', 'b'] }, id: `detect-work-7-9-${suffix}` },
    ]);
  });

  it('changes of different kinds in a batch are jobs of their own', () => {
    const batch = [event('work.updated'), { ...event('mandate.changed'), seq: 8 }];
    expect(jobsFor(batch).map(({ id }) => id)).toEqual([`detect-work-7-${suffix}`, `detect-mandate-8-${suffix}`]);
  });

  it('one change that is not listed stands for all of its kind', () => {
    const batch = [event('work.updated'), { ...event('work.updated', { bulk: true }), seq: 8 }];
    expect(jobsFor(batch).map(({ name }) => name)).toEqual(['detect-affected']);
  });

  it('findings never call for detection: it would not end', () => {
    const silent = EVENT_TYPES.filter((type) =>
      /^(finding|findings|import|user|setting|legal-gap|scenario|project)\b/.test(type),
    );
    const called = silent.flatMap((type) => jobsFor([event(type)]));
    expect(called.filter(({ name }) => name.startsWith('detect'))).toEqual([]);
  });

  it.each(['finding.opened', 'finding.updated', 'finding.closed', 'finding.assessed', 'resolution.changed'] as const)(
    'alarms follow %s',
    (type) => {
      const job = { name: 'follow-findings', payload: { v: 1, ids: [ID] }, id: `alarms-7-7-${suffix}` };
      expect(jobsFor([event(type)])).toEqual([job]);
    },
  );

  it('alarms follow the findings of a batch at once, and what a run of very many changed', () => {
    const [one, other] = [event('finding.opened'), { ...event('finding.closed'), seq: 9 }];
    expect(jobsFor([one, event('alarm.raised'), other])).toMatchObject([{ id: `alarms-7-9-${suffix}` }]);
    const whole = { ...event('findings.recomputed'), subject: null };
    const early = { ...whole, at: '2026-01-01T00:00:00.000Z' };
    expect(jobsFor([one, whole, early])).toMatchObject([
      { name: 'follow-findings', payload: { ids: [ID] } },
      { name: 'follow-findings', payload: { ids: null, since: early.at } },
    ]);
  });

  it('payloads keep to the schema of their job', () => {
    const [job] = jobsFor([event('work.updated')]);
    expect(job && JOBS[job.name].schema.safeParse(job.payload).success).toBe(true);
  });
});
