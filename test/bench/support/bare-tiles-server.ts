// A bare HTTP server in a process of its own: /layer/z/x/y runs the plain statement of the tile in the database of the
// first argument, /same/bytes answers so many bytes. No rights, no cache, no headers.
import { createServer, type ServerResponse } from 'node:http';
import pg from 'pg';
import { tellPort } from './bare-server.js';
import { BARE_TILES } from './bare-tiles.js';

const client = new pg.Client({ connectionString: process.argv[2], options: '-c TimeZone=Asia/Almaty -c jit=off' });
await client.connect();

const isLayer = (name: string): name is keyof typeof BARE_TILES => name in BARE_TILES;

async function answer([name = '', z, x, y]: readonly string[], response: ServerResponse): Promise<void> {
  if (!isLayer(name)) return void response.end(Buffer.alloc(Number(z)));
  const sql = BARE_TILES[name]({ z: Number(z), x: Number(x), y: Number(y) });
  const { rows } = await client.query<Record<string, Buffer>>(sql);
  response.end(Object.values(rows[0] ?? {})[0]);
}

const server = createServer((request, response) => {
  answer((request.url ?? '').slice(1).split('/'), response).catch((error: unknown) => response.destroy(error as Error));
});
server.listen(0, '127.0.0.1', () => tellPort(server.address()));
