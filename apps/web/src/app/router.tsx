import { Center, Loader } from '@mantine/core';
import { createBrowserRouter, redirect } from 'react-router';
import { ErrorPage, NotFoundPage } from './error-page.js';
import { followLastView, lastView } from '../offline/last-view.js';
import { followNavigation } from '../url/navigation.js';
import { SessionGate } from './session-gate.js';

const Waiting = () => (
  <Center h="100%">
    <Loader />
  </Center>
);

const toMandates = ({ request }: { request: Request }) => redirect(`/powers/mandates${new URL(request.url).search}`);
const toStart = ({ request }: { request: Request }) => redirect(lastView() ?? `/start${new URL(request.url).search}`);

/** One console with a panel per route; the map stays mounted beneath all of them. */
export const router = createBrowserRouter([
  {
    path: '/sign-in',
    lazy: async () => ({ Component: (await import('../features/sign-in/sign-in-page.js')).SignInPage }),
    errorElement: <ErrorPage />,
    HydrateFallback: Waiting,
  },
  {
    path: '/wall',
    lazy: async () => ({ Component: (await import('../features/wall/wall-page.js')).WallPage }),
    errorElement: <ErrorPage />,
    HydrateFallback: Waiting,
  },
  {
    element: <SessionGate />,
    errorElement: <ErrorPage />,
    children: [
      {
        // The console brings the map engine with it: the door opens without waiting for that.
        lazy: async () => ({ Component: (await import('../features/shell/console.js')).Console }),
        HydrateFallback: Waiting,
        handle: { console: true },
        children: [
          { index: true, loader: toStart, element: null, handle: { wide: true } },
          {
            path: 'start',
            lazy: async () => ({ Component: (await import('../features/start/start-page.js')).StartPage }),
            handle: { wide: true },
          },
          {
            path: 'shift',
            lazy: async () => ({ Component: (await import('../features/shift/shift-page.js')).ShiftPage }),
            handle: { wide: true, beside: true },
          },
          {
            path: 'findings',
            lazy: async () => ({ Component: (await import('../features/findings/findings-panel.js')).FindingsPanel }),
            handle: { dated: true },
          },
          {
            path: 'works',
            lazy: async () => ({ Component: (await import('../features/works/works-panel.js')).WorksPanel }),
            handle: { dated: true },
          },
          {
            path: 'field',
            lazy: async () => ({ Component: (await import('../features/field/field-page.js')).FieldPage }),
          },
          {
            path: 'field/:id',
            lazy: async () => ({ Component: (await import('../features/field/field-work.js')).FieldWorkPage }),
          },
          {
            path: 'programme',
            lazy: async () => ({
              Component: (await import('../features/programme/programme-page.js')).ProgrammePage,
            }),
            handle: { wide: true, beside: true, drawer: true, dated: true },
          },
          {
            path: 'projects',
            lazy: async () => ({ Component: (await import('../features/plan/projects-page.js')).ProjectsPage }),
            handle: { wide: true },
          },
          {
            path: 'projects/:id',
            lazy: async () => ({ Component: (await import('../features/plan/project-page.js')).ProjectPage }),
            handle: { wide: true },
          },
          {
            path: 'needs',
            lazy: async () => ({ Component: (await import('../features/plan/needs-page.js')).NeedsPage }),
            handle: { wide: true, beside: true },
          },
          {
            path: 'restrictions',
            lazy: async () => ({ Component: (await import('../features/plan/restrictions-page.js')).RestrictionsPage }),
            handle: { wide: true, beside: true, dated: true },
          },
          {
            path: 'work-types',
            lazy: async () => ({ Component: (await import('../features/plan/type-pages.js')).WorkTypesPage }),
            handle: { wide: true },
          },
          {
            path: 'work-seasons',
            lazy: async () => ({ Component: (await import('../features/plan/type-pages.js')).WorkSeasonsPage }),
            handle: { wide: true },
          },
          {
            path: 'holidays',
            lazy: async () => ({ Component: (await import('../features/plan/type-pages.js')).HolidaysPage }),
            handle: { wide: true },
          },
          { path: 'powers', loader: toMandates, element: null, handle: { wide: true } },
          {
            path: 'powers/:tab',
            lazy: async () => ({ Component: (await import('../features/powers/powers-page.js')).PowersPage }),
            handle: { wide: true, dated: true },
          },
          {
            path: 'matrix',
            lazy: async () => ({ Component: (await import('../features/matrix/matrix-page.js')).MatrixPage }),
            handle: { wide: true, dated: true },
          },
          {
            path: 'scenarios',
            lazy: async () => ({ Component: (await import('../features/scenarios/scenarios-page.js')).ScenariosPage }),
            handle: { wide: true },
          },
          {
            path: 'scenarios/compare',
            lazy: async () => ({
              Component: (await import('../features/scenarios/side-by-side-page.js')).SideBySidePage,
            }),
            handle: { wide: true },
          },
          {
            path: 'scenarios/:id',
            lazy: async () => ({ Component: (await import('../features/scenarios/scenario-page.js')).ScenarioPage }),
            handle: { wide: true },
          },
          {
            path: 'regulations',
            lazy: async () => ({
              Component: (await import('../features/regulations/regulations-page.js')).RegulationsPage,
            }),
            handle: { wide: true },
          },
          {
            path: 'regulations/:id',
            lazy: async () => ({
              Component: (await import('../features/regulations/regulation-page.js')).RegulationPage,
            }),
            handle: { wide: true },
          },
          {
            path: 'screens',
            lazy: async () => ({ Component: (await import('../features/screens/screens-page.js')).ScreensPage }),
            handle: { wide: true },
          },
          {
            path: 'settings',
            lazy: async () => ({ Component: (await import('../features/settings/settings-page.js')).SettingsPage }),
            handle: { wide: true },
          },
          {
            path: 'changes',
            lazy: async () => ({ Component: (await import('../features/changes/changes-panel.js')).ChangesPanel }),
          },
          {
            path: 'figures',
            lazy: async () => ({ Component: (await import('../features/figures/figures-page.js')).FiguresPage }),
            handle: { wide: true },
          },
          {
            path: 'imports',
            lazy: async () => ({ Component: (await import('../features/imports/imports-page.js')).ImportsPage }),
            handle: { wide: true },
          },
          {
            path: 'imports/:id',
            lazy: async () => ({ Component: (await import('../features/imports/import-page.js')).ImportPage }),
            handle: { wide: true },
          },
        ],
      },
    ],
  },
  { path: '*', element: <NotFoundPage />, errorElement: <ErrorPage /> },
]);

followNavigation(router);
followLastView(router);
