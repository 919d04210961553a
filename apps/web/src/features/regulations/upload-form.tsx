import { Alert, Button, Select, Text, TextInput } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiError } from '../../api/api-error.js';
import { useActNames, useAgencyNames } from '../../api/use-names.js';
import { useMay, useUser } from '../../app/session-gate.js';
import { formatBytes } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import classes from './regulations.module.css';
import { useUploadRegulation } from './use-regulations.js';

const ACCEPTED = '.docx,.pdf,.txt,.html,.htm';
const above = { zIndex: 550 } as const;

type DropProps = { file: File | null; disabled: boolean; onChoose: (file: File) => void };

function Drop({ file, disabled, onChoose }: DropProps) {
  const { t } = useTranslation('regulations');
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const [first] = files ?? [];
    if (first && !disabled) onChoose(first);
  };
  return (
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <IconFileText size={30} stroke={1.5} aria-hidden />
      <Text fw={600} className={classes.fileName}>
        {file ? file.name : t('drop.title')}
      </Text>
      <Text size="sm" c="dimmed">
        {file ? formatBytes(file.size, locale) : t('drop.hint')}
      </Text>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        hidden
        aria-label={t('drop.choose')}
        data-testid="regulation-file"
        onChange={(event) => take(event.currentTarget.files)}
      />
      <Button variant="default" size="xs" disabled={disabled} onClick={() => input.current?.click()}>
        {file ? t('drop.other') : t('drop.choose')}
      </Button>
    </div>
  );
}

// An executive uploads for the own body only.
function useUploadAgencies() {
  const user = useUser();
  const { options } = useAgencyNames();
  const own = user.role === 'executive' ? (user.agency?.code ?? null) : null;
  return { own, options: own ? options.filter(({ value }) => value === own) : options };
}

function Refusal({ error }: { error: Error | null }) {
  const locale = useLocale();
  if (!(error instanceof ApiError)) return null;
  return (
    <Alert color="red" variant="light" role="alert">
      {error.titleIn(locale)}
    </Alert>
  );
}

/** A regulation to read: whose it is, what it is called, the file. */
export function UploadForm() {
  const { t } = useTranslation('regulations');
  const navigate = useNavigate();
  const { own, options } = useUploadAgencies();
  const acts = useActNames().options;
  const [file, setFile] = useState<File | null>(null);
  const [chosen, setAgency] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [legalAct, setLegalAct] = useState<string | null>(null);
  const upload = useUploadRegulation((regulation) => void navigate(`/regulations/${regulation.id}`));
  const agency = own ?? chosen;
  if (!useMay('regulation.write')) return null;
  return (
    <section className={classes.form} aria-label={t('upload.label')}>
      <h2 className={classes.formTitle}>{t('upload.label')}</h2>
      <Select
        label={t('field.agency')}
        required
        searchable
        disabled={own !== null}
        comboboxProps={above}
        data={options}
        value={agency}
        onChange={setAgency}
      />
      <Drop file={file} disabled={upload.isPending} onChoose={setFile} />
      <TextInput
        label={t('field.title')}
        placeholder={t('field.titleHint')}
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        label={t('field.legalAct')}
        placeholder={t('field.legalActHint')}
        searchable
        clearable
        comboboxProps={above}
        data={acts}
        value={legalAct}
        onChange={setLegalAct}
      />
      <Refusal error={upload.error} />
      <ActButton
        disabled={!file || !agency}
        loading={upload.isPending}
        onClick={() => file && agency && upload.mutate({ file, agency, title, legalAct })}
        data-testid="regulation-upload"
      >
        {t('upload.start')}
      </ActButton>
      <p className={classes.dim}>{t('upload.note')}</p>
    </section>
  );
}
