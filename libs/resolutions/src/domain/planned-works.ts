import type { ResolutionPlan } from '@abat/contracts';

/** Every work a plan names, with the path of the name in the request. */
export function plannedWorks({ moves, methods = [], places = [], cancel }: ResolutionPlan): {
  path: string;
  work: string;
}[] {
  const listed = Object.entries({ moves, methods, places }).flatMap(([part, items]) =>
    items.map(({ work }, index) => ({ path: `plan.${part}.${index}.work`, work })),
  );
  return cancel ? [...listed, { path: 'plan.cancel', work: cancel }] : listed;
}
