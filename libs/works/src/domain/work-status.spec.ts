import { WORK_STATUSES, type WorkStatus } from '@abat/contracts';
import { refuseStatus, refuseWindow } from './work-status.js';

const ALLOWED: Record<WorkStatus, string> = {
  planned: 'approved running finished accepted cancelled',
  approved: 'planned running finished accepted cancelled',
  running: 'planned approved finished accepted cancelled',
  finished: 'running accepted',
  accepted: 'finished',
  cancelled: 'planned approved',
};
const codeOf = (run: () => void): string => {
  try {
    run();
    return 'ok';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('The status of a work', () => {
  const pairs = WORK_STATUSES.flatMap((from) => WORK_STATUSES.map((to) => [from, to] as const));
  it.each(pairs)('%s → %s', (from, to) => {
    const allowed = from === to || ALLOWED[from].split(' ').includes(to);
    const handed = to === 'accepted';
    expect(codeOf(() => refuseStatus(from, to, handed))).toBe(allowed ? 'ok' : 'work.status-not-allowed');
  });
  it.each([
    ['accepted', 'finished'],
    ['finished', 'running'],
  ] as const)('%s → %s waits until the handover is taken back', (from, to) => {
    expect(codeOf(() => refuseStatus(from, to, true))).toBe('work.handed-over');
    expect(codeOf(() => refuseStatus(from, to, false))).toBe('ok');
  });
  it('becomes accepted by a handover only', () =>
    expect(codeOf(() => refuseStatus('finished', 'accepted', false))).toBe('work.handover-missing'));
});

describe('Days of work', () => {
  const window = { start: '2026-06-01', end: '2026-06-10' };
  it.each([
    [10, 'ok'],
    [11, 'request.invalid'],
    [1, 'ok'],
    [null, 'ok'],
  ])('%s in a window of ten: %s', (durationDays, code) =>
    expect(codeOf(() => refuseWindow({ ...window, dateCertainty: 'planned', durationDays }))).toBe(code),
  );
  it('mean nothing where the dates are firm', () =>
    expect(codeOf(() => refuseWindow({ ...window, dateCertainty: 'firm', durationDays: 30 }))).toBe('ok'));
});
