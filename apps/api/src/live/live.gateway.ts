import { setImmediate } from 'node:timers/promises';
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
import { type Identity, type Principal, samePrincipal } from '@abat/access';
import {
  DomainError,
  type ErrorCode,
  handshakeSchema,
  LIVE_MESSAGES,
  type LiveEvent,
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
/** How many are told so before events have their turn. */
const TICKS_AT_ONCE = 50;
/** How long an ended session may keep its sockets, milliseconds. */
const EXPEL_MS = 5_000;
/** How often presence is told without a reason, milliseconds. */
const PRESENCE_MS = 15_000;

/** Rooms one socket may be in: a city has fewer districts and bodies than that. */
const MOST_ROOMS = 200;

const refusal = (code: ErrorCode): Error => Object.assign(new Error(code), { data: { code } });

/** Closes a connection that is being admitted; socket.io forgets its socket when it hears that the admission is over. */
function cutOff(socket: Socket, next: () => void): void {
  socket.conn.close();
  next();
}

/** What others may know of who is connected; of a wall nothing: it is no person. */
const personOf = ({ userId, name, role, screenId }: Principal): Person | null =>
  screenId === undefined ? { userId, name, role, opened: [] } : null;

/** Sockets of the live picture: who may connect, what they hear, what they missed. */
@WebSocketGateway({ namespace: '/live' })
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, OnApplicationShutdown {
  @WebSocketServer() private readonly namespace!: Namespace;
  /** Kept only as long as their sockets: of one that dies while it is admitted nobody is told. */
  private readonly identities = new WeakMap<Socket, Identity>();
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly build = readBuild();
  private readonly budget = new MessageBudget();

  constructor(
    private readonly sockets: SocketAuthentication,
    private readonly stream: EventStream,
    private readonly catchUp: CatchUp,
    private readonly presence: PresenceTeller,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  afterInit(namespace: Namespace): void {
    namespace.use((socket, next) => void this.admit(socket, next));
    this.stream.listen({
      onEvent: ({ event, rooms }) => {
        namespace.local.to(rooms).emit(LIVE_MESSAGES.event, event);
        this.cutRevoked(event);
      },
      onReset: () => namespace.local.emit(LIVE_MESSAGES.reload, { lastSeq: this.stream.position }),
    });
    this.timers.push(
      setInterval(() => void this.tellTick(), TICK_MS),
      setInterval(() => void this.expelEnded(), EXPEL_MS),
      setInterval(() => this.presence.tellAgain(namespace), PRESENCE_MS),
    );
  }

  async handleConnection(socket: Socket): Promise<void> {
    const identity = this.identities.get(socket);
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
    this.budget.forget(socket.id);
    this.presence.left(this.namespace, socket);
  }

  @SubscribeMessage(LIVE_MESSAGES.subscribe)
  subscribe(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown): SubscribeAnswer {
    if (!this.budget.spend(socket.id, performance.now())) return { ok: false, code: 'request.rate-limited', rooms: [] };
    const parsed = subscribeSchema.safeParse(body);
    const principal = this.identities.get(socket)?.principal;
    if (!parsed.success || !principal) return { ok: false, code: 'request.invalid', rooms: [] };
    const refused = parsed.data.rooms.filter((room) => !mayJoin(principal, room));
    if (refused.length > 0) return { ok: false, code: 'room.denied', rooms: refused };
    const added = parsed.data.rooms.filter((room) => !socket.rooms.has(room));
    if (socket.rooms.size + added.length > MOST_ROOMS) return { ok: false, code: 'room.too-many', rooms: added };
    void socket.join(parsed.data.rooms);
    return { ok: true, rooms: [...socket.rooms].filter((room) => room !== socket.id) };
  }

  /** What the client shows now, so that others who show it see who is beside them. */
  @SubscribeMessage(LIVE_MESSAGES.opened)
  opened(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown): OpenedAnswer {
    if (!this.budget.spend(socket.id, performance.now())) return { ok: false, code: 'request.rate-limited' };
    const parsed = openedSchema.safeParse(body);
    const principal = this.identities.get(socket)?.principal;
    if (!parsed.success || !principal) return { ok: false, code: 'request.invalid' };
    if (principal.screenId !== undefined) return { ok: false, code: 'access.denied' };
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
      if (this.stream.position === undefined) return cutOff(socket, next);
      this.identities.set(socket, identity);
      Object.assign(socket.data, personOf(identity.principal));
      next();
    } catch (error) {
      if (error instanceof DomainError && error.code === 'screen.revoked') return next(refusal(error.code));
      this.logger.warn({ err: error }, 'a socket could not be checked');
      cutOff(socket, next);
    }
  }

  private join(socket: Socket, rooms: string[]): void {
    void socket.join(rooms);
    socket.emit(LIVE_MESSAGES.tick, this.tick());
    this.presence.tellSoon(this.namespace);
  }

  /**
   * Only those who have caught up are told the position: for the others it would be a promise not kept yet. A part of
   * them at a time, so that an event that comes meanwhile need not wait for all of them.
   */
  private async tellTick(): Promise<void> {
    const all = [...(this.namespace.adapter.rooms.get('city') ?? [])];
    for (let told = 0; told < all.length; told += TICKS_AT_ONCE) {
      this.namespace.local.to(all.slice(told, told + TICKS_AT_ONCE)).emit(LIVE_MESSAGES.tick, this.tick());
      await setImmediate();
    }
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

  /** A revoked screen is cut off by every replica that hears of it; `expelEnded` cuts what hears nothing. */
  private cutRevoked({ type, subject, data }: LiveEvent): void {
    if (type !== 'screen.changed' || data.revoked !== true) return;
    for (const [socket, { principal }] of this.connected())
      if (principal.screenId === subject?.id) socket.disconnect(true);
  }

  /** Disconnects sockets whose session or token ended, whose screen was revoked, or whose rights changed. */
  private async expelEnded(): Promise<void> {
    const connected = this.connected();
    const stillGood = await this.sockets
      .recheck(connected.map(([, identity]) => identity.credential))
      .catch(() => null);
    if (!stillGood) return;
    const byId = new Map(stillGood.map((identity) => [identity.credential.id, identity.principal]));
    for (const [socket, { credential, principal }] of connected) {
      const now = byId.get(credential.id);
      if (!now || !samePrincipal(now, principal)) socket.disconnect(true);
    }
  }

  /** Sockets of this replica with who they are. Those that died are not among them: they would keep sessions alive. */
  private connected(): [Socket, Identity][] {
    return [...this.namespace.sockets.values()].flatMap((socket) => {
      const identity = this.identities.get(socket);
      return identity ? [[socket, identity]] : [];
    });
  }
}
