import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Objects in one answer of a listing. */
const PAGE = 2;

/** A server that speaks the part of S3 we use: PUT, GET, DELETE of objects by path, their listing; signed requests only. */
export class BucketServer {
  readonly objects = new Map<string, Buffer>();
  readonly dates = new Map<string, Date>();
  readonly refused: string[] = [];
  private readonly server: Server = createServer((request, response) => {
    void this.answer(request).then(([status, body]) => response.writeHead(status).end(body));
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async answer(request: IncomingMessage): Promise<[number, Buffer | string]> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { headers } = request;
    const [method, url] = [String(request.method), String(request.url)];
    const signed =
      /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/almaty\/s3\/aws4_request, SignedHeaders=[a-z0-9;-]+, Signature=[0-9a-f]{64}$/;
    if (!signed.test(String(headers.authorization)) || !headers['x-amz-date']) {
      this.refused.push(`${method} ${url}`);
      return [403, 'AccessDenied'];
    }
    return this.serve(method, url, Buffer.concat(chunks));
  }

  private serve(method: string, url: string, body: Buffer): [number, Buffer | string] {
    if (url.includes('?')) return [200, this.listing(new URL(url, 'http://bucket'))];
    if (method === 'PUT') this.objects.set(url, body);
    if (method === 'DELETE') return [this.objects.delete(url) ? 204 : 404, ''];
    const object = this.objects.get(url);
    return method === 'GET' ? [object ? 200 : 404, object ?? 'NoSuchKey'] : [200, ''];
  }

  private listing({ pathname, searchParams }: URL): string {
    const from = Number(searchParams.get('continuation-token') ?? 0);
    const paths = [...this.objects.keys()];
    const contents = paths.slice(from, from + PAGE).map((path) => {
      const at = this.dates.get(path) ?? new Date();
      return `<Contents><Key>${path.slice(pathname.length)}</Key><LastModified>${at.toISOString()}</LastModified></Contents>`;
    });
    const next = from + PAGE < paths.length;
    const token = next ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : '';
    return `<ListBucketResult><IsTruncated>${next}</IsTruncated>${token}${contents.join('')}</ListBucketResult>`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
