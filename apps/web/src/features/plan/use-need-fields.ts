import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgencyNames, useFunctionNames, useTerritoryNames } from '../../api/use-names.js';
import { useUser } from '../../app/session-gate.js';
import { useMayFor } from '../../app/use-may-for.js';
import { usePlanFields } from './use-plan-fields.js';
import { usePlanWords } from './use-plan-words.js';

/**
 * Who wishes it, as the server lets the reader say: everybody, or the own bodies alone. A need without a body is for the
 * planners of its district; whoever is bound to a body and serves none names it.
 */
function useBodyField() {
  const { t } = useTranslation('plan');
  const { choice } = usePlanFields();
  const me = useUser();
  const mayFor = useMayFor('project.write');
  const agencies = useAgencyNames().options;
  return useMemo(() => {
    const isFree = mayFor(null);
    const mayLeaveOut = isFree || (me.role === 'planner' && me.district !== null);
    return choice('agency', isFree ? agencies : agencies.filter(({ value }) => mayFor(value)), {
      required: !mayLeaveOut,
      ...(isFree ? {} : { initial: me.agency?.code ?? '' }),
      ...(mayLeaveOut ? { hint: t('hint.needBody') } : {}),
    });
  }, [choice, agencies, mayFor, me, t]);
}

/** What is stated of a need; a new one of a planner is first of all one of the own district. */
export function useNeedFields() {
  const { t } = useTranslation('plan');
  const words = usePlanWords();
  const { field, choice } = usePlanFields();
  const { role, district } = useUser();
  const body = useBodyField();
  const [functions, territories] = [useFunctionNames().options, useTerritoryNames().options];
  const own = role === 'planner' ? (district?.externalId ?? '') : '';
  return useMemo(
    () => [
      field('title', 'line', { required: true }),
      field('description', 'area'),
      choice('origin', words.origins, { required: true, initial: 'district' }),
      field('wishedOn', 'date', { half: true }),
      choice('priority', words.priorities, { required: true, half: true, initial: '3', isNumber: true }),
      field('costKzt', 'money'),
      body,
      choice('function', functions),
      choice('territory', territories, { half: true, initial: own }),
      field('site', 'site', { from: 'siteId', half: true }),
      field('geometry', 'shape', { hint: t('hint.needPlace') }),
      field('externalId', 'line', { onlyNew: true, hint: t('hint.ownNumber') }),
    ],
    [words, field, choice, body, functions, territories, own, t],
  );
}
