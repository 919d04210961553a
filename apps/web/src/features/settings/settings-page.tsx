import type { RuleSetting } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useParam } from '../../url/params.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { RuleForm } from './rule-form.js';
import { isSame } from './schema.js';
import classes from './settings.module.css';
import { useSettings } from './use-settings.js';

const GROUPS = [
  { key: 'works', head: 'work.' },
  { key: 'powers', head: 'mandate.' },
] as const;

/** Thresholds, weights and unit prices by which rules judge. */
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
  const open = settings.find((setting) => setting.rule === rule) ?? settings.find((one) => one.rule === 'work.combine');
  return (
    <div className={classes.page} data-testid="settings-list">
      <nav className={classes.rules} aria-label={t('rules')}>
        {GROUPS.map(({ key, head }) => (
          <section key={key}>
            <h2 className={classes.rulesTitle}>{t(`findings:ruleGroup.${key}`)}</h2>
            {settings
              .filter((setting) => setting.rule.startsWith(head))
              .map((setting) => (
                <button
                  key={setting.key}
                  type="button"
                  className={classes.rule}
                  aria-current={setting === open ? 'page' : undefined}
                  onClick={() => setRule(setting.rule)}
                >
                  {t(`common:rule.${setting.rule}`)}
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
