// @ts-check
import { existsSync, statfsSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';

const MB = 1024 * 1024;

/**
 * @typedef {object} Machine
 * @property {number} memoryBytes memory this process may use
 * @property {number} cpus
 * @property {number} sharedMemoryBytes room in /dev/shm, which parallel queries use
 */

/** @returns {Machine} this machine, or the container we are in */
export function thisMachine() {
  const limit = process.constrainedMemory?.() ?? 0;
  const memoryBytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  const shm = existsSync('/dev/shm') ? statfsSync('/dev/shm') : undefined;
  return { memoryBytes, cpus: availableParallelism(), sharedMemoryBytes: shm ? shm.bsize * shm.blocks : Infinity };
}

/**
 * Settings of a private PostgreSQL that shares its machine with the rest of Abat.
 * @param {Machine} machine
 * @param {{ port: number, durable: boolean }} how `durable: false` is for tests: a crash may lose everything
 * @returns {Record<string, string>} names and values as in postgresql.conf
 */
export function postgresSettings(machine, { port, durable }) {
  const memoryMb = machine.memoryBytes / MB;
  const parallel = machine.sharedMemoryBytes >= 256 * MB ? Math.min(4, Math.max(1, machine.cpus - 1)) : 0;
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    // Tests run several Abats at a time.
    max_connections: durable ? '120' : '300',
    shared_buffers: megabytes(clamp(memoryMb / 8, 128, 2048)),
    effective_cache_size: megabytes(clamp(memoryMb / 2, 512, 65536)),
    work_mem: megabytes(clamp(memoryMb / 512, 4, 48)),
    maintenance_work_mem: megabytes(clamp(memoryMb / 32, 64, 512)),
    max_parallel_workers_per_gather: String(Math.min(2, parallel)),
    max_parallel_maintenance_workers: String(Math.min(2, parallel)),
    max_wal_size: '2GB',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    ...(durable
      ? {}
      : {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          wal_level: 'minimal',
          max_wal_senders: '0',
        }),
  };
}

/** @param {Record<string, string>} settings @returns {string} text of a configuration file */
export function settingsText(settings) {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`)
    .join('');
}

/** @param {number} value @param {number} least @param {number} most */
function clamp(value, least, most) {
  return Math.min(most, Math.max(least, value));
}

/** @param {number} value */
function megabytes(value) {
  return `${Math.floor(value)}MB`;
}
