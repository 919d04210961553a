import { readFile } from 'node:fs/promises';
import type {
  Alarm,
  Finding,
  LegalAct,
  Mandate,
  MapNote,
  Page,
  Project,
  Regulation,
  Scenario,
  Site,
  Territory,
  WorkSummary,
} from '@abat/contracts';
import type { ApiClient } from '../../support/api-client.js';
import type { AbatSystem } from '../../support/system.js';
import { dialogsOf } from './dialogs.js';
import type { Desk } from './desk.js';

/** One screen a person can reach by its address, and what they then open there by hand. */
export type Screen = { name: string; path: string; open?: (desk: Desk) => Promise<void> };

/** @throws when the list has none that fits */
function firstOf<Item>({ items }: Page<Item>, what: string, fits: (item: Item) => boolean = () => true): Item {
  const found = items.find(fits);
  if (!found) throw new Error(`the Astana set has no ${what}`);
  return found;
}

/**
 * Every screen of the console, with real objects of the Astana set in the drawers; the map bare, to draw fast. What the
 * set lacks is made; asked for twice, most of it is there already and refused.
 */
export async function consoleScreens(abat: AbatSystem): Promise<Screen[]> {
  // Alarms follow findings a moment later.
  await abat.settled();
  const api = await abat.as('operator');
  const screens = [
    ...(await powerScreens(api)),
    ...(await planScreens(api)),
    ...(await scenarioScreens(api)),
    ...(await workScreens(api)),
    ...(await findingScreens(api)),
    ...(await shiftScreens(api)),
    ...(await fileScreens(api)),
    ...(await timeScreens(api)),
    { name: 'matrix', path: '/matrix?layers=none' },
    { name: 'walls', path: '/screens?layers=none' },
    { name: 'wall-scenes', path: '/screens?layers=none&tab=scenes&scene=money' },
  ];
  return [...screens, ...dialogsOf(screens)];
}

/** Works as a list, a programme and in drawers. */
async function workScreens(api: ApiClient): Promise<Screen[]> {
  const works = await api.read<Page<WorkSummary>>('/api/v1/works?limit=500');
  const approximate = firstOf(
    works,
    'approximate work',
    (work) => work.geometryAccuracy === 'approximate' && work.demo,
  );
  const clashing = firstOf(works, 'work in a clash', (work) => work.openFindings > 0);
  const path = '/works?layers=none';
  return [
    { name: 'works', path },
    { name: 'works-none', path: `${path}&w.q=nothing-is-called-so` },
    { name: 'field', path: '/field?layers=none' },
    { name: 'field-work', path: `/field/${clashing.id}?layers=none` },
    { name: 'work', path: `${path}&sel=work:${approximate.id}` },
    { name: 'work-edit', path: `${path}&sel=work:${clashing.id}&edit=1` },
    { name: 'work-new', path: `${path}&new=work` },
    { name: 'work-near', path: `${path}&sel=work:${approximate.id}&near=300` },
    { name: 'panes', path: `${path}&sel=work:${approximate.id}&beside=work:${clashing.id}` },
    { name: 'programme', path: '/programme?layers=none&b.group=district&w.period=all' },
    { name: 'programme-wide', path: '/programme?layers=none&b.map=off&b.group=agency&b.zoom=week&w.period=all' },
  ];
}

/** Findings as a list and in drawers, and what is known of places. */
async function findingScreens(api: ApiClient): Promise<Screen[]> {
  const clashes = await api.read<Page<Finding>>('/api/v1/findings?rule=work.clash&limit=1');
  const duplicates = await api.read<Page<Finding>>('/api/v1/findings?rule=mandate.duplicate&limit=1');
  const sites = await api.read<Page<Site>>('/api/v1/sites?limit=1');
  const districts = await api.read<Page<Territory>>('/api/v1/territories?kind=district&limit=1');
  const path = '/findings?layers=none';
  const noteDraft = { text: 'Люк открыт, ограждение стоит', at: [71.4306, 51.1283] };
  const note = await api.done(api.post<MapNote>('/api/v1/notes', noteDraft));
  return [
    { name: 'findings', path },
    { name: 'map-alone', path: `${path}&panel=off` },
    { name: 'finding-clash', path: `${path}&sel=finding:${firstOf(clashes, 'clash').id}` },
    { name: 'finding-duplicate', path: `${path}&sel=finding:${firstOf(duplicates, 'duplicate').id}` },
    { name: 'site', path: `${path}&sel=site:${firstOf(sites, 'site').id}` },
    { name: 'district', path: `${path}&sel=territory:${firstOf(districts, 'district').id}` },
    { name: 'note', path: `${path}&sel=note:${note.id}` },
    { name: 'note-new', path: `${path}&new=note` },
    { name: 'responsibility', path: `${path}&r.on=1` },
    { name: 'who-answers', path: `${path}&r.on=1&r.point=71.43060,51.12830` },
  ];
}

/** The queue of alarms with a card, and what stands beside it. */
async function shiftScreens(api: ApiClient): Promise<Screen[]> {
  const alarm = firstOf(await api.read<Page<Alarm>>('/api/v1/alarms?limit=1'), 'alarm');
  const path = '/shift?layers=none';
  return [
    { name: 'shift', path },
    { name: 'alarm', path: `${path}&alarm=${alarm.id}` },
    ...['journal', 'notes', 'people'].map((side) => ({ name: `shift-${side}`, path: `${path}&a.side=${side}` })),
  ];
}

/** The past and the time to come, and pictures of both. */
async function timeScreens(api: ApiClient): Promise<Screen[]> {
  const { items } = await api.read<Page<WorkSummary>>('/api/v1/works?limit=1');
  const at = new Date().toISOString();
  return [
    { name: 'works-time', path: '/works?layers=none&time=1' },
    { name: 'works-planned', path: '/works?layers=none&time=1&span=year&on=2027-06-15' },
    { name: 'work-past', path: `/works?layers=none&time=1&at=${at}&sel=work:${items[0]?.id}` },
    { name: 'figures', path: '/figures?layers=none' },
    { name: 'changes', path: '/changes?layers=none' },
    { name: 'changes-week', path: '/changes?layers=none&c.since=week' },
  ];
}

/** What came from files: imports with remarks, regulations of bodies. */
async function fileScreens(api: ApiClient): Promise<Screen[]> {
  const rows =
    'external_id,title,agency,function,start,end,lon,lat\nx-1,Неизвестный орган,no-such,improvement,,,71.4,51.1';
  const run = await api.done(api.upload<{ id: string }>('/api/v1/imports?kind=works', 'работы 2031.csv', rows));
  const example = 'district-office.ru.txt';
  const text = await readFile(`infra/data/astana/examples/${example}`);
  await api.upload('/api/v1/regulations?agency=akim-almaty', example, text);
  const regulation = firstOf(await api.read<Page<Regulation>>('/api/v1/regulations?limit=1'), 'regulation');
  return [
    { name: 'imports', path: '/imports?layers=none' },
    { name: 'import', path: `/imports/${run.id}?layers=none` },
    { name: 'regulations', path: '/regulations?layers=none' },
    { name: 'regulation', path: `/regulations/${regulation.id}?layers=none` },
  ];
}

/** Scenarios: the list, one, two of them side by side. */
async function scenarioScreens(api: ApiClient): Promise<Screen[]> {
  await api.post('/api/v1/scenarios', { code: 'courtyards', nameRu: 'Дворы — районам', effectiveOn: '2027-01-01' });
  const scenarios = await api.read<Page<Scenario>>('/api/v1/scenarios');
  const { id } = firstOf(scenarios, 'scenario with steps', ({ steps }) => steps.length > 0);
  const other = firstOf(scenarios, 'scenario without steps', ({ steps }) => steps.length === 0);
  return [
    { name: 'scenarios', path: '/scenarios?layers=none' },
    { name: 'scenario', path: `/scenarios/${id}?layers=none` },
    { name: 'scenario-empty', path: `/scenarios/${other.id}?layers=none` },
    { name: 'scenarios-compared', path: `/scenarios/compare?layers=none&ids=${id},${other.id}` },
  ];
}

/** Registers of the plan, a row of each kind beside them, their forms, and the settings. */
async function planScreens(api: ApiClient): Promise<Screen[]> {
  await api.post('/api/v1/needs', {
    externalId: 'n1',
    title: 'Скамейки у школы',
    origin: 'resident',
    territory: 'esil',
  });
  const drawn = ['needs', 'restrictions'];
  const registers = [...drawn, 'work-types', 'work-seasons', 'holidays'];
  const rows = registers.map(async (register): Promise<Screen[]> => {
    const row = firstOf(await api.read<Page<{ id: string }>>(`/api/v1/${register}?limit=1`), register);
    const path = `/${register}?layers=none`;
    return [
      { name: register, path },
      { name: `${register}-row`, path: `${path}&row=${row.id}` },
      ...(drawn.includes(register) ? [{ name: `${register}-edit`, path: `${path}&row=${row.id}&form=1` }] : []),
    ];
  });
  const project = firstOf(await api.read<Page<Project>>('/api/v1/projects?limit=1'), 'project');
  return [
    { name: 'projects', path: '/projects?layers=none' },
    { name: 'project', path: `/projects/${project.id}?layers=none` },
    { name: 'project-part', path: `/projects/${project.id}?layers=none&part=milestones&row=new` },
    { name: 'need-new', path: '/needs?layers=none&row=new' },
    { name: 'settings', path: '/settings?layers=none' },
    { name: 'settings-surface', path: '/settings?layers=none&rule=restriction.fresh-surface' },
    { name: 'settings-nuisance', path: '/settings?layers=none&rule=work.nuisance' },
    ...(await Promise.all(rows)).flat(),
  ];
}

/** The tables of powers, a row of each kind beside them, and the forms. */
async function powerScreens(api: ApiClient): Promise<Screen[]> {
  const mandates = await api.read<Page<Mandate>>('/api/v1/mandates?q=m101');
  const acts = await api.read<Page<LegalAct>>('/api/v1/legal-acts?status=repealed');
  const tables = [
    ...['mandates', 'agreements', 'legal-acts', 'legal-gaps', 'coverage-requirements'],
    ...['functions', 'object-kinds', 'mandate-sets'],
  ];
  const act = `/powers/legal-acts?layers=none&row=${firstOf(acts, 'repealed act').id}`;
  const mandate = firstOf(mandates, 'mandate m101');
  return [
    ...tables.map((table) => ({ name: table, path: `/powers/${table}?layers=none` })),
    { name: 'mandate', path: `/powers/mandates?layers=none&row=${mandate.id}` },
    { name: 'matrix-cell', path: `/matrix?layers=none&m.cell=${mandate.function}~${mandate.agency}` },
    { name: 'act', path: act },
    { name: 'act-edit', path: `${act}&form=1` },
    { name: 'agreement-new', path: '/powers/agreements?layers=none&row=new' },
  ];
}
