import type { Responsibility, ResponsibilityAnswer, Stage } from '@abat/contracts';
import { STAGES } from '@abat/contracts';

/** One stage of a function at a place: holders of the function itself, of those above it, and what is wrong. */
export type ShownAnswer = ResponsibilityAnswer & { inherited: number[] };
export type ShownFunction = { place: number; answers: ShownAnswer[] };

function above(functions: Responsibility['functions'], place: number, stage: Stage): number[] {
  const found: number[] = [];
  for (let at = functions[place]!.parent; at !== null; at = functions[at]!.parent)
    found.push(...(functions[at]!.stages.find((answer) => answer.stage === stage)?.holders ?? []));
  return found;
}

/** Every function with who answers for it; a holder of a function holds everything below it. */
export function shownFunctions({ functions }: Responsibility): ShownFunction[] {
  return functions.map((row, place) => ({
    place,
    answers: STAGES.flatMap((stage): ShownAnswer[] => {
      const own = row.stages.find((answer) => answer.stage === stage);
      const inherited = above(functions, place, stage);
      if (!own && inherited.length === 0) return [];
      return [{ ...(own ?? { stage, holders: [], overlaps: [], gap: false }), inherited }];
    }),
  }));
}
