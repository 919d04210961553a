import { useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { startLive } from '../../live/live-client.js';
import { forgetOwner, nameKeeper } from '../../offline/kept-store.js';
import { WALL } from '../../offline/owner.js';
import { PairingView } from './pairing-view.js';
import { useOwnScreen, type OwnState } from './use-own-screen.js';
import { WallScreen } from './wall-screen.js';
import classes from './wall.module.css';

/** A paired wall keeps its last picture for the time without a server; one that is refused has nothing to keep. */
function useKeeper(state: OwnState | undefined): void {
  const isPaired = state && state.own !== null;
  useEffect(() => {
    if (isPaired === true) void nameKeeper(WALL);
    if (isPaired === false) void forgetOwner(WALL);
  }, [isPaired]);
}

/** A wall: paired it shows its scenes, else the code by which it is paired. Nobody signs in here. */
export function WallPage() {
  const client = useQueryClient();
  const { setColorScheme } = useMantineColorScheme();
  const { data, isError } = useOwnScreen();
  const own = data?.own ?? null;
  const isPaired = own !== null;
  const theme = own?.screen.theme ?? 'dark';
  useEffect(() => (isPaired ? startLive(client, { asScreen: true }) : undefined), [client, isPaired]);
  useKeeper(data);
  useEffect(() => setColorScheme(theme), [setColorScheme, theme]);
  if (own) return <WallScreen own={own} />;
  // Without an answer nobody knows whether the wall is paired: it waits instead of giving itself up.
  if (!data && !isError) return <main className={classes.dark} />;
  return <PairingView waiting={data && !data.own ? data.waiting : null} hasLink={!isError} />;
}
