import type { RuleSetting } from '@abat/contracts';
import { Button, Group, Textarea, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useMay } from '../../app/session-gate.js';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { faultOf, groupsOf, isSame, type LeafGroup, type Schema, valueAt, type Values, withValue } from './schema.js';
import { Outdated, Refusal } from './refusal.js';
import { SettingField } from './setting-field.js';
import classes from './settings.module.css';
import { useEdited } from './use-edited.js';
import { useChangeSetting } from './use-settings.js';

function useGroupTitle(): (name: string | null) => string {
  const { t, i18n } = useTranslation('settings');
  return (name) => {
    if (name === null) return t('group.own');
    return i18n.exists(`settings:group.${name}`) ? t(`group.${name}`) : name;
  };
}

/** What a setting is called in the address. */
export const codeOf = ({ rule, key }: RuleSetting): string => rule ?? key;

/** Some settings stand in the database from the beginning: nobody has changed them yet. */
const isAsDelivered = ({ version, value, defaults, note }: RuleSetting): boolean =>
  version === 1 && note === null && isSame(value, defaults);

/** What the form holds of a setting. */
const draftOf = (setting: RuleSetting): { values: Values; note: string } => ({
  values: setting.value,
  note: setting.note ?? '',
});

/** Name of a setting in the reader's language. */
export function useSettingTitle(): (setting: RuleSetting) => string {
  const { t } = useTranslation('settings');
  return ({ rule, key }) => (rule === null ? t(`city.${key}.name`) : t(`common:rule.${rule}`));
}

const hasFault = (groups: readonly LeafGroup[], values: Values): boolean =>
  groups.some(({ leaves }) => leaves.some(({ path, schema }) => faultOf(schema, valueAt(values, path)) !== null));

/** What a setting is for and what its shipped values rest on, where there is more to say than its title. */
function useAbout(): (setting: RuleSetting) => string | null {
  const { t, i18n } = useTranslation('settings');
  return ({ rule, key }) => {
    if (rule === null) return t(`city.${key}.about`);
    return i18n.exists(`settings:rule.${rule}.about`) ? t(`rule.${rule}.about`) : null;
  };
}

/** What is set, what it is for and when it was changed. */
function Head({ setting, title }: { setting: RuleSetting; title: string }) {
  const { t } = useTranslation('settings');
  const locale = useLocale();
  const { updatedAt } = setting;
  const about = useAbout()(setting);
  const isTouched = updatedAt && !isAsDelivered(setting);
  return (
    <>
      <Title order={2} size="h4">
        {title}
      </Title>
      {about && <p className={classes.about}>{about}</p>}
      <p className={classes.hint}>
        {isTouched ? t('changedAt', { moment: formatDateTime(updatedAt, locale) }) : t('untouched')}
      </p>
    </>
  );
}

/** The settings of one rule, or of the city, as a form made from their schema. */
export function RuleForm({ setting }: { setting: RuleSetting }) {
  const { t } = useTranslation('settings');
  const mayWrite = useMay('setting.write');
  const titleOf = useGroupTitle();
  const settingTitle = useSettingTitle();
  const { seen, draft, setDraft, isChanged, isOutdated, takeOver } = useEdited(setting, draftOf);
  const { values, note } = draft;
  const setValues = (next: Values) => setDraft({ ...draft, values: next });
  const groups = useMemo(() => groupsOf(setting.schema as Schema), [setting.schema]);
  const { mutate, isPending, error } = useChangeSetting();
  const faults = error instanceof ApiError ? error.fieldErrors : [];
  return (
    <form
      className={classes.form}
      data-testid="settings-form"
      // Who may not change anything has no field to scroll by.
      tabIndex={mayWrite ? undefined : 0}
      aria-label={settingTitle(setting)}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ setting: seen, value: values, note: note.trim() || null }, { onSuccess: takeOver });
      }}
    >
      <Head setting={seen} title={settingTitle(setting)} />
      {isOutdated && <Outdated onTakeOver={() => takeOver(setting)} />}
      {groups.map(({ name, leaves }) => (
        <fieldset key={name ?? ''} className={classes.group}>
          <legend>{titleOf(name)}</legend>
          <div className={classes.fields}>
            {leaves.map((leaf) => (
              <SettingField
                key={leaf.path.join('.')}
                leaf={leaf}
                value={valueAt(values, leaf.path)}
                fallback={valueAt(setting.defaults, leaf.path)}
                isReadOnly={!mayWrite}
                refusal={
                  faults.some(({ path }) => path === `value.${leaf.path.join('.')}`) ? t('fault.refused') : undefined
                }
                onChange={(value) => setValues(withValue(values, leaf.path, value))}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <Textarea
        size="xs"
        label={t('note')}
        value={note}
        maxLength={2000}
        autosize
        minRows={2}
        disabled={!mayWrite}
        onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
      />
      <Refusal error={error} />
      {mayWrite && (
        <Group gap="xs" className={classes.foot}>
          <ActButton size="xs" type="submit" loading={isPending} disabled={!isChanged || hasFault(groups, values)}>
            {t('common:action.save')}
          </ActButton>
          <Button size="xs" variant="default" disabled={!isChanged} onClick={() => takeOver(seen)}>
            {t('undo')}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => setValues(setting.defaults)}>
            {t('allToDefault')}
          </Button>
        </Group>
      )}
    </form>
  );
}
