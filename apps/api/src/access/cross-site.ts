import type { IncomingHttpHeaders } from 'node:http';

const OWN_FETCH_SITES: readonly unknown[] = [undefined, 'same-origin', 'none'];

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

/** True when the page that opened the connection is served by us. Programs send no Origin and pass. */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  const from = hostOf(origin);
  return from !== null && (from === host || from === hostOf(publicUrl));
}

/**
 * True when a browser says that another site made this request.
 *
 * This replaces a CSRF token. A forged request needs the victim's browser, and every browser that runs the app sends
 * `Sec-Fetch-Site` or, with unsafe methods, `Origin`; pages cannot change either. SameSite=Lax already keeps the cookie
 * from cross-site POSTs, and forms cannot send JSON; this check also stops sister subdomains, which SameSite lets
 * through, and forged sign-ins, which carry no cookie. A token would add state and a round trip and no protection.
 */
export function isCrossSite(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  return !OWN_FETCH_SITES.includes(headers['sec-fetch-site']) || !isOwnOrigin(headers, publicUrl);
}
