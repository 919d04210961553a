import { Button, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import classes from './imports.module.css';
import { ACCEPTED_FILES } from './kinds.js';

type FileDropProps = { file: File | null; disabled: boolean; onChoose: (file: File) => void };

/** A place to drop a file on, with a button for those who choose one. */
export function FileDrop({ file, disabled, onChoose }: FileDropProps) {
  const { t } = useTranslation('imports');
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
      <IconFileUpload size={30} stroke={1.5} aria-hidden />
      <Text fw={600} className={classes.fileName}>
        {file ? file.name : t('drop.title')}
      </Text>
      <Text size="sm" c="dimmed">
        {file ? formatBytes(file.size, locale) : t('drop.hint')}
      </Text>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED_FILES}
        hidden
        aria-label={t('drop.choose')}
        data-testid="import-file"
        onChange={(event) => take(event.currentTarget.files)}
      />
      <Button variant="default" size="xs" disabled={disabled} onClick={() => input.current?.click()}>
        {file ? t('drop.other') : t('drop.choose')}
      </Button>
    </div>
  );
}
