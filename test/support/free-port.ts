import { createServer } from 'node:net';

/** Below the range from which systems give ports to outgoing connections: nobody takes one of these by chance. */
const FIRST = 17_000;
const COUNT = 15_000;
const TRIES = 200;

/**
 * A port of 127.0.0.1 that was free a moment ago. A server that is killed and started again finds it free: connections
 * of other programs never come from it.
 * @throws when none of many is free
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${FIRST} on`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
