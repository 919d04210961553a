type Query = Record<string, string | number>;

/** What a spec asks of the api beside the browser: to prepare the city and to know what is true. */
export class CityApi {
  private constructor(
    private readonly base: string,
    private readonly cookie: string,
  ) {}

  /** @throws when the account or password is refused */
  static async signIn(base: string, email: string, password: string): Promise<CityApi> {
    const response = await fetch(`${base}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
    return new CityApi(base, response.headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }

  get<Answer>(path: string, query: Query = {}): Promise<Answer> {
    const params = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
    return this.send<Answer>('GET', params.size > 0 ? `${path}?${params}` : path);
  }

  post<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.send<Answer>('POST', path, { body });
  }

  patch<Answer>(path: string, version: number, body: unknown): Promise<Answer> {
    return this.send<Answer>('PATCH', path, { body, version });
  }

  private async send<Answer>(
    method: string,
    path: string,
    { body, version }: { body?: unknown; version?: number } = {},
  ): Promise<Answer> {
    const headers: Record<string, string> = { cookie: this.cookie };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (version !== undefined) headers['if-match'] = `"${version}"`;
    const response = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }
}
