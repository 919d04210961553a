import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../../api/keys.js';
import { useUser } from '../../app/session-gate.js';
import { outbox } from './outbox.js';

const CHANGED = ['progress-reports', 'attachments', 'works'] as const;

/** Sends what waits on this device as long as its author is signed in, whatever page is open. */
export function useSendReports(): void {
  const { id } = useUser();
  const client = useQueryClient();
  useEffect(
    () =>
      outbox.start(id, () => {
        for (const name of CHANGED) void client.invalidateQueries({ queryKey: keys.all(name) });
      }),
    [id, client],
  );
}
