import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type CommentFieldProps = {
  /** The reader speaks for a body that is not the own one, and has to say why. */
  isOnBehalf: boolean;
  value: string;
  onChange: (comment: string) => void;
};

/** What is said beside the answer of a body. */
export function CommentField({ isOnBehalf, value, onChange }: CommentFieldProps) {
  const { t } = useTranslation('resolutions');
  const words = t(isOnBehalf ? 'onBehalf.reason' : 'shared.comment');
  return (
    <Textarea
      size="xs"
      autosize
      minRows={1}
      maxLength={2000}
      aria-label={words}
      placeholder={words}
      aria-required={isOnBehalf}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
