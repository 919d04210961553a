import { z } from 'zod';

/** An offset such as `+05:00` is none: PostgreSQL and browsers read its sign in opposite ways. */
function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Everything the processes read from the environment: one catalogue, printed by `npm run abat -- env`. */
export const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000).describe('HTTP port of the api'),
  ABAT_HOST: z.string().default('127.0.0.1').describe('address the api listens on; 0.0.0.0 behind a proxy'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .default('postgres://localhost/abat')
    .describe('PostgreSQL with PostGIS'),
  DATABASE_REPLICA_URLS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((url) => url.trim())
        .filter(Boolean),
    )
    .describe('read replicas, comma-separated'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16).describe('connections per process'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//)
    .default('redis://localhost:6379')
    .describe('Redis'),
  ABAT_DATA_DIR: z.string().default('.data').describe('uploads and private instances'),
  ABAT_CITY_SRID: z.coerce
    .number()
    .int()
    .min(1024)
    .max(998999)
    .default(32642)
    .describe('metric SRID of the city (UTM 42N for Astana)'),
  ABAT_TIME_ZONE: z
    .string()
    .refine(isTimeZone, { message: 'no IANA time zone' })
    .default('Asia/Almaty')
    .describe('IANA time zone of the city'),
  ABAT_SEED: z.enum(['astana', 'none']).default('astana').describe('data loaded at first start'),
  ABAT_OPEN_BROWSER: z.enum(['0', '1']).default('0').describe('open the browser at start'),
  ABAT_PUBLIC_URL: z.string().default('').describe('address seen by browsers; https makes cookies Secure'),
  ABAT_TRUST_PROXY: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('number of trusted reverse proxies before the api'),
  ABAT_MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(20_000).default(1024).describe('largest file of an import'),
  ABAT_MAX_ATTACHMENT_MB: z.coerce.number().int().min(1).max(200).default(20).describe('largest photo or document'),
  ABAT_S3_ENDPOINT: z
    .string()
    .default('')
    .describe('S3-compatible store of photos and documents; none = a folder of ABAT_DATA_DIR'),
  ABAT_S3_BUCKET: z.string().default('').describe('bucket of that store, for this installation alone'),
  ABAT_S3_REGION: z.string().default('us-east-1').describe('region of that store'),
  ABAT_S3_ACCESS_KEY: z.string().default('').describe('access key of that store'),
  ABAT_S3_SECRET_KEY: z.string().default('').describe('secret key of that store'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('least level written'),
});
export type Environment = z.infer<typeof environmentSchema>;

/** Thrown when a variable has a wrong value; the message names every wrong variable. */
export class EnvironmentError extends Error {}

/**
 * Reads and checks the environment.
 * @throws EnvironmentError naming each wrong variable and why
 */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new EnvironmentError(`environment: ${wrong.join('; ')}`);
}
