import type { Me } from '@abat/contracts';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { changeUser } from '../../api/change-user.js';
import { call } from '../../api/client.js';
import classes from './sign-in.module.css';
import { useSignInError, useWait } from './use-sign-in-error.js';

type Credentials = { email: string; password: string };

function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Credentials) => call<Me>('/api/v1/auth/login', { method: 'POST', body }),
    onSuccess: (me) => changeUser(client, me),
  });
}

/** E-mail and password. Errors come from the problem code; the form waits as long as the server asks to. */
export function SignInForm() {
  const { t } = useTranslation('signIn');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [hasCaps, setHasCaps] = useState(false);
  const [isIncomplete, setIsIncomplete] = useState(false);
  const signIn = useSignIn();
  const waitS = useWait(signIn.error);
  const message = useSignInError(signIn.error, waitS);
  const watchCaps = (event: KeyboardEvent) => setHasCaps(event.getModifierState('CapsLock'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const incomplete = email.trim() === '' || password === '';
    setIsIncomplete(incomplete);
    if (!incomplete && waitS === 0) signIn.mutate({ email: email.trim(), password });
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form} aria-label={t('formLabel')}>
      <div aria-live="assertive">
        {message && (
          <div className={classes.alert} data-testid="sign-in-error">
            <IconAlertCircle size={18} aria-hidden />
            {message}
          </div>
        )}
      </div>
      <TextInput
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        inputMode="email"
        size="md"
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={isIncomplete && email.trim() === '' ? t('emailNeeded') : undefined}
      />
      <PasswordInput
        label={t('password')}
        name="password"
        autoComplete="current-password"
        size="md"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        onKeyUp={watchCaps}
        onKeyDown={watchCaps}
        visibilityToggleButtonProps={{ 'aria-label': t('reveal'), tabIndex: 0 }}
        error={isIncomplete && password === '' ? t('passwordNeeded') : undefined}
        description={<span className={classes.caps}>{hasCaps ? t('capsLock') : '\u00a0'}</span>}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
      />
      <Button type="submit" size="md" fullWidth loading={signIn.isPending} disabled={waitS > 0}>
        {t('submit')}
      </Button>
    </form>
  );
}
