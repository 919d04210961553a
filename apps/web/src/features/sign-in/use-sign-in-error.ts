import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useLocale } from '../../i18n/index.js';

/** Seconds left until the server lets another attempt through; 0 when it does now. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const limited = error instanceof ApiError && error.code === 'request.rate-limited';
    if (!limited) return undefined;
    const until = Date.now() + (error.retryAfterS ?? 30) * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 500);
    return () => {
      clearInterval(timer);
      setLeft(0);
    };
  }, [error]);
  return left;
}

/** What to tell after a failed attempt; `null` when there is nothing to say. */
export function useSignInError(error: unknown, waitS: number): string | null {
  const { t } = useTranslation('signIn');
  const locale = useLocale();
  if (!error) return null;
  if (!(error instanceof ApiError)) return t('common:state.failed');
  if (error.code === 'request.rate-limited') return waitS > 0 ? t('rateLimited', { count: waitS }) : null;
  if (error.kind === 'network') return t('common:state.noAnswer');
  return error.titleIn(locale);
}
