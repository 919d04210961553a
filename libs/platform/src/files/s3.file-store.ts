import { AwsClient } from 'aws4fetch';
import { checkedKey, FileStore, type ListedFile } from './file-store.js';
import { readListing } from './s3-listing.js';

/** Where an S3-compatible store is and who we are there. */
export type S3Options = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

const TIMEOUT_MS = 30_000;

/** Files in a bucket of an S3-compatible store, addressed by path; requests are signed with Signature Version 4. */
export class S3FileStore extends FileStore {
  private readonly client: AwsClient;

  constructor(private readonly options: S3Options) {
    super();
    const { region, accessKeyId, secretAccessKey } = options;
    this.client = new AwsClient({ service: 's3', region, accessKeyId, secretAccessKey, retries: 2 });
  }

  async put(key: string, bytes: Buffer, mediaType: string): Promise<void> {
    const response = await this.ask('PUT', checkedKey(key), { body: new Uint8Array(bytes), type: mediaType });
    if (!response.ok) throw refused('PUT', response);
  }

  async get(key: string): Promise<Buffer | null> {
    const response = await this.ask('GET', checkedKey(key));
    if (response.status === 404) return null;
    if (!response.ok) throw refused('GET', response);
    return Buffer.from(await response.arrayBuffer());
  }

  async remove(key: string): Promise<void> {
    const response = await this.ask('DELETE', checkedKey(key));
    if (!response.ok && response.status !== 404) throw refused('DELETE', response);
  }

  async *list(): AsyncIterable<ListedFile[]> {
    for (let token: string | null = ''; token !== null;) {
      const from: string = token === '' ? '' : `&continuation-token=${encodeURIComponent(token)}`;
      const response = await this.ask('GET', `?list-type=2${from}`);
      if (!response.ok) throw refused('GET', response);
      const { files, next } = readListing(await response.text());
      yield files;
      token = next;
    }
  }

  private ask(
    method: string,
    resource: string,
    content?: { body: Uint8Array<ArrayBuffer>; type: string },
  ): Promise<Response> {
    const { endpoint, bucket } = this.options;
    return this.client.fetch(`${endpoint.replace(/\/+$/, '')}/${bucket}/${resource}`, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(content ? { body: content.body, headers: { 'content-type': content.type } } : {}),
    });
  }
}

const refused = (method: string, { status }: Response): Error =>
  new Error(`the file store answers ${method} with ${status}`);
