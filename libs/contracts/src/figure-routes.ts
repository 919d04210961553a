import * as figures from './figures.js';
import * as moments from './moments.js';
import { type Route, v1 } from './register-routes.js';

const figure = { method: 'get', tag: 'figures', action: 'read', status: 200 } as const;
const moment = { method: 'get', tag: 'moments', action: 'read', status: 200 } as const;

/** Sums for pictures and blocks, and what changed between two moments. */
export const FIGURE_ROUTES: readonly Route[] = [
  {
    ...figure,
    path: `${v1}/figures/now`,
    summary: 'Key figures of the city or a district now',
    query: figures.figuresNowQuerySchema,
    response: figures.figuresNowSchema,
  },
  {
    ...figure,
    path: `${v1}/figures/districts`,
    summary: 'Key figures of every district with their last twelve weeks',
    query: figures.figuresDistrictsQuerySchema,
    response: figures.figuresDistrictsSchema,
  },
  {
    ...figure,
    path: `${v1}/figures/calendar`,
    summary: 'Works, findings and restrictions per day of a year',
    query: figures.figuresCalendarQuerySchema,
    response: figures.figuresCalendarSchema,
  },
  {
    ...figure,
    path: `${v1}/figures/money`,
    summary: 'Money of a year by administrator and source',
    query: figures.figuresMoneyQuerySchema,
    response: figures.figuresMoneySchema,
  },
  {
    ...figure,
    path: `${v1}/figures/flow`,
    summary: 'Flow of responsibility: function, stage, body',
    query: figures.figuresFlowQuerySchema,
    response: figures.figuresFlowSchema,
  },
  {
    ...figure,
    path: `${v1}/figures/week`,
    summary: 'Works of seven days by day and district, with their findings',
    query: figures.figuresWeekQuerySchema,
    response: figures.figuresWeekSchema,
  },
  {
    ...moment,
    path: `${v1}/changes`,
    summary: 'What changed between two moments, newest first',
    query: moments.changesQuerySchema,
    response: moments.changesSchema,
  },
  {
    ...moment,
    path: `${v1}/changes/histogram`,
    summary: 'How much changed per hour or day',
    query: moments.changeHistogramQuerySchema,
    response: moments.changeHistogramSchema,
  },
];
