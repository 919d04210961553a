import type { CityFunction, WorkType } from '@abat/contracts';
import { useMemo } from 'react';
import { useFunctions, useWorkTypes } from '../../api/resources.js';
import type { Draft } from './draft.js';

type Kind = Pick<WorkType, 'code' | 'trench' | 'surface' | 'bufferM' | 'hinderedBufferM'>;
type Branch = Pick<CityFunction, 'code' | 'parent' | 'workType'>;
/** What tells the kind of a work: its own type or, where it has none, its function. */
export type KindOf = Partial<Pick<Draft, 'workType' | 'function'>>;
/** Finds the kind of a work; null = it has none. */
export type KindFinder = (work: KindOf) => Kind | null;

/** A function without a type of its own is of the type of the nearest function above it that has one. */
export function kindFinder(types: readonly Kind[], functions: readonly Branch[]): KindFinder {
  const typeByCode = new Map(types.map((type) => [type.code, type]));
  const branchByCode = new Map(functions.map((branch) => [branch.code, branch]));
  const typeOf = (code: string | null | undefined): string | null => {
    const branch = code ? branchByCode.get(code) : undefined;
    return branch ? (branch.workType ?? typeOf(branch.parent)) : null;
  };
  return (work) => typeByCode.get(work.workType ?? typeOf(work.function) ?? '') ?? null;
}

/** Finds the kind of a work in the registers. */
export function useKindFinder(): KindFinder {
  const [types, functions] = [useWorkTypes().data, useFunctions().data];
  return useMemo(() => kindFinder(types ?? [], functions ?? []), [types, functions]);
}

const digsTrench = (kind: Kind | null): boolean => kind?.trench === true;

/**
 * A change of what a work is. A kind that digs a trench turns its switch on, in view, and one that digs none after such a
 * kind turns it off; the person may turn it back.
 */
export function withKind(draft: Draft, change: KindOf, kindOf: KindFinder): Partial<Draft> {
  const [before, after] = [kindOf(draft), kindOf({ ...draft, ...change })];
  const [dug, digs] = [digsTrench(before), digsTrench(after)];
  if (digs && after?.code !== before?.code && draft.method !== 'trenchless')
    return { ...change, surfaceBreaking: true };
  return dug && !digs && draft.surfaceBreaking ? { ...change, surfaceBreaking: false } : change;
}

/** Whether it matters what lies on the ground after the work: the ground is opened, or something is laid on it. */
export const meansSurface = (draft: Draft, kindOf: KindFinder): boolean =>
  draft.surfaceBreaking ||
  draft.surface !== null ||
  draft.method === 'open-cut' ||
  draft.method === 'surface' ||
  Boolean(kindOf(draft)?.surface);

/** Strips around a work, metres: alone, and while it hinders traffic. */
type Strips = { bufferM: number; hinderedBufferM: number };

/** Strips of a work: those of its kind, else those of the rule. */
export const stripsOf = (kind: Kind | null, rule: Strips): Strips => ({
  bufferM: kind?.bufferM ?? rule.bufferM,
  hinderedBufferM: kind?.hinderedBufferM ?? kind?.bufferM ?? rule.hinderedBufferM,
});
