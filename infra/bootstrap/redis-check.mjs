// @ts-check
import { Failure, messageOf } from './failure.mjs';

/** BullMQ needs streams with consumer names and COPY-free scripts: Redis 6.2. */
const OLDEST = 6.2;

/** @param {string} url @returns {Promise<boolean>} whether a Redis answers there and takes the password */
export async function pingRedis(url) {
  try {
    return await withRedis(url, async (redis) => (await redis.ping()) === 'PONG');
  } catch {
    return false;
  }
}

/**
 * Checks a Redis given by REDIS_URL.
 * @param {string} url
 * @param {import('./report.mjs').Report} report warns when Redis may throw jobs away
 * @throws {Failure} one sentence that says what is wrong
 */
export async function checkGivenRedis(url, report) {
  const place = describePlace(url);
  const info = await withRedis(url, (redis) => redis.info()).catch((error) => {
    throw new Failure(`Redis at ${place} (REDIS_URL) cannot be used: ${messageOf(error)}.`, { cause: error });
  });
  const version = /^redis_version:(\d+\.\d+)/m.exec(info)?.[1] ?? '0';
  if (Number(version) < OLDEST)
    throw new Failure(`Redis at ${place} is version ${version}; Abat needs ${OLDEST} or newer.`);
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  if (policy && policy !== 'noeviction')
    report.warn(`Redis at ${place} has maxmemory-policy ${policy}: it may throw jobs away; set noeviction.`);
}

/** @param {string} url */
function describePlace(url) {
  try {
    const { hostname, port, protocol } = new URL(url);
    if (!/^rediss?:$/.test(protocol)) throw new TypeError(protocol);
    return `${hostname}:${port || 6379}`;
  } catch {
    throw new Failure('REDIS_URL is not a Redis address; it should look like redis://:password@host:6379/0.');
  }
}

/**
 * @template T
 * @param {string} url
 * @param {(redis: import('ioredis').Redis) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function withRedis(url, use) {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5000,
    commandTimeout: 5000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  /** @type {unknown} */
  let reason;
  redis.on('error', (error) => (reason = error)); // says more than "Connection is closed."
  try {
    await redis.connect();
    return await use(redis);
  } catch (error) {
    throw reason ?? error;
  } finally {
    redis.disconnect();
  }
}
