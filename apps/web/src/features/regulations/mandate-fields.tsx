import { STAGES, type Mandate, type Stage, type Statement } from '@abat/contracts';
import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFunctionNames, useKindNames, useTerritoryNames } from '../../api/use-names.js';
import { formatPercent } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { DateField } from '../../ui/date-field.js';
import { FactList } from '../../ui/fact-list.js';
import type { MandateChoice } from './draft-mandate.js';
import classes from './statement.module.css';
import common from './regulations.module.css';

type FieldsProps = {
  statement: Statement;
  mandates: readonly Mandate[];
  choice: MandateChoice;
  mayCreate: boolean;
  onChange: (change: Partial<MandateChoice>) => void;
};
const above = { zIndex: 550 } as const;

/** Functions the text seems to mean: one press takes one. The words that say so stand beside. */
function Proposals({ statement, choice, onChange }: Pick<FieldsProps, 'statement' | 'choice' | 'onChange'>) {
  const { t } = useTranslation('regulations');
  const locale = useLocale();
  const functions = useFunctionNames();
  if (statement.functions.length === 0) return <p className={common.dim}>{t('proposal.none')}</p>;
  return (
    <ul className={classes.proposals} aria-label={t('proposal.functions')}>
      {statement.functions.map((proposal) => (
        <li key={proposal.function}>
          <button
            type="button"
            className={classes.proposal}
            aria-pressed={choice.function === proposal.function}
            onClick={() => onChange({ function: proposal.function })}
          >
            <span>{functions.nameOf(proposal.function)}</span>
            <span className={classes.score}>{formatPercent(proposal.score, locale)}</span>
            <span className={classes.words} lang={statement.language}>
              {proposal.words.join(', ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function NewMandateFields({ statement, choice, onChange }: Pick<FieldsProps, 'statement' | 'choice' | 'onChange'>) {
  const { t } = useTranslation('regulations');
  const functions = useFunctionNames().options;
  const kinds = useKindNames().options;
  const territories = useTerritoryNames().options;
  const words = statement.stage?.words.join(', ');
  return (
    <>
      <Proposals statement={statement} choice={choice} onChange={onChange} />
      <div className={classes.fields}>
        <Select
          label={t('field.function')}
          required
          searchable
          comboboxProps={above}
          data={functions}
          value={choice.function}
          onChange={(value) => onChange({ function: value })}
        />
        <Select
          label={t('field.stage')}
          required
          comboboxProps={above}
          data={STAGES.map((value) => ({ value, label: t(`common:stage.${value}`) }))}
          description={words ? t('proposal.stageWords', { words }) : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={choice.stage}
          onChange={(value) => onChange({ stage: value as Stage | null })}
        />
        <Select
          label={t('field.objectKind')}
          allowDeselect={false}
          comboboxProps={above}
          data={kinds}
          value={choice.objectKind}
          onChange={(value) => value && onChange({ objectKind: value })}
        />
        <Select
          label={t('field.territory')}
          allowDeselect={false}
          searchable
          comboboxProps={above}
          data={territories}
          value={choice.territory}
          onChange={(value) => value && onChange({ territory: value })}
        />
        <DateField
          label={t('field.validFrom')}
          clearable
          value={choice.validFrom}
          onChange={(validFrom) => onChange({ validFrom })}
        />
      </div>
    </>
  );
}

/** What the words of the statement mean most likely, told beside a choice that does not follow from it. */
function Meaning({ statement }: Pick<FieldsProps, 'statement'>) {
  const { t } = useTranslation('regulations');
  const locale = useLocale();
  const functions = useFunctionNames();
  const [best] = statement.functions;
  const { stage } = statement;
  const told = (name: string, { score, words }: { score: number; words: string[] }) => (
    <>
      {name} · {formatPercent(score, locale)} <span lang={statement.language}>({words.join(', ')})</span>
    </>
  );
  const facts = [
    ...(best ? [{ label: t('field.function'), value: told(functions.nameOf(best.function), best) }] : []),
    ...(stage ? [{ label: t('field.stage'), value: told(t(`common:stage.${stage.stage}`), stage) }] : []),
  ];
  return facts.length > 0 ? <FactList facts={facts} /> : <p className={common.dim}>{t('proposal.none')}</p>;
}

function ExistingMandate({ mandates, choice, onChange }: Pick<FieldsProps, 'mandates' | 'choice' | 'onChange'>) {
  const { t } = useTranslation('regulations');
  const functions = useFunctionNames();
  const territories = useTerritoryNames();
  return (
    <Select
      label={t('field.mandate')}
      required
      searchable
      comboboxProps={above}
      nothingFoundMessage={t('noMandates')}
      data={mandates.map((mandate) => ({
        value: mandate.code,
        label: [
          functions.nameOf(mandate.function),
          t(`common:stage.${mandate.stage}`),
          territories.nameOf(mandate.territory),
          mandate.code,
        ].join(' · '),
      }))}
      value={choice.mandate}
      onChange={(mandate) => onChange({ mandate })}
    />
  );
}

/** What a statement means: a mandate the body holds already, or a new one. */
export function MandateFields({ mayCreate, ...props }: FieldsProps) {
  const { t } = useTranslation('regulations');
  const { choice, onChange } = props;
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('mode.label')}
        value={choice.mode}
        data={[
          { value: 'existing', label: t('mode.existing') },
          { value: 'new', label: t('mode.new'), disabled: !mayCreate },
        ]}
        onChange={(mode) => onChange({ mode: mode as MandateChoice['mode'] })}
      />
      {!mayCreate && <p className={common.dim}>{t('mode.newDenied')}</p>}
      {choice.mode === 'new' ? (
        <NewMandateFields {...props} />
      ) : (
        <>
          <Meaning statement={props.statement} />
          <ExistingMandate {...props} />
        </>
      )}
    </>
  );
}
