import type { Scenario, ScenarioPatch, ScenarioStep } from '@abat/contracts';
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton, ActIcon } from '../../ui/act-button.js';
import classes from './steps.module.css';
import common from './scenarios.module.css';
import { StepEditor } from './step-editor.js';
import { stepFacts } from './step-facts.js';
import { moved } from './step-form.js';
import { useReason } from './use-reason.js';
import { useChangeScenario } from './use-scenarios.js';
import { useStepWords } from './use-step-names.js';

type StepCardProps = { step: ScenarioStep; place: number; words: ReturnType<typeof useStepWords> };

function StepText({ step, place, words }: StepCardProps) {
  const { t } = useTranslation('scenarios');
  return (
    <div className={classes.stepText}>
      <b>
        {place + 1}. {t(`action.${step.action}`)}
      </b>
      <dl className={classes.stepFacts}>
        {stepFacts(step).map((fact) => (
          <div key={fact.label}>
            <dt>{t(`fact.${fact.label}`)}</dt>
            <dd>
              {words(fact).map((word) => (
                <span key={word}>{word}</span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

type StepToolsProps = {
  place: number;
  count: number;
  isBusy: boolean;
  onMove: (by: 1 | -1) => void;
  onEdit: () => void;
  onRemove: () => void;
};

function StepTools({ place, count, isBusy, onMove, onEdit, onRemove }: StepToolsProps) {
  const { t } = useTranslation('scenarios');
  const number = place + 1;
  const tools = [
    { name: 'up', icon: IconArrowUp, act: () => onMove(-1), off: place === 0 },
    { name: 'down', icon: IconArrowDown, act: () => onMove(1), off: place === count - 1 },
    { name: 'edit', icon: IconPencil, act: onEdit, off: false },
    { name: 'remove', icon: IconTrash, act: onRemove, off: false },
  ] as const;
  return (
    <div className={classes.stepTools}>
      {tools.map((tool) => (
        <ActIcon
          key={tool.name}
          size="sm"
          variant="subtle"
          color="gray"
          disabled={isBusy || tool.off}
          aria-label={t(`tool.${tool.name}`, { number })}
          onClick={tool.act}
        >
          <tool.icon size={15} aria-hidden />
        </ActIcon>
      ))}
    </div>
  );
}

type StepListProps = { scenario: Scenario; canEdit: boolean };
type Open = { step: ScenarioStep | null; place: number };

/** The ordered steps of a scenario, each readable by itself, with their forms. Every change is stored at once. */
export function StepList({ scenario, canEdit }: StepListProps) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const { steps } = scenario;
  const reasonOf = useReason();
  const words = useStepWords(steps);
  const [open, setOpen] = useState<Open | null>(null);
  const change = useChangeScenario(scenario);
  const store = (next: ScenarioStep[], onSuccess?: () => void) => {
    const patch: ScenarioPatch = { steps: next };
    change.mutate(patch, onSuccess ? { onSuccess } : {});
  };
  const save = (step: ScenarioStep) => {
    if (!open) return;
    store(open.step ? steps.map((one, at) => (at === open.place ? step : one)) : [...steps, step], () => setOpen(null));
  };
  const begin = (next: Open) => {
    change.reset();
    setOpen(next);
  };
  return (
    <>
      {steps.length === 0 && <p className={common.dim}>{t('noSteps')}</p>}
      <ol className={classes.steps} data-testid="scenario-steps">
        {steps.map((step, place) => (
          <li key={place} className={classes.step}>
            <StepText step={step} place={place} words={words} />
            {canEdit && (
              <StepTools
                place={place}
                count={steps.length}
                isBusy={change.isPending}
                onMove={(by) => store(moved(steps, place, by))}
                onEdit={() => begin({ step, place })}
                onRemove={() => store(steps.filter((_one, at) => at !== place))}
              />
            )}
          </li>
        ))}
      </ol>
      {!open && change.error instanceof ApiError && (
        <p className={common.fault} role="alert">
          {change.error.titleIn(locale)}
          {change.error.fieldErrors.map((fault) => (
            <span key={fault.path}> {reasonOf(fault)}</span>
          ))}
        </p>
      )}
      {canEdit && (
        <ActButton
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => begin({ step: null, place: steps.length })}
        >
          {t('step.add')}
        </ActButton>
      )}
      {open && (
        <StepEditor
          step={open.step}
          place={open.place}
          isSaving={change.isPending}
          error={change.error}
          onSave={save}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
