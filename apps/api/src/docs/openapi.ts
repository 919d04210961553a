import {
  extendZodWithOpenApi,
  OpenApiGeneratorV31,
  OpenAPIRegistry,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import { problemSchema, type Route, ROUTES } from '@abat/contracts';
import { z } from 'zod';

extendZodWithOpenApi(z);

const problem = {
  description: 'Refused: problem details (RFC 9457) with a stable code',
  content: { 'application/problem+json': { schema: problemSchema } },
};

const multipart = {
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
} as const;

function bodyOf(route: Route): object | undefined {
  if (route.multipart) return { content: { 'multipart/form-data': { schema: multipart } } };
  return route.body ? { content: { 'application/json': { schema: route.body } }, required: true } : undefined;
}

function pathParameters(path: string): z.ZodObject | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  if (names.length === 0) return undefined;
  return z.object(Object.fromEntries(names.map((name) => [name, name === 'id' ? z.uuid() : z.string()])));
}

/** Whoever changes a row somebody may have read says which version they saw; what is made anew has none yet. */
function headersOf({ method, path, versioned }: Route): z.ZodObject | undefined {
  const changes = method !== 'get' && path.includes('{');
  return versioned && changes
    ? z.object({ 'If-Match': z.string().describe('ETag of the version that was read') })
    : undefined;
}

function answerOf({ method, versioned, response }: Route): object {
  return {
    description: 'Done',
    ...(versioned && method !== 'delete'
      ? { headers: z.object({ ETag: z.string().describe('version of the row') }) }
      : {}),
    ...(response ? { content: { 'application/json': { schema: response } } } : {}),
  };
}

/** Reads are open to paired walls too. */
function securityOf({ action, method }: Route): object[] {
  if (action === 'public') return [];
  if (action === 'screen') return [{ screen: [] }];
  const people = [{ bearer: [] }, { session: [] }];
  return action === 'read' && method === 'get' ? [...people, { screen: [] }] : people;
}

function describe(route: Route): RouteConfig {
  return {
    method: route.method,
    path: route.path,
    summary: route.summary,
    tags: [route.tag],
    description: `Right: ${route.action}`,
    security: securityOf(route),
    request: {
      params: pathParameters(route.path),
      query: route.query as z.ZodObject | undefined,
      body: bodyOf(route) as never,
      headers: headersOf(route),
    },
    responses: {
      [route.status]: answerOf(route),
      default: problem,
    },
  } as RouteConfig;
}

/** OpenAPI 3.1 of the versioned API, made from the same schemas that check every request. */
export function openApiDocument(version: string): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'abat_session' });
  registry.registerComponent('securitySchemes', 'screen', { type: 'apiKey', in: 'cookie', name: 'abat_screen' });
  for (const route of ROUTES) registry.registerPath(describe(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Abat',
      version,
      description:
        'Works, powers and budget lines of a city, and the findings about them. Errors are application/problem+json (RFC 9457).',
    },
    servers: [{ url: '/' }],
  });
}
