import type { BlockCode } from '@abat/contracts';
import type { ComponentType } from 'react';
import { AlarmKpis } from './alarm-kpis.js';
import type { BlockProps } from './block-props.js';
import { CalendarHeat } from './calendar-heat.js';
import { Changes } from './changes.js';
import { CityMap } from './city-map.js';
import { DecisionsDue } from './decisions-due.js';
import { DistrictCards } from './district-cards.js';
import { DistrictMultiples } from './district-multiples.js';
import { GravestFindings } from './gravest-findings.js';
import { KeyFigures } from './key-figures.js';
import { Legend } from './legend.js';
import { MoneyBars } from './money-bars.js';
import { PowersOverlaps } from './powers-overlaps.js';
import { Requests } from './requests.js';
import { ResponsibilityFlow } from './responsibility-flow.js';
import { Severities } from './severities.js';
import { TextBlock } from './text-block.js';
import { WeekWorks } from './week-works.js';

type BlockDefinition = {
  component: ComponentType<BlockProps>;
  /** Least size in cells of a scene of 12 x 8. */
  least: { w: number; h: number };
  /** Size of a new one where a scene has room for it. */
  first?: { w: number; h: number };
};

/** Every block there is. Titles and definitions: `blocks:title.<code>`, `blocks:definition.<code>`. */
export const BLOCKS: Record<BlockCode, BlockDefinition> = {
  'key-figures': { component: KeyFigures, least: { w: 3, h: 2 } },
  severities: { component: Severities, least: { w: 3, h: 3 } },
  // Scenes are kept with this code, from when the newest came first.
  'newest-findings': { component: GravestFindings, least: { w: 3, h: 3 } },
  'city-map': { component: CityMap, least: { w: 3, h: 3 } },
  'district-cards': { component: DistrictCards, least: { w: 3, h: 3 } },
  'district-multiples': { component: DistrictMultiples, least: { w: 3, h: 3 } },
  'powers-overlaps': { component: PowersOverlaps, least: { w: 3, h: 3 } },
  'week-works': { component: WeekWorks, least: { w: 4, h: 4 } },
  'money-bars': { component: MoneyBars, least: { w: 4, h: 4 } },
  requests: { component: Requests, least: { w: 2, h: 2 } },
  'decisions-due': { component: DecisionsDue, least: { w: 3, h: 3 } },
  'alarm-kpis': { component: AlarmKpis, least: { w: 3, h: 3 } },
  changes: { component: Changes, least: { w: 3, h: 3 } },
  'responsibility-flow': { component: ResponsibilityFlow, least: { w: 6, h: 4 } },
  'calendar-heat': { component: CalendarHeat, least: { w: 6, h: 3 } },
  legend: { component: Legend, least: { w: 3, h: 1 } },
  text: { component: TextBlock, least: { w: 2, h: 1 }, first: { w: 6, h: 2 } },
};
