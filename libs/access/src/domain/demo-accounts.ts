import type { Role } from '@abat/contracts';

/** An account for showing the product. `district` and `agency` are codes of the Astana set. */
export type DemoAccountPlan = { role: Role; email: string; title: string; district?: string; agency?: string };

/** A demo account with its password, as people get it. */
export type DemoAccount = { role: Role; email: string; password: string; title: string };

/** One account per role. Titles stand for names: no living person is meant. */
export const DEMO_ACCOUNTS: readonly DemoAccountPlan[] = [
  {
    role: 'operator',
    email: 'operator@astana.demo',
    title: 'Оператор ситуационного центра',
    agency: 'urbanism-centre',
  },
  {
    role: 'planner',
    email: 'planner@astana.demo',
    title: 'Планировщик аппарата акима района «Алматы»',
    district: 'almaty',
    agency: 'akim-almaty',
  },
  {
    role: 'executive',
    email: 'executive@astana.demo',
    title: 'Исполнитель Управления охраны окружающей среды',
    agency: 'dep-environment',
  },
  { role: 'reviewer', email: 'reviewer@astana.demo', title: 'Заместитель акима города', agency: 'akimat' },
  { role: 'administrator', email: 'administrator@astana.demo', title: 'Администратор системы' },
  { role: 'viewer', email: 'viewer@astana.demo', title: 'Наблюдатель' },
];
