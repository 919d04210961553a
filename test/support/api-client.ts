import { request } from 'node:http';
import type { Problem } from '@abat/contracts';

/** What the server answered. `body` is parsed when it is JSON, text otherwise, null when empty. */
export type Answer<Body = unknown> = { status: number; headers: Headers; body: Body };

/** A request as it goes over the wire: nothing is escaped, normalised or added but the length. */
export type RawRequest = {
  method: string;
  path: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer | string;
};

type Options = { body?: unknown; version?: number; headers?: Record<string, string> };

function parse(type: string, bytes: Buffer): unknown {
  if (bytes.length === 0) return null;
  return type.includes('json') ? JSON.parse(bytes.toString('utf8')) : bytes.toString('utf8');
}

/** Speaks HTTP with the api as somebody, or as nobody. Refusals are answers, never exceptions. */
export class ApiClient {
  constructor(
    readonly base: string,
    readonly credentials: Record<string, string> = {},
  ) {}

  get<Body = unknown>(path: string, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.send<Body>('GET', path, { headers });
  }

  post<Body = unknown>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, { body, headers });
  }

  /** PATCH with the version that was seen; without one no If-Match is sent. */
  patch<Body = unknown>(path: string, body: unknown, version?: number): Promise<Answer<Body>> {
    return this.send<Body>('PATCH', path, version === undefined ? { body } : { body, version });
  }

  /** PUT with the version that was seen; without one no If-Match is sent. */
  put<Body = unknown>(path: string, body: unknown, version?: number): Promise<Answer<Body>> {
    return this.send<Body>('PUT', path, version === undefined ? { body } : { body, version });
  }

  delete<Body = unknown>(path: string, version?: number): Promise<Answer<Body>> {
    return this.send<Body>('DELETE', path, version === undefined ? {} : { version });
  }

  /** The body of a GET. @throws when the answer is not 200 */
  async read<Body>(path: string): Promise<Body> {
    const answer = await this.get<Body>(path);
    if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** The body of a change. @throws when it was refused */
  async done<Body>(answer: Promise<Answer<Body>>): Promise<Body> {
    const { status, body } = await answer;
    if (status < 200 || status > 299) throw new Error(`refused with ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** A file as the import page sends it. */
  async upload<Body = unknown>(path: string, fileName: string, content: Blob | string | Buffer): Promise<Answer<Body>> {
    const form = new FormData();
    form.append('file', content instanceof Blob ? content : new Blob([new Uint8Array(Buffer.from(content))]), fileName);
    return this.answerOf<Body>(
      await fetch(this.base + path, { method: 'POST', headers: this.credentials, body: form }),
    );
  }

  /** The bytes of an answer. */
  async bytes(path: string, headers: Record<string, string> = {}): Promise<Answer<Buffer>> {
    const response = await fetch(this.base + path, { headers: { ...this.credentials, ...headers } });
    return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
  }

  /** Sends exactly what is given, for requests that no proper client would make. */
  raw({ method, path, headers = {}, body }: RawRequest): Promise<Answer<Problem>> {
    const { hostname, port } = new URL(this.base);
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const outgoing = request({
        hostname,
        port,
        method,
        path,
        headers: { ...this.credentials, ...length, ...headers },
      });
      outgoing.once('error', reject);
      outgoing.once('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () => {
          const type = response.headers['content-type'] ?? '';
          const answered = new Headers(
            Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]),
          );
          resolve({
            status: response.statusCode ?? 0,
            headers: answered,
            body: parse(type, Buffer.concat(parts)) as Problem,
          });
        });
      });
      outgoing.end(body);
    });
  }

  private async send<Body>(method: string, path: string, options: Options): Promise<Answer<Body>> {
    const headers: Record<string, string> = { ...this.credentials, ...options.headers };
    if (options.body !== undefined) headers['content-type'] ??= 'application/json';
    if (options.version !== undefined) headers['if-match'] = `"${options.version}"`;
    const body = options.body === undefined ? null : JSON.stringify(options.body);
    return this.answerOf<Body>(await fetch(this.base + path, { method, headers, body }));
  }

  private async answerOf<Body>(response: Response): Promise<Answer<Body>> {
    const bytes = Buffer.from(await response.arrayBuffer());
    const body = parse(response.headers.get('content-type') ?? '', bytes) as Body;
    return { status: response.status, headers: response.headers, body };
  }
}
