// @ts-check
import { createServer } from 'node:net';
import { codeOf, Failure } from './failure.mjs';
import { portHolder } from './port-holder.mjs';

/** Private instances listen here: below the ephemeral range, away from the usual ports of other programs. */
const FIRST = 15400;
const COUNT = 1600;

/**
 * @param {number} port
 * @returns {Promise<boolean>} whether this machine lets us listen on the port, on every address and on 127.0.0.1
 */
export async function isPortFree(port) {
  return (await canListen(port, '::')) && (await canListen(port, '127.0.0.1'));
}

/**
 * Chooses a port for a private instance: the one of last time when it is still free, else a free one.
 * @param {number | undefined} remembered
 * @param {(port: number) => Promise<boolean>} [isFree]
 * @param {() => number} [random] 0 to 1
 * @returns {Promise<number>}
 */
export async function choosePort(remembered, isFree = isPortFree, random = Math.random) {
  if (remembered && (await isFree(remembered))) return remembered;
  const offset = Math.floor(random() * COUNT);
  for (let step = 0; step < COUNT; step += 1) {
    const port = FIRST + ((offset + step) % COUNT);
    if (port !== remembered && (await isFree(port))) return port;
  }
  throw new Failure(`No port from ${FIRST} to ${FIRST + COUNT - 1} is free for the private database.`);
}

/**
 * Makes sure that Abat can listen on its port.
 * @param {number} port
 * @param {number} patienceMs how long to wait for a process of a killed run to let it go
 * @throws {Failure} naming the port and, where it can be found, the process
 */
export async function requirePort(port, patienceMs) {
  const until = Date.now() + patienceMs;
  while (!(await isPortFree(port))) {
    if (Date.now() > until) throw portInUse(port, portHolder(port));
    await new Promise((next) => setTimeout(next, 200));
  }
}

/** @param {number} port @param {{ pid: number, command: string } | undefined} holder */
function portInUse(port, holder) {
  const by = holder ? ` by process ${holder.pid} (${holder.command})` : ' by another process';
  const other = port === 65535 ? 3001 : port + 1;
  return new Failure(
    `Port ${port} is already in use${by}: stop it, or choose another port, for example PORT=${other} npm start.`,
  );
}

/** @param {number} port @param {string} host @returns {Promise<boolean>} */
function canListen(port, host) {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', (error) => {
      const code = codeOf(error);
      if (code === 'EADDRINUSE') done(false);
      else if (code === 'EAFNOSUPPORT' || code === 'EADDRNOTAVAIL')
        done(host === '::'); // a machine without IPv6
      else if (code === 'EACCES')
        fail(new Failure(`Only root may listen on port ${port}: choose one from 1024, for example PORT=3000.`));
      else fail(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
  });
}
