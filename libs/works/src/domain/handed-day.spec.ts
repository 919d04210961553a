import { DomainError } from '@abat/contracts';
import { type HandedWork, refuseHandedDay, refuseUnfinished } from './handed-day.js';

const refusal = (act: () => void): string | undefined => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.errors?.[0]?.code ?? error.code;
    throw error;
  }
  return undefined;
};
const WORK: HandedWork = { status: 'finished', start: '2026-05-01', finishedOn: '2026-06-20', today: '2026-07-10' };

describe('The day of a handover', () => {
  it.each<[handedOn: string, work: Partial<HandedWork>, refused: string | undefined]>([
    ['2026-07-01', {}, undefined],
    ['2026-06-20', {}, undefined],
    ['2026-06-19', {}, 'handover.before-finish'],
    ['2026-07-10', {}, undefined],
    ['2026-07-11', {}, 'handover.future'],
    ['2026-05-01', { finishedOn: null }, undefined],
    ['2026-04-30', { finishedOn: null }, 'handover.before-start'],
    ['2026-04-20', { finishedOn: '2026-04-15' }, undefined],
  ])('%s of a work %j: %s', (handedOn, work, refused) => {
    expect(refusal(() => refuseHandedDay(handedOn, { ...WORK, ...work }))).toBe(refused);
  });
});

describe('A work that is handed over', () => {
  it.each<[HandedWork['status'], string | undefined]>([
    ['planned', 'work.status-not-allowed'],
    ['approved', 'work.status-not-allowed'],
    ['running', 'work.status-not-allowed'],
    ['cancelled', 'work.status-not-allowed'],
    ['finished', undefined],
    ['accepted', undefined],
  ])('%s: %s', (status, refused) => {
    expect(refusal(() => refuseUnfinished({ status }))).toBe(refused);
  });
});
