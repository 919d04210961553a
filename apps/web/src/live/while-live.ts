import { connection } from './connection-store.js';

export const notLive = Symbol('notLive');

/** The answer asked for, or {@link notLive} once the link is not live any more: a slow server is waited for, no other. */
export function whileLive<Answer>(asked: Promise<Answer>): Promise<Answer | typeof notLive> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (connection.get().status === 'live') return;
      stop();
      resolve(notLive);
    };
    const stop = connection.subscribe(look);
    asked.then(resolve, reject).finally(stop);
    look();
  });
}
