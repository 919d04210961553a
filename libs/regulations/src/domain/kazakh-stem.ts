// Endings by kind, longest first. Kazakh puts them on in the order: root, plural, possessive, case; they are taken off backwards.
const CASES = [
  ...['дағы', 'дегі', 'тағы', 'тегі', 'ндағы', 'ндегі'],
  ...['ның', 'нің', 'дың', 'дің', 'тың', 'тің', 'нан', 'нен', 'дан', 'ден', 'тан', 'тен'],
  ...['нда', 'нде', 'мен', 'бен', 'пен', 'ға', 'ге', 'қа', 'ке', 'на', 'не', 'да', 'де', 'та', 'те'],
  ...['ны', 'ні', 'ды', 'ді', 'ты', 'ті', 'ын', 'ін'],
];
const POSSESSIVES = ['ымыз', 'іміз', 'ңыз', 'ңіз', 'сы', 'сі', 'ы', 'і'];
const PLURALS = ['лар', 'лер', 'дар', 'дер', 'тар', 'тер'];
// What a verb says of its doer; nothing else ends so.
const FINITE = [
  ...['атын', 'етін', 'йтын', 'йтін', 'ады', 'еді', 'йды', 'йді', 'ған', 'ген', 'қан', 'кен', 'ылған', 'ілген'],
  ...['ып', 'іп'],
];
const INFINITIVE = ['у'];
const ADJECTIVES = ['лық', 'лік', 'дық', 'дік', 'тық', 'тік'];

/** What is left of a word must still be a root: shorter ones are left alone. */
const SHORTEST_ROOT = 3;
// A root's last sound softens before a vowel: өкілеттік, өкілеттігі.
const HARDENED: Record<string, string> = { ғ: 'қ', г: 'к', б: 'п' };
const VOWEL = /[аәеиоөуүұыі]/u;

function without(word: string, endings: readonly string[]): string {
  for (const ending of [...endings].sort((one, other) => other.length - one.length)) {
    const root = word.slice(0, -ending.length);
    if (word.endsWith(ending) && root.length >= SHORTEST_ROOT && VOWEL.test(root)) return root;
  }
  return word;
}

const hardened = (root: string): string => root.slice(0, -1) + (HARDENED[root.slice(-1)] ?? root.slice(-1));

/**
 * The root of a Kazakh word in small letters, by taking endings off: аулаларды, аулаларының, ауладағы all give аула.
 * It need not be a word: it only has to be the same for all forms of one word.
 */
export function stemKazakh(word: string): string {
  const verb = without(word, FINITE);
  if (verb !== word) return hardened(without(verb, INFINITIVE));
  const own = without(without(word, CASES), POSSESSIVES);
  const single = without(own, PLURALS);
  const root = single === own ? hardened(own) : single;
  return hardened(without(without(root, INFINITIVE), ADJECTIVES));
}
