import type { ConsoleMessage, Page, Request, Response } from 'playwright-core';

/** Said by Playwright on desks without the service worker. */
const BLOCKED_ON_PURPOSE = 'Service Worker registration blocked by Playwright';

/** Said by a machine without a graphics card when the picture of a map is read back from its renderer. */
const NO_CARD = /GL Driver Message \(OpenGL, Performance/;

/** An attempt to connect that a busy machine answers too late is given up and made again; tests of the link judge that. */
const GIVEN_UP = /WebSocket is closed before the connection is established/;

/** Everything that went wrong in a page and nobody expected. */
export class Faults {
  private readonly found: string[] = [];
  private expected: RegExp[] = [];

  private constructor(private readonly origin: string) {}

  /** Listens to the page from now on: console, exceptions, requests that fail or leave the city. */
  static watch(page: Page, origin: string): Faults {
    const faults = new Faults(origin);
    page.on('console', (message) => faults.console(message));
    page.on('pageerror', (error) => faults.add(`exception: ${error.stack ?? error.message}`));
    page.on('request', (request) => faults.request(request));
    page.on('requestfailed', (request) => faults.failed(request));
    page.on('response', (response) => faults.response(response));
    return faults;
  }

  /** From now on faults that fit are part of the test. */
  expect(...patterns: RegExp[]): void {
    this.expected.push(...patterns);
  }

  /** From now on every fault counts again. */
  expectNone(): void {
    this.expected = [];
  }

  /** What was found since the last call. */
  take(): string[] {
    return this.found.splice(0);
  }

  private add(fault: string): void {
    if (!this.expected.some((pattern) => pattern.test(fault))) this.found.push(fault);
  }

  private console(message: ConsoleMessage): void {
    const kind = message.type();
    const isUsual =
      message.text() === BLOCKED_ON_PURPOSE || [GIVEN_UP, NO_CARD].some((one) => one.test(message.text()));
    if (isUsual) return;
    if (kind === 'error' || kind === 'warning')
      this.add(`console ${kind}: ${message.text()} (${message.location().url})`);
  }

  private request(request: Request): void {
    const url = new URL(request.url());
    const isLocal = ['data:', 'blob:'].includes(url.protocol) || url.host === new URL(this.origin).host;
    if (!isLocal) this.add(`left the city: ${request.url()}`);
  }

  // A page that moves on drops the requests it no longer needs; that is no fault.
  private failed(request: Request): void {
    const reason = request.failure()?.errorText ?? 'unknown';
    if (reason !== 'net::ERR_ABORTED') this.add(`request failed: ${request.url()} ${reason}`);
  }

  private response(response: Response): void {
    if (response.status() >= 400)
      this.add(`answer ${response.status()}: ${response.request().method()} ${response.url()}`);
  }
}
