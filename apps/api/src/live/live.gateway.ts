import { Inject, type OnApplicationShutdown } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import { Authentication, type Identity, samePrincipal } from '@abat/access';
import {
  type ErrorCode,
  handshakeSchema,
  LIVE_MESSAGES,
  type OpenedAnswer,
  openedSchema,
  type SubscribeAnswer,
  subscribeSchema,
  type Tick,
} from '@abat/contracts';
import { CatchUp, EventStream, mayJoin, roomsOf } from '@abat/live';
import type { Logger } from 'pino';
import type { Namespace, Socket } from 'socket.io';
import { LOGGER } from '../http/logger.token.js';
import { readBuild } from './build.js';
import { MessageBudget } from './message-budget.js';
import { type Person, PresenceTeller } from './presence.js';
import { SocketAuthentication } from './socket-authentication.js';

/** How often clients hear that we live, milliseconds. A picture that is whole again is known to be so this soon. */
const TICK_MS = 2_000;
/** How long an ended session may keep its sockets, milliseconds. */
const EXPEL_MS = 5_000;
const PRESENCE_MS = 30_000;

const refusal = (code: ErrorCode): Error => Object.assign(new Error(code), { data: { code } });

/** Sockets of the live picture: who may connect, what they hear, what they missed. */
@WebSocketGateway({ namespace: '/live' })
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, OnApplicationShutdown {
  @WebSocketServer() private readonly namespace!: Namespace;
  private readonly identities = new Map<string, Identity>();
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly build = readBuild();
  private readonly budget = new MessageBudget();

  constructor(
    private readonly sockets: SocketAuthentication,
    private readonly authentication: Authentication,
    private readonly stream: EventStream,
    private readonly catchUp: CatchUp,
    private readonly presence: PresenceTeller,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  afterInit(namespace: Namespace): void {
    namespace.use((socket, next) => void this.admit(socket, next));
    this.stream.listen({
      onEvent: ({ event, rooms }) => namespace.local.to(rooms).emit(LIVE_MESSAGES.event, event),
      onReset: () => namespace.local.emit(LIVE_MESSAGES.reload, { lastSeq: this.stream.position }),
    });
    this.timers.push(
      // Only those who have caught up are told the position: for the others it would be a promise not kept yet.
      setInterval(() => namespace.local.to('city').emit(LIVE_MESSAGES.tick, this.tick()), TICK_MS),
      setInterval(() => void this.expelEnded(), EXPEL_MS),
      setInterval(() => this.presence.tellSoon(namespace), PRESENCE_MS),
    );
  }

  async handleConnection(socket: Socket): Promise<void> {
    const identity = this.identities.get(socket.id);
    if (!identity) return;
    const given = handshakeSchema.safeParse(socket.handshake.auth);
    const rooms = roomsOf(identity.principal);
    try {
      await this.catchUp.execute({
        lastSeq: given.data?.lastSeq,
        rooms,
        isGone: () => socket.disconnected,
        send: (event) => socket.emit(LIVE_MESSAGES.event, event),
        reload: () => socket.emit(LIVE_MESSAGES.reload, { lastSeq: this.stream.position }),
        join: () => this.join(socket, rooms),
      });
    } catch (error) {
      this.logger.warn({ err: error }, 'a socket could not catch up');
      socket.conn.close();
    }
  }

  handleDisconnect(socket: Socket): void {
    this.identities.delete(socket.id);
    this.budget.forget(socket.id);
    this.presence.left(this.namespace, socket);
  }

  @SubscribeMessage(LIVE_MESSAGES.subscribe)
  subscribe(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown): SubscribeAnswer {
    const parsed = subscribeSchema.safeParse(body);
    const principal = this.identities.get(socket.id)?.principal;
    if (!parsed.success || !principal) return { ok: false, code: 'request.invalid', rooms: [] };
    const refused = parsed.data.rooms.filter((room) => !mayJoin(principal, room));
    if (refused.length > 0) return { ok: false, code: 'room.denied', rooms: refused };
    void socket.join(parsed.data.rooms);
    return { ok: true, rooms: [...socket.rooms].filter((room) => room !== socket.id) };
  }

  /** What the client shows now, so that others who show it see who is beside them. */
  @SubscribeMessage(LIVE_MESSAGES.opened)
  opened(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown): OpenedAnswer {
    if (!this.budget.spend(socket.id, performance.now())) return { ok: false, code: 'request.rate-limited' };
    const parsed = openedSchema.safeParse(body);
    if (!parsed.success || !this.identities.has(socket.id)) return { ok: false, code: 'request.invalid' };
    this.presence.open(this.namespace, socket, parsed.data.subjects);
    return { ok: true };
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
    this.presence.stop();
  }

  /** Refuses who is not signed in. Who cannot be checked now is cut off without a verdict: their client tries again. */
  private async admit(socket: Socket, next: (error?: Error) => void): Promise<void> {
    try {
      const identity = await this.sockets.identify(socket.handshake);
      if (!identity) return next(refusal('auth.required'));
      if (this.stream.position === undefined) return socket.conn.close();
      const { userId, name, role } = identity.principal;
      this.identities.set(socket.id, identity);
      socket.once('disconnect', () => this.identities.delete(socket.id));
      Object.assign(socket.data, { userId, name, role, opened: [] } satisfies Person);
      next();
    } catch (error) {
      this.logger.warn({ err: error }, 'a socket could not be checked');
      socket.conn.close();
    }
  }

  private join(socket: Socket, rooms: string[]): void {
    void socket.join(rooms);
    socket.emit(LIVE_MESSAGES.tick, this.tick());
    this.presence.tellSoon(this.namespace);
  }

  private tick(): Tick {
    const { position, completeTo } = this.stream;
    return {
      at: new Date().toISOString(),
      completeTo: new Date(completeTo).toISOString(),
      lastSeq: position ?? 0,
      build: this.build,
    };
  }

  /** Disconnects sockets whose session or token ended, or whose rights changed. */
  private async expelEnded(): Promise<void> {
    const connected = [...this.identities];
    const stillGood = await this.authentication
      .recheck(connected.map(([, identity]) => identity.credential))
      .catch(() => null);
    if (!stillGood) return;
    const byId = new Map(stillGood.map((identity) => [identity.credential.id, identity.principal]));
    for (const [socketId, { credential, principal }] of connected) {
      const now = byId.get(credential.id);
      if (!now || !samePrincipal(now, principal)) this.namespace.sockets.get(socketId)?.disconnect(true);
    }
  }
}
