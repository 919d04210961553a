import { PLACES, squareAt, workDraft } from './works.js';

/** Crosses itself near Baiterek. */
export const BOW_TIE = {
  type: 'Polygon',
  coordinates: [
    [
      [71.43, 51.128],
      [71.432, 51.13],
      [71.432, 51.128],
      [71.43, 51.13],
      [71.43, 51.128],
    ],
  ],
};

const geometry = squareAt(PLACES.baiterek);
const unknown = 'no-such-code';
const said = { kk: 'Сынақ', ru: 'Проба', en: 'Try' };
const NOWHERE = '0190a000-0000-7000-8000-000000000001';

/**
 * Bodies that have the right form and name something that does not exist: whoever may do it gets a refusal of the
 * content, whoever may not gets 403, and nothing is stored either way.
 */
export const HOPELESS_DRAFTS: Record<string, object> = {
  '/api/v1/territories': { externalId: 'e2e', kind: 'microdistrict', nameRu: 'Проба', parent: unknown, geometry },
  '/api/v1/sites': { externalId: 'e2e', kind: 'park', nameRu: 'Проба', balanceHolder: unknown, geometry },
  '/api/v1/restrictions': { externalId: 'e2e', kind: 'ban', from: '2031-01-01', to: '2031-01-02', geometry: BOW_TIE },
  '/api/v1/agencies': { code: 'e2e', tier: 'other', nameRu: 'Проба', parent: unknown },
  '/api/v1/functions': { code: 'e2e', nameRu: 'Проба', parent: unknown },
  '/api/v1/mandates': {
    ...{ code: 'e2e', agency: unknown, function: 'improvement', stage: 'control' },
    ...{ objectKind: 'any', territory: 'city' },
  },
  '/api/v1/object-kinds': { code: 'e2e', nameRu: 'Проба', parent: unknown },
  '/api/v1/mandate-sets': { code: 'main', nameRu: 'Ещё один' },
  '/api/v1/agreements': {
    ...{ code: 'e2e', kind: 'joint', title: 'Проба' },
    parties: [{ agency: unknown }, { agency: 'akimat' }],
  },
  '/api/v1/legal-acts': { code: 'e2e', titleRu: 'Проба', replacedBy: unknown },
  '/api/v1/legal-gaps': { code: 'e2e', title: 'Проба', legalAct: unknown },
  '/api/v1/coverage-requirements': { code: 'e2e', function: unknown, stage: 'control' },
  '/api/v1/request-refusals': {
    source: 'e2e',
    items: [
      {
        ...{ requestExternalId: '1', agency: unknown, function: 'improvement', territory: 'city' },
        refusedAt: '2026-05-01T10:00:00Z',
      },
    ],
  },
  '/api/v1/scenarios': { code: 'e2e', nameRu: 'Проба', steps: [{ action: 'withdraw', mandate: unknown }] },
  '/api/v1/scenarios/{id}/adopt': { legalAct: unknown },
  '/api/v1/statements/{id}/decision': { decision: 'rejected' },
  '/api/v1/projects': { title: 'Проба', agency: unknown },
  '/api/v1/projects/{id}/phase': { phase: 'closed' },
  '/api/v1/milestones': { project: unknown, title: 'Проба', dueOn: '2031-01-01' },
  '/api/v1/approvals': { project: unknown, position: 1, agency: 'akimat', matter: 'land' },
  '/api/v1/baselines': { project: unknown, name: 'Проба' },
  '/api/v1/needs': { externalId: 'e2e', title: 'Проба', origin: 'resident', agency: unknown },
  '/api/v1/progress-reports': { work: unknown, reportedOn: '2031-01-01', percent: 1 },
  '/api/v1/permits': { work: unknown, kind: 'excavation', document: 'Проба' },
  '/api/v1/handovers': { work: unknown, holder: 'akimat', handedOn: '2031-01-01', document: 'Проба' },
  '/api/v1/work-types': { code: 'road', nameRu: 'Ещё одна дорога' },
  '/api/v1/work-seasons': { workType: unknown, fromDay: '01-01', toDay: '01-02' },
  '/api/v1/holidays': { day: '2026-01-01', nameRu: 'Ещё один Новый год' },
  '/api/v1/works': workDraft({ agency: unknown }),
  '/api/v1/budget-lines': { code: 'e2e', year: 2031, administrator: unknown, source: 'local' },
  '/api/v1/users': {
    ...{ email: 'e2e@astana.demo', name: 'Проба', role: 'viewer', district: unknown },
    password: 'a password for nobody',
  },
  '/api/v1/findings/preview': { work: workDraft({ agency: unknown }) },
  '/api/v1/findings/detect': { rule: 'mandate.duplicate' },
  '/api/v1/findings/{id}/assessments': { agency: unknown, assessment: 'conflict' },
  '/api/v1/findings/{id}/resolutions': { agency: unknown, kind: 'accept' },
  '/api/v1/findings/{id}/proposals/apply': {
    workId: NOWHERE,
    version: 1,
    start: '2031-06-01',
    end: '2031-06-30',
    remaining: [],
  },
  '/api/v1/findings/preview/proposals': { work: workDraft({ agency: unknown }) },
  '/api/v1/resolutions/{id}/answers': { agency: unknown, answer: 'agree' },
  '/api/v1/resolutions/{id}/settlement': { reason: 'Проба' },
  '/api/v1/resolutions/{id}/application': { works: [{ work: NOWHERE, version: 1 }] },
  '/api/v1/nearby': { work: NOWHERE },
  '/api/v1/settings/{key}': { value: {} },
  '/api/v1/alarms/cards/{rule}': {
    ...{ meaning: said, consequence: said, action: said, owner: 'operator' },
    levels: { info: null, low: null, medium: null, high: null, critical: null },
  },
  '/api/v1/alarms/{id}/snooze': { reason: 'Проба', until: '2001-01-01T00:00:00Z' },
  '/api/v1/alarms/{id}/hand-over': { person: NOWHERE },
  '/api/v1/alarms/{id}/notes': { text: 'Проба' },
  '/api/v1/alarms/{id}/merge': { into: NOWHERE },
  '/api/v1/alarms/{id}/unmerge': { reason: 'Проба' },
  '/api/v1/shifts/{id}/leave': { reason: 'Проба' },
  '/api/v1/journal': { text: 'Проба', alarm: NOWHERE },
  '/api/v1/notes': { text: 'Проба', at: [0, 0] },
  '/api/v1/screens': { code: 'AAAAAA', name: 'Проба', profile: unknown },
  '/api/v1/screens/{id}/show': { kind: 'scene', code: unknown, minutes: 1 },
  '/api/v1/screens/me/heartbeat': { sceneShown: null, build: null },
  '/api/v1/scenes': {
    ...{ code: 'city-now', nameRu: 'Проба', nameKk: 'Сынама', nameEn: 'Try', sort: 1, durationS: 10, enabled: true },
    layouts: { default: [] },
  },
  '/api/v1/screen-profiles': {
    ...{ code: 'fhd-55', nameRu: 'Проба', nameKk: 'Сынама', nameEn: 'Try', widthPx: 1920, heightPx: 1080 },
    ...{ columns: 1, rows: 1, pixelPitchMm: 0.6, distanceM: 4, bezelMm: 0 },
  },
  '/api/v1/auth/login': { email: 'nobody@astana.demo', password: 'wrong' },
};
