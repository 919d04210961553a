import { ERROR_CATALOGUE } from '@abat/contracts';

type Operation = {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; description?: string }[];
};
type Document = {
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, Operation>>;
};

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const parameterRow = (parameter: NonNullable<Operation['parameters']>[number]): string =>
  `<li><code>${escape(parameter.name)}</code> <small>${escape(parameter.in)}${parameter.required ? ', required' : ''}</small> ${escape(parameter.description ?? '')}</li>`;

function operation(method: string, path: string, details: Operation): string {
  const parameters = (details.parameters ?? []).map(parameterRow).join('');
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${escape(path)}</code> ${escape(details.summary ?? '')}</summary>
<p>${escape(details.description ?? '')}</p>${parameters ? `<ul>${parameters}</ul>` : ''}</details>`;
}

/** Every code a refusal may carry, with its status. */
function refusals(): string {
  const rows = Object.entries(ERROR_CATALOGUE).map(
    ([code, { status, title }]) => `<li><b>${status}</b> <code>${escape(code)}</code> ${escape(title.en)}</li>`,
  );
  return `<h2>codes of refusals</h2><ul>${rows.join('')}</ul>`;
}

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}summary{cursor:pointer;padding:.25rem 0}b{display:inline-block;min-width:4.5rem}';

/** A plain page of the API without scripts; programs read /api/openapi.json. */
export function documentationPage(openApi: object): string {
  const document = openApi as Document;
  const groups = new Map<string, string[]>();
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, details] of Object.entries(operations)) {
      const tag = details.tags?.[0] ?? 'other';
      groups.set(tag, [...(groups.get(tag) ?? []), operation(method, path, details)]);
    }
  const sections = [...groups].map(([tag, rows]) => `<h2>${escape(tag)}</h2>${rows.join('\n')}`).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(document.info.title)} API</title><style>${STYLE}</style></head>
<body><h1>${escape(document.info.title)} API ${escape(document.info.version)}</h1><p>${escape(document.info.description)}</p>
<p><a href="/api/openapi.json">OpenAPI 3.1</a></p>${sections}${refusals()}</body></html>`;
}
