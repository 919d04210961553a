import { type PhaseMove, type Project, PROJECT_PHASES, type ProjectPhase } from '@abat/contracts';
import { Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useMayFor } from '../../app/use-may-for.js';
import { formatDate } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { PhaseLacks } from './phase-lack.js';
import classes from './plan.module.css';
import parts from './project.module.css';
import { Refusal } from './refusal.js';

const WAY = PROJECT_PHASES.filter((phase) => phase !== 'cancelled');

function useMovePhase(project: Project) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { phase: ProjectPhase; reason: string | null }) =>
      call<Project>(`/api/v1/projects/${project.id}/phase`, { method: 'POST', body, version: project.version }),
    onSuccess: (moved) => client.setQueryData(keys.one('projects', moved.id), moved),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.all('projects') }),
  });
}

function Steps({ project }: { project: Project }) {
  const { t } = useTranslation('programme');
  const at = WAY.findIndex((phase) => phase === project.phase);
  return (
    <ol className={classes.steps}>
      {WAY.map((phase, place) => {
        const state = place < at ? 'done' : place === at ? 'now' : 'later';
        return (
          <li
            key={phase}
            className={classes.step}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            {state === 'done' && <IconCheck size={14} aria-hidden />}
            {state === 'now' && <IconPlayerPlay size={13} aria-hidden />}
            <span className="visually-hidden">{state === 'done' && t('plan:phase.done')}</span>
            {t(`phase.${phase}`)}
          </li>
        );
      })}
    </ol>
  );
}

type MoveProps = {
  project: Project;
  move: PhaseMove;
  reason: string;
  isMoving: boolean;
  onMove: (phase: ProjectPhase) => void;
};

/** What a move lacks beside what the project lacks anyway, which stands above all moves. */
function Missing({ move, project }: Pick<MoveProps, 'move' | 'project'>) {
  const { t } = useTranslation('plan');
  const missing = move.missing.filter((lack) => !project.lacks.includes(lack));
  return (
    <>
      {missing.length > 0 && (
        <span>
          {t('phase.missing')}
          <PhaseLacks lacks={missing} project={project} />
        </span>
      )}
      {missing.length < move.missing.length && <span>{t('phase.missingAbove')}</span>}
    </>
  );
}

function Move({ project, move, reason, isMoving, onMove }: MoveProps) {
  const { t } = useTranslation('plan');
  const isLacking = move.missing.length > 0 || (move.needsReason && reason.trim() === '');
  const way = PROJECT_PHASES.indexOf(move.phase) < PROJECT_PHASES.indexOf(project.phase) ? 'phase.back' : 'phase.to';
  return (
    <li className={parts.move}>
      <ActButton
        size="xs"
        variant={move.needsReason ? 'default' : 'filled'}
        disabled={isLacking || isMoving}
        onClick={() => onMove(move.phase)}
      >
        {move.phase === 'cancelled' ? t('phase.cancel') : t(way, { phase: t(`programme:phase.${move.phase}`) })}
      </ActButton>
      <Missing move={move} project={project} />
      {move.missing.length === 0 && move.needsReason && <span>{t('phase.needsReason')}</span>}
      <Taken move={move} />
    </li>
  );
}

/** What a move takes along or gives back: works, needs. */
function Taken({ move: { phase, works, needs } }: { move: PhaseMove }) {
  const { t } = useTranslation('plan');
  const [ofWorks, ofNeeds] =
    phase === 'cancelled'
      ? (['phase.cancels', 'phase.opensNeeds'] as const)
      : (['phase.givesBack', 'phase.gathersNeeds'] as const);
  return (
    <>
      {works > 0 && <span className={parts.movedWorks}>{t(ofWorks, { count: works })}</span>}
      {needs > 0 && <span className={parts.movedWorks}>{t(ofNeeds, { count: needs })}</span>}
    </>
  );
}

/** Where the project stands on its way, where it may go, and what is missing for that. */
export function PhaseSteps({ project }: { project: Project }) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const mayWrite = useMayFor('project.write')(project.agency);
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useMovePhase(project);
  const isCancelled = project.phase === 'cancelled';
  return (
    <section className={parts.phaseBox} aria-label={t('field.phase')}>
      {isCancelled ? <p className={parts.cancelled}>{t('programme:phase.cancelled')}</p> : <Steps project={project} />}
      <p className={classes.hint}>{t('phase.since', { day: formatDate(project.phaseSince, locale, 'medium') })}</p>
      {project.lacks.length > 0 && (
        <div className={parts.lacking}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            {t('phase.lacks')}
            <PhaseLacks lacks={project.lacks} project={project} />
          </span>
        </div>
      )}
      {mayWrite && project.moves.length > 0 && (
        <>
          <ul className={parts.moves}>
            {project.moves.map((move) => (
              <Move
                key={move.phase}
                project={project}
                move={move}
                reason={reason}
                isMoving={isPending}
                onMove={(phase) => mutate({ phase, reason: reason.trim() || null })}
              />
            ))}
          </ul>
          {project.moves.some(({ needsReason }) => needsReason) && (
            <Textarea
              size="xs"
              autosize
              className={parts.reason}
              label={t('phase.reason')}
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </>
      )}
      <Refusal error={error} />
    </section>
  );
}
