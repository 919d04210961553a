import type { ScreenProfile } from '@abat/contracts';
import { Button } from '@mantine/core';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { ActButton } from '../../ui/act-button.js';
import { FactList } from '../../ui/fact-list.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { DropDialog } from './drop-dialog.js';
import { NewProfileDialog, ProfileDialog } from './profile-dialog.js';
import { diagonalIn } from './profile-size.js';
import { Refusal } from './refusal.js';
import classes from './screens.module.css';
import { useDropKept, useScreenProfiles } from './use-kept.js';
import { useScreens } from './use-screens.js';

/** A dialog that is open, by the code of its profile: what is shown of it stays that of the list. */
type Asked = { what: 'new' | 'copy' | 'settings' | 'drop'; code: string | null };

/** Profiles of screens: of how many pixels and tiles they are and from how far they are read. */
export function ProfilesTab() {
  const { t } = useTranslation('screens');
  const { data, error, refetch } = useScreenProfiles();
  const [asked, setAsked] = useState<Asked | null>(null);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={4} height={140} />;
  return (
    <>
      <ActButton
        size="xs"
        mb="md"
        variant="default"
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => setAsked({ what: 'new', code: null })}
      >
        {t('newProfile')}
      </ActButton>
      <ul className={classes.cards}>
        {data.map((one) => (
          <ProfileCard key={one.code} profile={one} onAsk={(what) => setAsked({ what, code: one.code })} />
        ))}
      </ul>
      {asked && <AskedDialog asked={asked} profiles={data} onClose={() => setAsked(null)} />}
    </>
  );
}

type AskedProps = { asked: Asked; profiles: readonly ScreenProfile[]; onClose: () => void };

function AskedDialog({ asked: { what, code }, profiles, onClose }: AskedProps) {
  const profile = profiles.find((one) => one.code === code);
  if (what === 'new') return <NewProfileDialog profiles={profiles} from={null} onClose={onClose} />;
  if (!profile) return null;
  if (what === 'copy') return <NewProfileDialog profiles={profiles} from={profile} onClose={onClose} />;
  if (what === 'settings') return <ProfileDialog profile={profile} onClose={onClose} />;
  return <DropDialog register="screen-profiles" row={profile} onDone={onClose} onClose={onClose} />;
}

function useFacts(profile: ScreenProfile) {
  const { t } = useTranslation('screens');
  const locale = useLocale();
  const { data: screens = [] } = useScreens();
  const { widthPx, heightPx, columns, rows, distanceM } = profile;
  const walls = screens.filter((screen) => screen.profile === profile.code).map(({ name }) => name);
  return [
    { label: t('size.pixels'), value: `${widthPx} × ${heightPx}` },
    { label: t('size.tiles'), value: `${columns} × ${rows}` },
    { label: t('size.diagonal'), value: `${formatNumber(diagonalIn(profile), locale, 1)}″` },
    { label: t('size.distance'), value: t('metres', { number: formatNumber(distanceM, locale, 1) }) },
    { label: t('tab.walls'), value: walls.join(', ') || '—' },
  ];
}

type ProfileCardProps = { profile: ScreenProfile; onAsk: (what: 'copy' | 'settings' | 'drop') => void };

function ProfileCard({ profile, onAsk }: ProfileCardProps) {
  const { t } = useTranslation('screens');
  const locale = useLocale();
  const facts = useFacts(profile);
  const drop = useDropKept('screen-profiles');
  const look = { size: 'xs', variant: 'default' } as const;
  return (
    <li className={classes.card} data-testid="profile-card" data-code={profile.code}>
      <h2 className={classes.cardTitle}>{nameOf(profile, locale)}</h2>
      <FactList facts={facts} />
      <div className={classes.actions}>
        <Button {...look} onClick={() => onAsk('settings')}>
          {t('settings')}
        </Button>
        <Button {...look} leftSection={<IconCopy size={15} aria-hidden />} onClick={() => onAsk('copy')}>
          {t('copy')}
        </Button>
        {!profile.shipped && (
          <ActButton {...look} leftSection={<IconTrash size={15} aria-hidden />} onClick={() => onAsk('drop')}>
            {t('common:action.delete')}
          </ActButton>
        )}
        {profile.shipped && profile.edited && (
          <ActButton
            {...look}
            variant="subtle"
            color="gray"
            loading={drop.isPending}
            onClick={() => drop.mutate(profile)}
          >
            {t('asShipped')}
          </ActButton>
        )}
        <Refusal error={drop.error} />
      </div>
    </li>
  );
}
