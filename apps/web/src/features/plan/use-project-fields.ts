import { useMemo } from 'react';
import { useAgencyNames, useFunctionNames } from '../../api/use-names.js';
import { useUser } from '../../app/session-gate.js';
import { usePlanFields } from './use-plan-fields.js';

/** What is stated of a project; a new one is first of all that of the reader's own body. */
export function useProjectFields() {
  const { field, choice } = usePlanFields();
  const own = useUser().agency?.code ?? '';
  const [agencies, functions] = [useAgencyNames().options, useFunctionNames().options];
  return useMemo(
    () => [
      field('title', 'line', { required: true }),
      field('code', 'line', { onlyNew: true }),
      choice('agency', agencies, { initial: own }),
      choice('function', functions),
      field('description', 'area'),
      field('costKzt', 'money'),
      field('start', 'date', { half: true }),
      field('end', 'date', { half: true }),
    ],
    [field, choice, agencies, functions, own],
  );
}
