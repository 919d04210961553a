import { defineRule } from '../../domain/rule.js';
import { worksOfFunctions, worksOfTypes } from '../work-pairs/scope.js';
import { explainWorkSeason } from './work-season.explain.js';
import { judgeWorkSeason } from './work-season.judge.js';
import { measureWorkSeason } from './work-season.measure.js';
import { workSeasonSettingsSchema } from './work-season.settings.js';

/** A work outside of the season of its kind. */
export const workSeason = defineRule({
  code: 'work.season',
  subject: 'work',
  other: null,
  reactsTo: { work: 'self', function: worksOfFunctions, 'work-type': worksOfTypes },
  settings: workSeasonSettingsSchema,
  contextMeasures: ['overruns', 'typeRu', 'typeKk', 'typeEn', 'windowFrom', 'windowTo'],
  measure: measureWorkSeason,
  judge: judgeWorkSeason,
  explain: explainWorkSeason,
});
