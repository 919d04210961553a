import type { RuleSetting } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useParam } from '../../url/params.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { codeOf, RuleForm, useSettingTitle } from './rule-form.js';
import { isSame } from './schema.js';
import classes from './settings.module.css';
import { useSettings } from './use-settings.js';

const GROUPS = [
  { title: 'findings:ruleGroup.works', holds: ({ rule }: RuleSetting) => rule?.startsWith('work.') },
  { title: 'findings:ruleGroup.powers', holds: ({ rule }: RuleSetting) => rule?.startsWith('mandate.') },
  { title: 'settings:city.title', holds: ({ rule }: RuleSetting) => rule === null },
] as const;

/** Thresholds, weights and unit prices by which rules judge, and what the city says of surfaces and nuisance. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const { data, error, refetch } = useSettings();
  return (
    <PanelFrame title={t('title')}>
      {data ? (
        <Loaded settings={data.items} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows rows={10} height={44} />
      )}
    </PanelFrame>
  );
}

function Loaded({ settings }: { settings: readonly RuleSetting[] }) {
  const { t } = useTranslation('settings');
  const [rule, setRule] = useParam('rule');
  const titleOf = useSettingTitle();
  const open =
    settings.find((setting) => codeOf(setting) === rule) ?? settings.find((one) => one.rule === 'work.combine');
  return (
    <div className={classes.page} data-testid="settings-list">
      <nav className={classes.rules} aria-label={t('rules')}>
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
      {open && <RuleForm key={`${open.key} ${open.version}`} setting={open} />}
    </div>
  );
}
