import { createServer } from 'node:net';
import { listeningInodes, portHolder } from './port-holder.mjs';
import { choosePort, isPortFree, requirePort } from './ports.mjs';

const allBut =
  (...taken: number[]) =>
  (port: number) =>
    Promise.resolve(!taken.includes(port));

describe('choosePort', () => {
  it('keeps the port of last time while it is free', async () => {
    await expect(choosePort(15_500, allBut(), () => 0)).resolves.toBe(15_500);
  });

  it('takes the next free one otherwise', async () => {
    await expect(choosePort(15_400, allBut(15_400, 15_401), () => 0)).resolves.toBe(15_402);
  });

  it('begins again at the start of the range', async () => {
    await expect(choosePort(undefined, allBut(16_999), () => 0.9999)).resolves.toBe(15_400);
  });

  it('says so when none is free', async () => {
    await expect(choosePort(undefined, () => Promise.resolve(false))).rejects.toThrow(
      'No port from 15400 to 16999 is free',
    );
  });
});

describe('a port in use', () => {
  const server = createServer();
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as { port: number }).port;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  it('is not free', async () => {
    await expect(isPortFree(port)).resolves.toBe(false);
  });

  it('is named together with its process and a way out', async () => {
    await expect(requirePort(port, 0)).rejects.toThrow(
      new RegExp(
        `^Port ${port} is already in use by process ${process.pid} \\(.*node.*\\): stop it, or choose another port, for example PORT=${port + 1} npm start\\.$`,
      ),
    );
  });

  it('is found in the tables of the system', () => {
    expect(portHolder(port)?.pid).toBe(process.pid);
  });
});

describe('listeningInodes', () => {
  it('finds sockets that listen, not connections of the same port', () => {
    const table = [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
      '   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1',
      '   1: 0100007F:0BB8 0100007F:D431 01 00000000:00000000 00:00000000 00000000  1000        0 4712 1',
      '   2: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4713 1',
    ].join('\n');
    expect(listeningInodes(table, 3000)).toEqual(['4711']);
  });
});
