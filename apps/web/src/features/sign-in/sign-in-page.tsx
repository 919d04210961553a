import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { useMe } from '../../api/resources.js';
import { useCity } from '../../city/city-store.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { Emblem } from '../../ui/emblem.js';
import { LanguageSwitch } from '../../ui/language-switch.js';
import { ThemeSwitch } from '../../ui/theme-switch.js';
import { CityPattern } from './city-pattern.js';
import { SignInForm } from './sign-in-form.js';
import classes from './sign-in.module.css';

/** Only addresses of this site are followed after signing in. */
function safeBack(back: string | null): string {
  return back?.startsWith('/') && !back.startsWith('//') ? back : '/';
}

/** The door of the product. */
export function SignInPage() {
  const { t } = useTranslation('signIn');
  const [params] = useSearchParams();
  const locale = useLocale();
  const { name } = useCity();
  const { data: me } = useMe();
  if (me) return <Navigate to={safeBack(params.get('back'))} replace />;
  const city = name && textOf(name, locale);
  return (
    <div className={classes.page}>
      <CityPattern />
      <header className={classes.top}>
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main className={classes.card}>
        <div className={classes.brand}>
          <Emblem size={56} />
          <div>
            <Title order={1} className={classes.name}>
              {t('common:product')}
            </Title>
            <p className={classes.about}>{t('about')}</p>
          </div>
        </div>
        <p className={classes.city}>{[city && t('city', { city }), t('centre')].filter(Boolean).join(' · ')}</p>
        <SignInForm />
        <p className={classes.help}>{t('help')}</p>
      </main>
      <footer className={classes.bottom}>{t('mission')}</footer>
    </div>
  );
}
