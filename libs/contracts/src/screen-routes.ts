import { type Route, v1 } from './register-routes.js';
import * as screens from './screens.js';

const tag = 'screens';
const ofScreens = `${v1}/screens`;
const ofScreen = `${ofScreens}/{id}`;
const screen = { tag, response: screens.screenSchema, status: 200 } as const;

const OF_WALLS: readonly Route[] = [
  {
    method: 'post',
    path: `${ofScreens}/pairings`,
    tag,
    summary: 'A wall asks for a pairing code: sets a cookie by which it learns of the answer',
    action: 'public',
    response: screens.pairingSchema,
    status: 201,
  },
  {
    method: 'get',
    path: `${ofScreens}/pairings/current`,
    tag,
    summary: 'Whether the wall has been paired: then sets the cookie of the screen',
    action: 'public',
    response: screens.pairingStateSchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${ofScreens}/me`,
    tag,
    summary: 'The screen that asks: its scenes as its profile shows them and what is put on it',
    action: 'screen',
    response: screens.ownScreenSchema,
    status: 200,
  },
  {
    method: 'post',
    path: `${ofScreens}/me/heartbeat`,
    tag,
    summary: 'A screen tells that it lives and what it shows',
    action: 'screen',
    body: screens.heartbeatSchema,
    status: 204,
  },
];

const OF_CONSOLE: readonly Route[] = [
  {
    method: 'get',
    path: ofScreens,
    tag,
    summary: 'List: paired screens',
    action: 'screen.manage',
    response: screens.screensSchema,
    status: 200,
  },
  {
    ...screen,
    method: 'post',
    path: ofScreens,
    summary: 'Pair the wall that shows a code',
    action: 'screen.manage',
    body: screens.screenDraftSchema,
    status: 201,
    versioned: true,
  },
  { ...screen, method: 'get', path: ofScreen, summary: 'One: screen', action: 'screen.manage', versioned: true },
  {
    ...screen,
    method: 'patch',
    path: ofScreen,
    summary: 'Change: screen',
    action: 'screen.manage',
    body: screens.screenPatchSchema,
    versioned: true,
  },
  {
    method: 'delete',
    path: ofScreen,
    tag,
    summary: 'Revoke a screen: it is cut off at once',
    action: 'screen.manage',
    status: 204,
    versioned: true,
  },
  {
    ...screen,
    method: 'post',
    path: `${ofScreen}/show`,
    summary: 'Put a scene, a finding, a work or a site on a screen for some minutes',
    action: 'screen.manage',
    body: screens.showSchema,
  },
  {
    ...screen,
    method: 'delete',
    path: `${ofScreen}/show`,
    summary: 'Let a screen return to its scenes',
    action: 'screen.manage',
  },
];

type Kept = Pick<Required<Route>, 'body' | 'response'> & { path: string; name: string; draft: Route['body'] };

/** What ships with the product and may be changed and added to. */
const kept = ({ path, name, draft, body, response }: Kept, list: Route['response']): Route[] => {
  const one = { tag, path: `${path}/{code}`, response, status: 200, versioned: true } as const;
  return [
    {
      method: 'get',
      path,
      tag,
      summary: `List: ${name}`,
      action: 'read',
      response: list as typeof response,
      status: 200,
    },
    {
      ...one,
      path,
      method: 'post',
      summary: `Create: ${name}`,
      action: 'screen.manage',
      body: draft as typeof body,
      status: 201,
    },
    { ...one, method: 'get', summary: `One: ${name}`, action: 'read' },
    { ...one, method: 'patch', summary: `Change: ${name}; version 0 = never changed`, action: 'screen.manage', body },
    {
      method: 'delete',
      path: one.path,
      tag,
      summary: `Delete: ${name}; what ships with the product returns to how it was`,
      action: 'screen.manage',
      status: 204,
      versioned: true,
    },
  ];
};

/** Endpoints of walls: pairing, what they show, scenes and profiles. */
export const SCREEN_ROUTES: readonly Route[] = [
  ...OF_WALLS,
  ...OF_CONSOLE,
  ...kept(
    {
      path: `${v1}/scenes`,
      name: 'scenes of walls',
      draft: screens.sceneDraftSchema,
      body: screens.scenePatchSchema,
      response: screens.sceneSchema,
    },
    screens.scenesSchema,
  ),
  ...kept(
    {
      path: `${v1}/screen-profiles`,
      name: 'profiles of screens',
      draft: screens.screenProfileDraftSchema,
      body: screens.screenProfilePatchSchema,
      response: screens.screenProfileSchema,
    },
    screens.screenProfilesSchema,
  ),
];
