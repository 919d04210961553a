// @ts-check
import { codeOf, Failure, messageOf } from './failure.mjs';
import { OLDEST_POSTGRES } from './find-tools.mjs';

/** @typedef {import('pg').Client} Client */

const WRONG_PASSWORD = '28P01';
const NO_SUCH_DATABASE = '3D000';

/**
 * @param {{ user: string, password: string, port: number, database: string }} to
 * @returns {string} address of a database of a private cluster
 */
export function privateUrl({ user, password, port, database }) {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the database of Abat inside a private cluster, if it is not there: role, database, PostGIS.
 * The role is no superuser; only the extension needs one. `restore` makes a second database beside the one in use: the role
 * may do so, and the cluster's template has PostGIS.
 * @param {string} adminUrl superuser's address of the database `postgres`
 * @param {string} password of the role `abat`
 */
export async function createDatabase(adminUrl, password) {
  await withClient(adminUrl, async (client) => {
    const secret = client.escapeLiteral(password);
    const role = await client.query("select 1 from pg_roles where rolname = 'abat'");
    await client.query(`${role.rowCount ? 'alter' : 'create'} role abat login createdb password ${secret}`);
  });
  await addPostgis(adminUrl, 'template1');
  await withClient(adminUrl, async (client) => {
    const database = await client.query("select 1 from pg_database where datname = 'abat'");
    if (!database.rowCount) await client.query('create database abat owner abat');
  });
  await addPostgis(adminUrl, 'abat');
}

/** @param {string} adminUrl @param {string} database */
async function addPostgis(adminUrl, database) {
  const url = Object.assign(new URL(adminUrl), { pathname: `/${database}` });
  await withClient(url.href, (client) => client.query('create extension if not exists postgis'));
}

/**
 * @param {string} url
 * @returns {Promise<boolean>} false when the password is wrong; other errors are thrown
 */
export async function acceptsPassword(url) {
  try {
    await withClient(url, (client) => client.query('select 1'));
    return true;
  } catch (error) {
    if (codeOf(error) === WRONG_PASSWORD) return false;
    throw error;
  }
}

/**
 * Checks a database given by DATABASE_URL: reachable, new enough, PostGIS there or creatable.
 * @param {string} url
 * @throws {Failure} one sentence that says what is wrong
 */
export async function checkGivenDatabase(url) {
  const place = describePlace(url);
  try {
    await withClient(url, (client) => checkServer(client, place));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(connectionSentence(error, place), { cause: error });
  }
}

/** @param {Client} client @param {string} place */
async function checkServer(client, place) {
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int / 10000 as major,
            (select count(*)::int from pg_available_extensions where name = 'postgis') as available,
            (select count(*)::int from pg_extension where extname = 'postgis') as installed`,
  );
  const { major, available, installed } = rows[0];
  if (major < OLDEST_POSTGRES)
    throw new Failure(`PostgreSQL at ${place} is version ${major}; Abat needs ${OLDEST_POSTGRES} or newer.`);
  if (installed) return;
  if (!available)
    throw new Failure(
      `PostgreSQL at ${place} has no PostGIS: install it on that server (Debian: postgresql-${major}-postgis-3).`,
    );
  try {
    await client.query('create extension if not exists postgis');
  } catch (error) {
    throw new Failure(
      `The user of DATABASE_URL may not add PostGIS at ${place}: have a superuser run CREATE EXTENSION postgis there.`,
      { cause: error },
    );
  }
}

/** @param {unknown} error @param {string} place */
function connectionSentence(error, place) {
  const code = codeOf(error);
  if (code === NO_SUCH_DATABASE)
    return `The database of DATABASE_URL does not exist at ${place}: create it with createdb.`;
  if (code === WRONG_PASSWORD) return `PostgreSQL at ${place} refuses the user or password of DATABASE_URL.`;
  return `PostgreSQL at ${place} (DATABASE_URL) cannot be reached: ${messageOf(error)}.`;
}

/** @param {string} url @returns {string} host, port and database, without the password */
function describePlace(url) {
  try {
    const { hostname, port, pathname, protocol } = new URL(url);
    if (!/^postgres(ql)?:$/.test(protocol)) throw new TypeError(protocol);
    return `${hostname || 'localhost'}:${port || 5432}${pathname}`;
  } catch {
    throw new Failure(
      'DATABASE_URL is not a PostgreSQL address; it should look like postgres://user:password@host:5432/abat.',
    );
  }
}

/**
 * @template T
 * @param {string} url
 * @param {(client: Client) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function withClient(url, use) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 8000,
    application_name: 'abat-bootstrap',
  });
  client.on('error', () => undefined); // a broken connection also rejects the query that is waiting
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
