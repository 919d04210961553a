import type { Locale, Me } from '@abat/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { LanguageSwitch } from '../../ui/language-switch.js';

/** Keeps the chosen language with the account, so that the next computer speaks it too. */
export function useKeepLocale(): (locale: Locale) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (locale: Locale) => call<Me>('/api/v1/me', { method: 'PATCH', body: { locale } }),
    onSuccess: (me) => client.setQueryData(keys.all('me'), me),
  });
  return mutate;
}

/** The language switch of the console. */
export function AccountLanguage() {
  const keepLocale = useKeepLocale();
  return <LanguageSwitch onChosen={keepLocale} />;
}
