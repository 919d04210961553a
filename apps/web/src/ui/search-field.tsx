import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

type SearchFieldProps = { label: string; value: string; onChange: (text: string) => void };

/** Text filter of a list; passes the text on when the typing rests for a moment. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { t } = useTranslation('common');
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const pass = useDebouncedCallback(onChange, 250);
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder={label}
      value={text}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        text && (
          <CloseButton
            size="xs"
            aria-label={t('action.clear')}
            onClick={() => {
              setText('');
              onChange('');
            }}
          />
        )
      }
      onChange={(event) => {
        setText(event.currentTarget.value);
        pass(event.currentTarget.value);
      }}
    />
  );
}
