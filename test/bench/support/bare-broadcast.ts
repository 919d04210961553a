// A bare socket.io server in a process of its own: POST any JSON, and every socket hears it as `event`.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { tellPort } from './bare-server.js';

const server = createServer((request, response) => {
  // socket.io answers its own requests.
  if (request.method !== 'POST' || request.url !== '/broadcast') return;
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    response.writeHead(204).end();
    sockets.emit('event', JSON.parse(Buffer.concat(parts).toString('utf8')));
  });
});
const sockets = new Server(server, { serveClient: false });
sockets.on('connection', (socket) => socket.emit('ready'));
server.listen(0, '127.0.0.1', () => tellPort(server.address()));
