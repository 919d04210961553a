import type { Finding, LegalAct, Mandate, Page, Scenario, Site, Territory, WorkSummary } from '@abat/contracts';
import type { ApiClient } from '../../support/api-client.js';
import type { AbatSystem } from '../../support/system.js';

/** One screen a person can reach by its address. */
export type Screen = { name: string; path: string };

/** @throws when the list has none that fits */
function firstOf<Item>({ items }: Page<Item>, what: string, fits: (item: Item) => boolean = () => true): Item {
  const found = items.find(fits);
  if (!found) throw new Error(`the Astana set has no ${what}`);
  return found;
}

/** Every screen of the console, with real objects of the Astana set in the drawers; the map bare, to draw fast. */
export async function consoleScreens(abat: AbatSystem): Promise<Screen[]> {
  const api = await abat.as('operator');
  // Nobody wished anything in the Astana set. Asked for twice, the second is refused.
  await api.post('/api/v1/needs', {
    externalId: 'n1',
    title: 'Скамейки у школы',
    origin: 'resident',
    territory: 'esil',
  });
  const works = await api.read<Page<WorkSummary>>('/api/v1/works?limit=500');
  const clashes = await api.read<Page<Finding>>('/api/v1/findings?rule=work.clash&limit=1');
  const duplicates = await api.read<Page<Finding>>('/api/v1/findings?rule=mandate.duplicate&limit=1');
  const scenarios = await api.read<Page<Scenario>>('/api/v1/scenarios?limit=1');
  const sites = await api.read<Page<Site>>('/api/v1/sites?limit=1');
  const districts = await api.read<Page<Territory>>('/api/v1/territories?kind=district&limit=1');
  const approximate = firstOf(
    works,
    'approximate work',
    (work) => work.geometryAccuracy === 'approximate' && work.demo,
  );
  const clashing = firstOf(works, 'work in a clash', (work) => work.openFindings > 0);
  return [
    ...(await powerScreens(api)),
    ...(await planScreens(api)),
    { name: 'scenarios', path: '/scenarios?layers=none' },
    { name: 'scenario', path: `/scenarios/${firstOf(scenarios, 'scenario').id}?layers=none` },
    { name: 'findings', path: '/findings?layers=none' },
    { name: 'works', path: '/works?layers=none' },
    { name: 'programme', path: '/programme?layers=none&b.group=district&w.period=all' },
    { name: 'figures', path: '/figures?layers=none' },
    { name: 'changes', path: '/changes?layers=none' },
    { name: 'works-time', path: '/works?layers=none&time=1' },
    { name: 'works-planned', path: '/works?layers=none&time=1&span=year&on=2027-06-15' },
    { name: 'shift', path: '/shift?layers=none' },
    { name: 'imports', path: '/imports?layers=none' },
    { name: 'work', path: `/works?layers=none&sel=work:${approximate.id}` },
    { name: 'work-edit', path: `/works?layers=none&sel=work:${clashing.id}&edit=1` },
    { name: 'work-new', path: '/works?layers=none&new=work' },
    { name: 'finding-clash', path: `/findings?layers=none&sel=finding:${firstOf(clashes, 'clash').id}` },
    { name: 'finding-duplicate', path: `/findings?layers=none&sel=finding:${firstOf(duplicates, 'duplicate').id}` },
    { name: 'site', path: `/findings?layers=none&sel=site:${firstOf(sites, 'site').id}` },
    { name: 'district', path: `/findings?layers=none&sel=territory:${firstOf(districts, 'district').id}` },
  ];
}

/** Registers of the plan, a row of each kind beside them, their forms, and the settings. */
async function planScreens(api: ApiClient): Promise<Screen[]> {
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
  const projects = await api.read<Page<{ id: string }>>('/api/v1/projects?limit=1');
  return [
    { name: 'projects', path: '/projects?layers=none' },
    { name: 'project', path: `/projects/${firstOf(projects, 'project').id}?layers=none` },
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
  const tables = ['mandates', 'legal-acts', 'legal-gaps', 'coverage-requirements', 'functions', 'mandate-sets'];
  const act = `/powers/legal-acts?layers=none&row=${firstOf(acts, 'repealed act').id}`;
  return [
    ...tables.map((table) => ({ name: table, path: `/powers/${table}?layers=none` })),
    { name: 'mandate', path: `/powers/mandates?layers=none&row=${firstOf(mandates, 'mandate m101').id}` },
    { name: 'act', path: act },
    { name: 'act-edit', path: `${act}&form=1` },
    { name: 'agreement-new', path: '/powers/agreements?layers=none&row=new' },
  ];
}
