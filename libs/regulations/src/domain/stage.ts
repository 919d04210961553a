import type { RegulationLanguage, Stage, StageProposal } from '@abat/contracts';

type Clue = { stage: Stage; weight: number; pattern: RegExp };
const clue = (stage: Stage, weight: number, source: string): Clue => ({
  stage,
  weight,
  pattern: new RegExp(`(?<!\\p{L})(?:${source})\\p{L}*`, 'giu'),
});

// Strong words name the stage itself; weak ones only go with it and count when nothing strong is there.
const [STRONG, FAIR, WEAK] = [0.95, 0.8, 0.5];

const CLUES: Record<RegulationLanguage, readonly Clue[]> = {
  ru: [
    clue('current-repair', STRONG, 'текущ\\p{L}* ремонт'),
    clue('current-repair', FAIR, 'ремонт|ямочн'),
    clue('construction', STRONG, 'капитальн\\p{L}* ремонт|строительств|реконструкц|возведени'),
    clue('construction', WEAK, 'обустройств|создани|сооружени'),
    clue('maintenance', STRONG, 'содержани|содержит|эксплуатаци|обслуживани|уход за'),
    clue('maintenance', FAIR, 'очистк|уборк|вывоз|полив|покос'),
    clue('control', STRONG, 'контрол|надзор'),
    clue('control', FAIR, 'мониторинг|проверк|инспектир'),
    clue('planning', STRONG, 'планировани|планирует|программ\\p{L}* развити'),
    clue(
      'planning',
      FAIR,
      'разрабатыва\\p{L}* (?:план|программ|схем)|разработк\\p{L}* (?:план|программ|схем)|прогнозирован',
    ),
    clue('design', STRONG, 'проектировани|проектно[- ]сметн|эскизн\\p{L}* проект'),
    clue(
      'financing',
      STRONG,
      'финансировани|финансирует|распределени\\p{L}* (?:бюджетн\\p{L}* )?средств|распределяет (?:бюджетн\\p{L}* )?средств',
    ),
    clue('financing', FAIR, 'администратор\\p{L}* бюджетн|выделени\\p{L}* средств'),
    clue('financing', WEAK, 'бюджет'),
    clue('coordination', STRONG, 'координаци|координиру|согласовани|согласовыва'),
    clue('coordination', FAIR, 'взаимодейств'),
    clue(
      'intake',
      STRONG,
      'при[её]м\\p{L}* (?:\\p{L}+ )?(?:обращени|заяв)|рассм\\p{L}* (?:\\p{L}+ )?(?:обращени|заяв|жалоб)|принимает (?:обращени|заяв)',
    ),
    clue('intake', WEAK, 'обращени|жалоб'),
    clue(
      'acceptance',
      STRONG,
      'при[её]мк|ввод\\p{L}* в эксплуатаци|при(?:[её]м|ним)\\p{L}* в эксплуатаци|передач\\p{L}* на баланс',
    ),
  ],
  kk: [
    clue('current-repair', STRONG, 'ағымдағы жөнде'),
    clue('construction', STRONG, 'күрделі жөнде|құрылыс(?!ын қадағала)|қайта жаңарт|реконструкция'),
    clue('construction', WEAK, 'салу|салынуы'),
    clue('current-repair', FAIR, 'жөнде'),
    clue('maintenance', STRONG, 'күтіп[- ]ұста|күтіп[- ]баптау|күтім|пайдалану(?!ға)'),
    clue('maintenance', FAIR, 'тазала|тазарт|шығару'),
    clue('control', STRONG, 'бақыла|қадағала'),
    clue('control', FAIR, 'мониторинг|тексер'),
    clue('planning', STRONG, 'жоспарла|даму бағдарлама'),
    clue('planning', FAIR, 'бағдарлама|болжа'),
    clue('design', STRONG, 'жобалау|жобалайды|жобалау-сметалық'),
    clue('financing', STRONG, 'қаржыландыр|қаражат\\p{L}* бөл'),
    clue('financing', WEAK, 'бюджет|қаражат'),
    clue('coordination', STRONG, 'үйлестір|келіс'),
    clue('coordination', FAIR, 'өзара іс-қимыл'),
    clue('intake', STRONG, 'өтініш\\p{L}* (?:\\p{L}+ )?(?:қабылда|қара)|арыз\\p{L}* (?:қабылда|қара)'),
    clue('intake', WEAK, 'өтініш|шағым'),
    clue('acceptance', STRONG, 'пайдалануға (?:қабылда|бер)|теңгерімге (?:қабылда|бер)'),
  ],
};

type Hit = { stage: Stage; weight: number; at: number; length: number; words: string };

const hitsOf = (text: string, clues: readonly Clue[]): Hit[] =>
  clues.flatMap(({ stage, weight, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      ...{ stage, weight, at: match.index, length: match[0].length },
      words: match[0].toLowerCase(),
    })),
  );

const covers = (one: Hit, other: Hit): boolean =>
  one !== other && one.length > other.length && one.at <= other.at && one.at + one.length >= other.at + other.length;

/**
 * The stage that the verbs and nouns of a function name; null when no word tells. Russian puts what governs first
 * ("осуществляет контроль за содержанием" is control), Kazakh puts it last ("тазалаудың жай-күйін бақылайды").
 */
export function proposeStage(text: string, language: RegulationLanguage): StageProposal | null {
  const all = hitsOf(text, CLUES[language]);
  const hits = all.filter((hit) => !all.some((other) => covers(other, hit)));
  if (hits.length === 0) return null;
  const best = Math.max(...hits.map((hit) => hit.weight));
  const strong = hits.filter((hit) => hit.weight >= Math.min(best, FAIR)).sort((one, other) => one.at - other.at);
  const first = language === 'kk' ? strong.at(-1) : strong[0];
  if (!first) return null;
  const rivals = new Set(strong.map((hit) => hit.stage)).size - 1;
  const words = [...new Set(hits.filter((hit) => hit.stage === first.stage).map((hit) => hit.words))];
  return { stage: first.stage, score: round(first.weight / (1 + rivals * 0.15)), words };
}

const round = (score: number): number => Math.round(score * 100) / 100;
