// Proves that the three languages are complete: same keys, no empty text, all plural forms, and that every key in the
// code exists. Run by `npm run i18n:check`; prints what is wrong and exits 1.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const source = resolve(import.meta.dirname, 'src');
const pluralForms = { kk: ['one', 'other'], ru: ['one', 'few', 'many', 'other'], en: ['one', 'other'] };
const locales = Object.keys(pluralForms);
const problems = [];
const known = new Map();

function flatten(node, head = '') {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? flatten(value, `${head}${key}.`) : [[head + key, value]],
  );
}

const pluralSuffix = /_(zero|one|two|few|many|other)$/;

/** Base keys of a namespace with the plural forms each of them has. */
function readNamespace(locale, namespace) {
  const path = join(source, 'i18n', locale, `${namespace}.json`);
  const entries = flatten(JSON.parse(readFileSync(path, 'utf8')));
  const bases = new Map();
  for (const [key, value] of entries) {
    if (typeof value !== 'string' || value.trim() === '') problems.push(`${locale}/${namespace}: ${key} is empty`);
    const form = pluralSuffix.exec(key)?.[1];
    const base = form ? key.replace(pluralSuffix, '') : key;
    bases.set(base, [...(bases.get(base) ?? []), ...(form ? [form] : [])]);
  }
  return bases;
}

function checkPlurals(locale, namespace, base, forms) {
  const missing = pluralForms[locale].filter((form) => !forms.includes(form));
  if (forms.length > 0 && missing.length > 0)
    problems.push(`${locale}/${namespace}: ${base} lacks the plural forms ${missing.join(', ')}`);
}

const placeholders = (text) => [...text.matchAll(/{{\s*([\w.]+)/g)].map((match) => match[1]).sort();

function checkPlaceholders(namespace) {
  const texts = locales.map((locale) =>
    Object.fromEntries(flatten(JSON.parse(readFileSync(join(source, 'i18n', locale, `${namespace}.json`), 'utf8')))),
  );
  for (const [key, text] of Object.entries(texts[1])) {
    texts.forEach((other, index) => {
      if (other[key] === undefined || pluralSuffix.test(key)) return;
      if (placeholders(String(other[key])).join() !== placeholders(String(text)).join())
        problems.push(`${locales[index]}/${namespace}: ${key} has other placeholders than ru`);
    });
  }
}

function checkNamespace(namespace) {
  const tables = new Map(locales.map((locale) => [locale, readNamespace(locale, namespace)]));
  const all = new Set([...tables.values()].flatMap((table) => [...table.keys()]));
  for (const [locale, table] of tables) {
    for (const base of all) if (!table.has(base)) problems.push(`${locale}/${namespace}: ${base} is missing`);
    for (const [base, forms] of table) checkPlurals(locale, namespace, base, forms);
  }
  checkPlaceholders(namespace);
  return all;
}

const listNamespaces = (locale) =>
  readdirSync(join(source, 'i18n', locale))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace('.json', ''));

const namespaces = [...new Set(locales.flatMap(listNamespaces))];
for (const namespace of namespaces)
  for (const locale of locales)
    if (!listNamespaces(locale).includes(namespace)) problems.push(`${locale}: the file ${namespace}.json is missing`);
if (problems.length > 0) finish();

for (const namespace of namespaces) known.set(namespace, checkNamespace(namespace));

const files = readdirSync(source, { recursive: true })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.spec.ts'))
  .map((name) => join(source, name));

/** A template key counts as known when some key begins with its constant head. */
function exists(namespace, key) {
  const keys = known.get(namespace);
  if (!keys) return false;
  const head = key.split('${')[0];
  return key.includes('${') ? head !== '' && [...keys].some((candidate) => candidate.startsWith(head)) : keys.has(key);
}

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const own = [...text.matchAll(/useTranslation\(\s*'([\w-]+)'/g)].map((match) => match[1]);
  for (const match of text.matchAll(/(?<![\w.])(?:t|i18next\.t)\(\s*(?:'([^'\n]+)'|`([^`\n]+)`)/g)) {
    const written = match[1] ?? match[2];
    const [, namespace, key] = /^(?:([\w-]+):)?(.+)$/.exec(written);
    const candidates = namespace ? [namespace] : own;
    if (!candidates.some((candidate) => exists(candidate, key)))
      problems.push(`${relative(source, file)}: the key ${written} does not exist`);
  }
}

finish();

function finish() {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  const keys = [...known.values()].reduce((sum, set) => sum + set.size, 0);
  process.stdout.write(
    problems.length > 0
      ? `i18n: ${problems.length} problems\n`
      : `i18n: ${keys} keys complete in ${locales.join(', ')}\n`,
  );
  process.exit(problems.length > 0 ? 1 : 0);
}
