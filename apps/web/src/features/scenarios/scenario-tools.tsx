import type { Comparison, Scenario } from '@abat/contracts';
import { Button } from '@mantine/core';
import { IconDownload, IconPrinter, IconSignature } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../../api/keys.js';
import { useMay } from '../../app/session-gate.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { AdoptDialog } from './adopt-dialog.js';
import classes from './scenarios.module.css';
import { useComparison } from './use-scenarios.js';

/** Why the scenario cannot be adopted yet; null when it can. */
function useObstacle(scenario: Scenario, comparison: Comparison | undefined): string | null {
  const { t } = useTranslation('scenarios');
  const mayAdopt = useMay('scenario.adopt');
  if (!mayAdopt) return t('adopt.noRight');
  if (scenario.steps.length === 0) return t('adopt.empty');
  return comparison ? null : t('adopt.notCompared');
}

/** Workbook, print and the decision. */
export function ScenarioTools({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const client = useQueryClient();
  const { data: comparison } = useComparison(scenario);
  const obstacle = useObstacle(scenario, comparison);
  const [isAdopting, setAdopting] = useState(false);
  const isOpen = scenario.status !== 'adopted';
  const close = () => {
    setAdopting(false);
    void client.invalidateQueries({ queryKey: keys.part('scenarios', scenario.id, 'comparison') });
  };
  return (
    <div className={classes.tools}>
      {isOpen && (
        <>
          <Button
            component="a"
            href={`/api/v1/scenarios/${scenario.id}/export?format=xlsx&lang=${locale}`}
            download
            size="xs"
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
          >
            {t('tools.xlsx')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPrinter size={15} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('tools.print')}
          </Button>
          <ActButton
            size="xs"
            disabled={obstacle !== null}
            aria-describedby={obstacle ? 'adopt-obstacle' : undefined}
            leftSection={<IconSignature size={15} aria-hidden />}
            onClick={() => setAdopting(true)}
          >
            {t('tools.adopt')}
          </ActButton>
          {obstacle && (
            <span id="adopt-obstacle" className={classes.dim}>
              {obstacle}
            </span>
          )}
        </>
      )}
      {isAdopting && comparison && <AdoptDialog scenario={scenario} comparison={comparison} onClose={close} />}
    </div>
  );
}
