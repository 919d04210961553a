import { DEFAULT_LAYOUT, type ScreenProfile, type ScreenProfileDraft } from '@abat/contracts';
import { NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { Dialog } from '../../ui/dialog.js';
import { ConflictNotice } from '../edit/conflict-notice.js';
import { useEdited } from '../settings/use-edited.js';
import { textSizes } from '../wall/text-size.js';
import { codeFor } from './kept-code.js';
import { hasNames, NameFields, numbered, trimmedNames } from './name-fields.js';
import { diagonalIn, pitchMm } from './profile-size.js';
import { Refusal } from './refusal.js';
import classes from './screens.module.css';
import { useChangeKept, useCreateKept } from './use-kept.js';

type Content = Omit<ScreenProfileDraft, 'code'>;
/** A profile as people describe it: by its diagonal. */
type ProfileFields = Omit<Content, 'pixelPitchMm'> & { diagonal: number };
type FieldsProps = { fields: ProfileFields; set: (change: Partial<ProfileFields>) => void };

const EMPTY: ProfileFields = {
  ...{ nameRu: '', nameKk: '', nameEn: '' },
  ...{ widthPx: 1920, heightPx: 1080, columns: 1, rows: 1, diagonal: 55, distanceM: 4, bezelMm: 0 },
};

function fieldsOf(profile: ScreenProfile): ProfileFields {
  const { nameRu, nameKk, nameEn, widthPx, heightPx, columns, rows, distanceM, bezelMm } = profile;
  return {
    ...{ nameRu, nameKk, nameEn, widthPx, heightPx, columns, rows, distanceM, bezelMm },
    diagonal: diagonalIn(profile),
  };
}

const contentOf = ({ diagonal, ...fields }: ProfileFields): Content => ({
  ...{ ...fields, ...trimmedNames(fields) },
  pixelPitchMm: pitchMm(fields, diagonal),
});

const SIZE = ['widthPx', 'heightPx', 'columns', 'rows', 'diagonal'] as const;

/** The change of a profile; one whose size nobody touched keeps its pitch to the last digit. */
function patchOf(base: ScreenProfile, fields: ProfileFields): Partial<Content> {
  const before = fieldsOf(base);
  const { pixelPitchMm, ...content } = contentOf(fields);
  return SIZE.every((field) => before[field] === fields[field]) ? content : { ...content, pixelPitchMm };
}

/** Numbers of a profile with what they may be, as the server has them. */
const NUMBERS = [
  { field: 'widthPx', min: 640, max: 30_000, digits: 0 },
  { field: 'heightPx', min: 360, max: 30_000, digits: 0 },
  { field: 'columns', min: 1, max: 16, digits: 0 },
  { field: 'rows', min: 1, max: 16, digits: 0 },
  { field: 'diagonal', min: 5, max: 400, digits: 1 },
  { field: 'distanceM', min: 0.3, max: 100, digits: 1 },
  { field: 'bezelMm', min: 0, max: 100, digits: 1 },
] as const;
const PITCH_MM = { min: 0.02, max: 20 } as const;

// The schema itself would bring its library to the first screen of walls, which share its file.
const isWhole = (fields: ProfileFields): boolean => {
  const { pixelPitchMm } = contentOf(fields);
  const isPitch = pixelPitchMm >= PITCH_MM.min && pixelPitchMm <= PITCH_MM.max;
  return (
    hasNames(fields) && isPitch && NUMBERS.every(({ field, min, max }) => fields[field] >= min && fields[field] <= max)
  );
};

function Fields({ fields, set }: FieldsProps) {
  const { t } = useTranslation('screens');
  const locale = useLocale();
  return (
    <>
      <NameFields names={fields} set={set} />
      <div className={classes.fields}>
        {NUMBERS.map(({ field, min, max, digits }) => (
          <NumberInput
            key={field}
            label={t(`profileField.${field}`)}
            {...{ min, max }}
            allowDecimal={digits > 0}
            decimalScale={digits}
            decimalSeparator={locale === 'en' ? '.' : ','}
            allowedDecimalSeparators={[',', '.']}
            value={fields[field]}
            onChange={(value) => set({ [field]: Number(value) || 0 })}
            data-testid={`profile-${field}`}
          />
        ))}
      </div>
      {isWhole({ ...fields, nameRu: '—', nameKk: '—', nameEn: '—' }) && (
        <p className={classes.hint} role="status">
          {t('profileText', { px: textSizes(contentOf(fields)).text })}
        </p>
      )}
    </>
  );
}

type NewProfileProps = { profiles: readonly ScreenProfile[]; from: ScreenProfile | null; onClose: () => void };

/** Makes a profile, from what is usual or like another one. */
export function NewProfileDialog({ profiles, from, onClose }: NewProfileProps) {
  const { t } = useTranslation('screens');
  const create = useCreateKept('screen-profiles');
  const [fields, setFields] = useState(() => (from ? { ...fieldsOf(from), ...numbered(from) } : EMPTY));
  const make = () => {
    const taken = [DEFAULT_LAYOUT, ...profiles.map(({ code }) => code)];
    const code = codeFor(fields.nameEn, { taken, otherwise: 'profile' });
    const exact = from && patchOf(from, fields).pixelPitchMm === undefined ? { pixelPitchMm: from.pixelPitchMm } : {};
    create.mutate({ code, ...contentOf(fields), ...exact }, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} size="lg" title={t(from ? 'copyProfile' : 'newProfile')}>
      <Stack gap="sm" data-testid="profile-dialog">
        <Fields fields={fields} set={(change) => setFields((now) => ({ ...now, ...change }))} />
        <Refusal error={create.error} />
        <ActButton disabled={!isWhole(fields)} loading={create.isPending} onClick={make}>
          {t('make')}
        </ActButton>
      </Stack>
    </Dialog>
  );
}

/** Changes a profile: the walls that have it follow at once. */
export function ProfileDialog({ profile, onClose }: { profile: ScreenProfile; onClose: () => void }) {
  const { t } = useTranslation('screens');
  const change = useChangeKept('screen-profiles');
  const { seen, draft, setDraft, isOutdated, takeOver } = useEdited(profile, fieldsOf);
  const isConflict = isOutdated && !change.isPending;
  const saveOver = (row: ScreenProfile) => change.mutate({ row, patch: patchOf(row, draft) }, { onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} size="lg" title={t('profileSettings')}>
      <Stack gap="sm" data-testid="profile-dialog">
        <Fields fields={draft} set={(part) => setDraft((now) => ({ ...now, ...part }))} />
        {isConflict && (
          <ConflictNotice
            isReady={isWhole(draft)}
            onTakeTheirs={() => takeOver(profile)}
            onKeepMine={() => saveOver(profile)}
          />
        )}
        {!isConflict && <Refusal error={change.error} />}
        <ActButton disabled={!isWhole(draft) || isConflict} loading={change.isPending} onClick={() => saveOver(seen)}>
          {t('common:action.save')}
        </ActButton>
      </Stack>
    </Dialog>
  );
}
