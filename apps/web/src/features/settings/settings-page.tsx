import type { RuleSetting } from '@abat/contracts';
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useCurrentInView } from '../../ui/use-current-in-view.js';
import { useChangeParams, useParam } from '../../url/params.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { CardsView } from './cards-view.js';
import { codeOf, RuleForm, useSettingTitle } from './rule-form.js';
import { isSame } from './schema.js';
import classes from './settings.module.css';
import { useSettings } from './use-settings.js';

const GROUPS = [
  { title: 'findings:ruleGroup.works', holds: ({ rule }: RuleSetting) => rule?.startsWith('work.') },
  { title: 'findings:ruleGroup.powers', holds: ({ rule }: RuleSetting) => rule?.startsWith('mandate.') },
  { title: 'settings:city.title', holds: ({ rule }: RuleSetting) => rule === null },
] as const;

const VIEWS = ['rules', 'cards'] as const;

/** Thresholds, weights and unit prices by which rules judge, what the city says of surfaces and nuisance; cards of alarms. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const change = useChangeParams();
  const [text] = useParam('view');
  const view = VIEWS.find((one) => one === text) ?? 'rules';
  const switcher = (
    <SegmentedControl
      size="xs"
      aria-label={t('view.label')}
      value={view}
      data={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
      onChange={(next) => change({ view: next === 'rules' ? null : next, rule: null })}
    />
  );
  return (
    <PanelFrame title={t('title')} aside={switcher}>
      {view === 'cards' ? <CardsView /> : <RulesView />}
    </PanelFrame>
  );
}

function RulesView() {
  const { data, error, refetch } = useSettings();
  if (data) return <Loaded settings={data.items} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <LoadingRows rows={10} height={44} />;
}

function Loaded({ settings }: { settings: readonly RuleSetting[] }) {
  const { t } = useTranslation('settings');
  const [rule, setRule] = useParam('rule');
  const titleOf = useSettingTitle();
  const open = settings.find((setting) => codeOf(setting) === rule) ?? settings.find(GROUPS[0].holds);
  const list = useCurrentInView(open?.key);
  return (
    <div className={classes.page} data-testid="settings-list">
      <nav ref={list} className={classes.rules} aria-label={t('rules')}>
        {GROUPS.map(({ title, holds }) => (
          <section key={title}>
            <h2 className={classes.rulesTitle}>{t(title)}</h2>
            {settings.filter(holds).map((setting) => (
              <button
                key={setting.key}
                type="button"
                className={classes.rule}
                aria-current={setting === open ? 'page' : undefined}
                onClick={() => setRule(codeOf(setting))}
              >
                {titleOf(setting)}
                {!isSame(setting.value, setting.defaults) && <span className={classes.own}>{t('own')}</span>}
              </button>
            ))}
          </section>
        ))}
      </nav>
      {open && <RuleForm key={open.key} setting={open} />}
    </div>
  );
}
