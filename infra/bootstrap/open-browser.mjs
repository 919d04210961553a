// @ts-check
import { spawn } from 'node:child_process';

/** Opens an address in the browser of this machine; a machine without one is no fault. @param {string} url */
export function openBrowser(url) {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined); // no desktop here
  child.unref();
}
