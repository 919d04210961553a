import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { Emblem } from '../../ui/emblem.js';
import { useNow } from '../../ui/use-now.js';
import { usePairing } from './use-own-screen.js';
import classes from './pairing.module.css';

const LOCALES = ['kk', 'ru', 'en'] as const;

/** Two halves are read aloud more easily than six signs. */
const inHalves = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** The code of a wall that belongs to nobody yet, and what to do with it, in three languages at once. */
export function PairingView({ hasLink }: { hasLink: boolean }) {
  const { t } = useTranslation('wall');
  const { waiting, hasFailed } = usePairing();
  const now = useNow(1000);
  const isLost = !hasLink || hasFailed;
  const leftMin = waiting ? Math.max(0, Math.ceil((Date.parse(waiting.expiresAt) - now) / 60_000)) : 0;
  return (
    <main className={classes.page} data-testid="pairing" aria-label={t('pairing.label')}>
      <Emblem size={72} />
      <p className={classes.code} data-testid="pairing-code" aria-live="polite">
        {waiting ? inHalves(waiting.code) : '··· ···'}
      </p>
      <div className={classes.texts}>
        {LOCALES.map((locale) => {
          const inLocale = i18next.getFixedT(locale, 'wall');
          return (
            <section key={locale} lang={locale} className={classes.text}>
              <h2>{inLocale('pairing.title')}</h2>
              <p>{isLost ? inLocale('pairing.noServer') : inLocale('pairing.what')}</p>
              {!isLost && waiting && <p className={classes.left}>{inLocale('pairing.left', { count: leftMin })}</p>}
            </section>
          );
        })}
      </div>
    </main>
  );
}
