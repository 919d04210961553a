import { ActionIcon, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from './act-button.js';
import classes from './remove-button.module.css';

/** Deletes one line of a list, after a question in its place. */
export function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }) {
  const { t } = useTranslation('common');
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked)
    return (
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={() => setIsAsked(true)}>
        <IconTrash size={15} aria-hidden />
      </ActionIcon>
    );
  return (
    <span role="group" aria-label={label} className={classes.question}>
      <ActButton
        size="compact-xs"
        color="red"
        onClick={() => {
          setIsAsked(false);
          onRemove();
        }}
      >
        {t('action.delete')}
      </ActButton>
      <Button size="compact-xs" variant="default" autoFocus onClick={() => setIsAsked(false)}>
        {t('action.cancel')}
      </Button>
    </span>
  );
}
