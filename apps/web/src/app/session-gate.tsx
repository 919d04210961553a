import { Center, Loader } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { Action, Me } from '@abat/contracts';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useMe } from '../api/resources.js';
import { sessionHint } from '../api/session-hint.js';
import { adoptUserLocale } from '../i18n/index.js';
import { startLive } from '../live/live-client.js';
import { laterPart } from '../ui/later-part.js';
import { ErrorState } from '../ui/states.js';
import { hasUnsaved } from '../ui/unsaved.js';

const MeContext = createContext<Me | null>(null);

/** The signed-in user. Only below the session gate. */
export function useUser(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('no session above this component');
  return me;
}

/** Whether the signed-in user may do this at all; the server decides about the single record. */
export const useMay = (action: Action): boolean => useUser().actions.includes(action);

const SessionEnded = laterPart(async () => (await import('./session-ended.js')).SessionEnded);

/** Who was here until the session ended, while something they wrote would be lost; nobody once they leave by themselves. */
function useHeld(me: Me | null | undefined): { me: Me | null; leave: () => void } {
  const last = useRef<Me | null>(null);
  const [hasLeft, setHasLeft] = useState(false);
  useEffect(() => {
    if (!me) return;
    last.current = me;
    setHasLeft(false);
  }, [me]);
  const isHeld = me === null && !hasLeft && sessionHint.isEnded() && hasUnsaved();
  return { me: isHeld ? last.current : null, leave: () => setHasLeft(true) };
}

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
  const held = useHeld(me);
  const shown = me ?? held.me;
  if (shown) {
    return (
      <MeContext key={shown.id} value={shown}>
        <Outlet />
        {!me && <SessionEnded onLook={() => void refetch()} onLeave={held.leave} />}
      </MeContext>
    );
  }
  if (me === null) {
    const back = location.pathname + location.search;
    return <Navigate to={`/sign-in?back=${encodeURIComponent(back)}`} replace />;
  }
  return <Center h="100%">{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loader />}</Center>;
}
