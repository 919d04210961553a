import { Button } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFunctionNames } from '../../api/use-names.js';
import { laterPart } from '../../ui/later-part.js';
import classes from './responsibility.module.css';
import { useResponsibilityParams } from './use-responsibility.js';

/** Where most of the story of the register stands: what the mode shows before somebody chooses. */
const FIRST = { function: 'improvement.public-space', stage: 'current-repair' } as const;

const LaterBox = laterPart(async () => (await import('./responsibility-box.js')).ResponsibilityBox);

/** Switches the map to responsibility; switched on it gives way to the box. */
export function ResponsibilitySwitch() {
  const { t } = useTranslation('map');
  const { isOn, functionCode, set } = useResponsibilityParams();
  const { options } = useFunctionNames();
  if (isOn) return <LaterBox />;
  const known = options.some((option) => option.value === FIRST.function);
  return (
    <Button
      className={classes.switch}
      variant="default"
      leftSection={<IconUserQuestion size={18} aria-hidden />}
      onClick={() => set({ on: '1', ...(known && functionCode === null ? FIRST : {}) }, { push: true })}
    >
      {t('responsibility')}
    </Button>
  );
}
