import { IMPORT_KINDS, type ImportKind } from '@abat/contracts';
import { Alert, Button, Group, Progress, Select, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { formatPercent } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { FieldList } from './field-list.js';
import { FileDrop } from './file-drop.js';
import classes from './imports.module.css';
import type { ImportOptions } from './upload-file.js';
import { useUpload } from './use-upload.js';

const SWITCHES = ['dryRun', 'allOrNothing', 'createMissing'] as const;
type Switches = Pick<ImportOptions, (typeof SWITCHES)[number]>;

function Options({ value, onChange }: { value: Switches; onChange: (value: Switches) => void }) {
  const { t } = useTranslation('imports');
  return SWITCHES.map((name) => (
    <Switch
      key={name}
      label={t(`option.${name}`)}
      description={t(`option.${name}Hint`)}
      checked={value[name]}
      onChange={(event) => onChange({ ...value, [name]: event.currentTarget.checked })}
    />
  ));
}

function Sending({ share, onCancel }: { share: number; onCancel: () => void }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Text size="sm">{t('sending', { share: formatPercent(share, locale) })}</Text>
        <Button variant="subtle" size="compact-sm" onClick={onCancel}>
          {t('common:action.cancel')}
        </Button>
      </Group>
      <Progress value={share * 100} aria-label={t('sending', { share: formatPercent(share, locale) })} />
    </div>
  );
}

/** What to import and how. */
export function UploadForm() {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const [kind, setKind] = useState<ImportKind>('works');
  const [file, setFile] = useState<File | null>(null);
  const [switches, setSwitches] = useState<Switches>({ dryRun: true, allOrNothing: false, createMissing: false });
  const { upload, share, cancel } = useUpload();
  const { error, isPending } = upload;
  return (
    <section className={classes.form} aria-label={t('newRun')}>
      <Select
        label={t('kindLabel')}
        allowDeselect={false}
        data={IMPORT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        comboboxProps={{ zIndex: 550 }}
        onChange={(value) => value && setKind(value)}
      />
      <FileDrop file={file} disabled={isPending} onChoose={setFile} />
      <Options value={switches} onChange={setSwitches} />
      {error instanceof ApiError && (
        <Alert color="red" variant="light" role="alert">
          {error.titleIn(locale)}
        </Alert>
      )}
      {isPending ? (
        <Sending share={share} onCancel={cancel} />
      ) : (
        <ActButton
          disabled={!file}
          onClick={() => file && upload.mutate({ file, options: { kind, ...switches } })}
          data-testid="import-start"
        >
          {switches.dryRun ? t('startDry') : t('start')}
        </ActButton>
      )}
      <FieldList kind={kind} />
    </section>
  );
}
