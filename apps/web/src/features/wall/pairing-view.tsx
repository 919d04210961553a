import type { Locale, Pairing } from '@abat/contracts';
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { Emblem } from '../../ui/emblem.js';
import { useNow } from '../../ui/use-now.js';
import classes from './pairing.module.css';

const LOCALES = ['kk', 'ru', 'en'] as const;

/** Two halves are read aloud more easily than six signs. */
const inHalves = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** Languages whose words are there: at first the one in use, then all. */
function useAllLanguages(): readonly Locale[] {
  const own = useLocale();
  const [isLoaded, setIsLoaded] = useState(false);
  useEffect(() => {
    let isGone = false;
    void i18next.loadLanguages([...LOCALES]).then(() => {
      if (!isGone) setIsLoaded(true);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return isLoaded ? LOCALES : [own];
}

type PairingViewProps = { waiting: Pick<Pairing, 'code' | 'expiresAt'> | null; hasLink: boolean };

/** The code of a wall that belongs to nobody yet, and what to do with it, in three languages at once. */
export function PairingView({ waiting, hasLink }: PairingViewProps) {
  const { t } = useTranslation('wall');
  const spoken = useAllLanguages();
  const now = useNow(1000);
  const leftMin = waiting ? Math.max(0, Math.ceil((Date.parse(waiting.expiresAt) - now) / 60_000)) : 0;
  return (
    <main className={classes.page} data-testid="pairing" aria-label={t('pairing.label')}>
      <span className={classes.emblem}>
        <Emblem />
      </span>
      <p className={classes.code} data-testid="pairing-code" aria-live="polite">
        {hasLink && waiting ? inHalves(waiting.code) : '··· ···'}
      </p>
      <div className={classes.texts}>
        {LOCALES.map((locale) => {
          const inLocale = i18next.getFixedT(locale, 'wall');
          // Its place is kept until its words are there.
          if (!spoken.includes(locale)) return <div key={locale} />;
          return (
            <section key={locale} lang={locale} className={classes.text}>
              <h2>{inLocale('pairing.title')}</h2>
              <p>{!hasLink ? inLocale('pairing.noServer') : inLocale('pairing.what')}</p>
              {hasLink && waiting && <p className={classes.left}>{inLocale('pairing.left', { count: leftMin })}</p>}
            </section>
          );
        })}
      </div>
    </main>
  );
}
