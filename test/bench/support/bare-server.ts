import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A bare server to compare with, in a process of its own. */
export type BareServer = { url: string; stop: () => void };

/** Starts a script that writes its port as its first line. @param args its arguments */
export async function startBareServer(script: URL, ...args: string[]): Promise<BareServer> {
  const child = spawn(process.execPath, [fileURLToPath(script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
    child.once('exit', (code) => reject(new Error(`${script.pathname} ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

/** Tells the starter where a server listens. */
export function tellPort(address: { port: number } | string | null): void {
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
}
