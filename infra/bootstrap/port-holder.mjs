// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { commandLine } from './process-identity.mjs';

/**
 * Finds the process that listens on a TCP port.
 * @param {number} port
 * @returns {{ pid: number, command: string } | undefined} undefined when it cannot be found out (for example it is another user's)
 */
export function portHolder(port) {
  const pid = existsSync('/proc/net/tcp') ? pidFromProc(port) : pidFromLsof(port);
  if (pid === undefined) return undefined;
  const command = commandLine(pid);
  return { pid, command: command.length > 60 ? `${command.slice(0, 57)}...` : command };
}

/**
 * @param {string} table text of /proc/net/tcp or tcp6
 * @param {number} port
 * @returns {string[]} inodes of the sockets that listen on the port
 */
export function listeningInodes(table, port) {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${wanted}`) && fields[3] === '0A')
    .map((fields) => fields[9] ?? '');
}

/** @param {number} port */
function pidFromProc(port) {
  const tables = ['/proc/net/tcp', '/proc/net/tcp6'].filter((file) => existsSync(file));
  const sockets = new Set(
    tables.flatMap((file) => listeningInodes(readFileSync(file, 'utf8'), port)).map((inode) => `socket:[${inode}]`),
  );
  if (sockets.size === 0) return undefined;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const pid = pids.find((name) => openFiles(name).some((target) => sockets.has(target)));
  return pid === undefined ? undefined : Number(pid);
}

/** @param {string} pid @returns {string[]} targets of its file descriptors; none when we may not look */
function openFiles(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((descriptor) => targetOf(`/proc/${pid}/fd/${descriptor}`));
  } catch {
    return [];
  }
}

/** @param {string} link */
function targetOf(link) {
  try {
    return readlinkSync(link);
  } catch {
    return ''; // closed between the listing and the look
  }
}

/** @param {number} port */
function pidFromLsof(port) {
  try {
    const out = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(out.split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}
