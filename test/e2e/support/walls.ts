import type { OwnScreen, Pairing, PairingState, Screen } from '@abat/contracts';
import { type Answer, ApiClient } from '../../support/api-client.js';
import { LiveClient } from '../../support/live-client.js';
import type { AbatSystem } from '../../support/system.js';

/** `name=value` of a cookie that an answer sets; undefined when it sets none or takes it back. */
export const cookieSet = ({ headers }: Answer, name: string): string | undefined =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .find((pair) => pair.startsWith(`${name}=`) && pair !== `${name}=`);

/** The browser of a wall: it shows a code and keeps its cookies. */
export class Wall {
  private constructor(
    readonly code: string,
    readonly pairing: ApiClient,
  ) {}

  /** Opens the page of a wall that was never paired. */
  static async open(abat: AbatSystem): Promise<Wall> {
    const answer = await abat.nobody().post<Pairing>('/api/v1/screens/pairings');
    if (answer.status !== 201) throw new Error(`no code: ${answer.status} ${JSON.stringify(answer.body)}`);
    const cookie = cookieSet(answer, 'abat_pairing') ?? '';
    return new Wall(answer.body.code, new ApiClient(abat.base, { cookie }));
  }

  ask(): Promise<Answer<PairingState>> {
    return this.pairing.get<PairingState>('/api/v1/screens/pairings/current');
  }

  /** A paired wall: `screen` as the console sees it, `client` with the cookie of the screen. */
  static async paired(abat: AbatSystem, settings: object = {}): Promise<PairedWall> {
    const wall = await Wall.open(abat);
    const operator = await abat.as('operator');
    const draft = { code: wall.code, name: 'Стена', profile: 'fhd-55', ...settings };
    const screen = await operator.done(operator.post<Screen>('/api/v1/screens', draft));
    const cookie = cookieSet(await wall.ask(), 'abat_screen') ?? '';
    return new PairedWall(abat, screen, new ApiClient(abat.base, { cookie }));
  }
}

/** A wall with its own cookie. */
export class PairedWall {
  constructor(
    private readonly abat: AbatSystem,
    readonly screen: Screen,
    readonly client: ApiClient,
  ) {}

  me(): Promise<OwnScreen> {
    return this.client.read<OwnScreen>('/api/v1/screens/me');
  }

  /** @param base another replica of the api */
  listen(origin?: string, base = this.abat.base): Promise<LiveClient> {
    const { cookie = '' } = this.client.credentials;
    return LiveClient.connect(base, { cookie, screen: true, ...(origin ? { origin } : {}) });
  }
}
