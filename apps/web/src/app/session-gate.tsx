import { Center, Loader } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect } from 'react';
import type { Action, Me } from '@abat/contracts';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useMe } from '../api/resources.js';
import { adoptUserLocale } from '../i18n/index.js';
import { startLive } from '../live/live-client.js';
import { ErrorState } from '../ui/states.js';

const MeContext = createContext<Me | null>(null);

/** The signed-in user. Only below the session gate. */
export function useUser(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('no session above this component');
  return me;
}

/** Whether the signed-in user may do this at all; the server decides about the single record. */
export const useMay = (action: Action): boolean => useUser().actions.includes(action);

/** Lets only signed-in people through, and keeps the live connection open while they are. */
export function SessionGate() {
  const client = useQueryClient();
  const location = useLocation();
  const { data: me, error, refetch } = useMe();
  const userId = me?.id;
  useEffect(() => (userId ? startLive(client) : undefined), [client, userId]);
  useEffect(() => {
    if (me) adoptUserLocale(me.locale);
  }, [me]);
  if (me) {
    return (
      <MeContext value={me}>
        <Outlet />
      </MeContext>
    );
  }
  if (me === null) {
    const back = location.pathname + location.search;
    return <Navigate to={`/sign-in?back=${encodeURIComponent(back)}`} replace />;
  }
  return <Center h="100%">{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loader />}</Center>;
}
