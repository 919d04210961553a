import { type AlarmCard, LOCALES, type LocalizedText, type Role, ROLES } from '@abat/contracts';
import { Button, Group, Select, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { Dialog } from '../../ui/dialog.js';
import { CARD_TEXTS, type CardText, changeOf, draftOf, isSilent } from './card-draft.js';
import { CardLevels } from './card-levels.js';
import classes from './cards.module.css';
import { Outdated, Refusal } from './refusal.js';
import shared from './settings.module.css';
import { useChangeCard } from './use-cards.js';
import { useEdited } from './use-edited.js';

/** Characters of one text of a card, as the server takes them. */
const LONGEST_TEXT = 1000;
/** Somebody answers first who can act: those who only look are not offered. */
const OWNERS = ROLES.filter((role) => role !== 'viewer');

type WordsProps = { part: CardText; text: LocalizedText; isReadOnly: boolean; onChange: (text: LocalizedText) => void };

/** One text of a card in the three languages, side by side. */
function Words({ part, text, isReadOnly, onChange }: WordsProps) {
  const { t } = useTranslation('settings');
  return (
    <fieldset className={shared.group} data-testid={`card-${part}`}>
      <legend>{t(`shift:card.${part}`)}</legend>
      <div className={classes.languages}>
        {LOCALES.map((locale) => (
          <Textarea
            key={locale}
            size="xs"
            lang={locale}
            label={t(`common:language.${locale}`)}
            value={text[locale]}
            maxLength={LONGEST_TEXT}
            autosize
            minRows={3}
            disabled={isReadOnly}
            error={text[locale].trim() === '' && t('cards.fault.empty')}
            onChange={(event) => onChange({ ...text, [locale]: event.currentTarget.value })}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Head({ card }: { card: AlarmCard }) {
  const { t } = useTranslation('settings');
  const locale = useLocale();
  const changed = card.updatedAt && t('changedAt', { moment: formatDateTime(card.updatedAt, locale) });
  return (
    <>
      <Title order={2} size="h4">
        {t(`common:rule.${card.rule}`)}
      </Title>
      <p className={shared.about}>{t('cards.about')}</p>
      <p className={shared.hint}>
        {[t(card.edited ? 'cards.edited' : 'cards.shipped'), changed].filter(Boolean).join(' · ')}
      </p>
    </>
  );
}

function ResetDialog({ opened, onClose, onReset }: { opened: boolean; onClose: () => void; onReset: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('cards.reset')}>
      <p className={shared.about}>{t('cards.resetAbout')}</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <ActButton onClick={onReset}>{t('cards.reset')}</ActButton>
      </Group>
    </Dialog>
  );
}

/** The card of a type of alarm as a form: what it says in three languages, whose it is, what makes an alarm and how soon. */
export function CardForm({ card }: { card: AlarmCard }) {
  const { t } = useTranslation('settings');
  const mayWrite = useMay('setting.write');
  const { seen, draft, setDraft, isChanged, isOutdated, takeOver } = useEdited(card, draftOf);
  const { mutate, isPending, error, reset } = useChangeCard();
  const [asksReset, setAsksReset] = useState(false);
  const change = changeOf(draft);
  const save = (what: typeof change) => mutate({ card: seen, change: what }, { onSuccess: takeOver });
  return (
    <form
      className={shared.form}
      data-testid="card-form"
      tabIndex={mayWrite ? undefined : 0}
      aria-label={t(`common:rule.${card.rule}`)}
      onSubmit={(event) => {
        event.preventDefault();
        if (change) save(change);
      }}
    >
      <Head card={seen} />
      {isOutdated && (
        <Outdated
          onTakeOver={() => {
            reset();
            takeOver(card);
          }}
        />
      )}
      {CARD_TEXTS.map((part) => (
        <Words
          key={part}
          part={part}
          text={draft.texts[part]}
          isReadOnly={!mayWrite}
          onChange={(text) => setDraft({ ...draft, texts: { ...draft.texts, [part]: text } })}
        />
      ))}
      <fieldset className={shared.group}>
        <legend>{t('cards.levels')}</legend>
        <Select
          size="xs"
          maw={300}
          mb="sm"
          label={t('shift:card.owner')}
          data={OWNERS.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
          value={draft.owner}
          allowDeselect={false}
          disabled={!mayWrite}
          onChange={(owner) => setDraft({ ...draft, owner: owner as Role })}
        />
        <CardLevels
          levels={draft.levels}
          isReadOnly={!mayWrite}
          onChange={(levels) => setDraft({ ...draft, levels })}
        />
        {isSilent(draft) && <p className={classes.silent}>{t('cards.silent')}</p>}
      </fieldset>
      <Refusal error={error} />
      {mayWrite && (
        <Group gap="xs" className={classes.foot}>
          <ActButton size="xs" type="submit" loading={isPending} disabled={!isChanged || !change}>
            {t('common:action.save')}
          </ActButton>
          <Button size="xs" variant="default" disabled={!isChanged} onClick={() => takeOver(seen)}>
            {t('undo')}
          </Button>
          {seen.edited && (
            <ActButton size="xs" variant="subtle" onClick={() => setAsksReset(true)}>
              {t('cards.reset')}
            </ActButton>
          )}
        </Group>
      )}
      <ResetDialog
        opened={asksReset}
        onClose={() => setAsksReset(false)}
        onReset={() => {
          setAsksReset(false);
          save(null);
        }}
      />
    </form>
  );
}
