import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

/** An answer with the milliseconds from sending the request to the last byte. */
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; ms: number };

export type Call = { method?: string; body?: unknown; headers?: OutgoingHttpHeaders };

/** One client of the api that keeps its connection open, as a browser does. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    readonly base: string,
    private readonly token: string,
  ) {}

  /** @throws when the connection breaks; any status is an answer */
  send(path: string, { method = 'GET', body, headers = {} }: Call = {}): Promise<Answer> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const all = {
      authorization: `Bearer ${this.token}`,
      ...(payload === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
      ...headers,
    };
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const outgoing = request(new URL(path, this.base), { method, agent: this.agent, headers: all }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const ms = performance.now() - started;
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts), ms });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(payload);
    });
  }

  /** Like {@link send}. @throws when the answer has another status than expected */
  async expect(status: number, path: string, call: Call = {}): Promise<Answer> {
    const answer = await this.send(path, call);
    if (answer.status !== status)
      throw new Error(
        `${call.method ?? 'GET'} ${path}: ${answer.status} ${answer.body.toString('utf8').slice(0, 500)}`,
      );
    return answer;
  }

  close(): void {
    this.agent.destroy();
  }
}

/** The JSON of an answer, taken to be of the type asked for. */
export const jsonOf = <Body>(answer: Answer): Body => JSON.parse(answer.body.toString('utf8')) as Body;
