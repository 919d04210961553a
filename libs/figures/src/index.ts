export { FigureDesk } from './application/figure-desk.js';
export { GetFiguresCalendar } from './application/get-figures-calendar.use-case.js';
export { GetFiguresDistricts } from './application/get-figures-districts.use-case.js';
export { GetFiguresFlow } from './application/get-figures-flow.use-case.js';
export { GetFiguresMoney } from './application/get-figures-money.use-case.js';
export { GetFiguresNow } from './application/get-figures-now.use-case.js';
export { GetFiguresWeek } from './application/get-figures-week.use-case.js';
export { FiguresModule } from './figures.module.js';
