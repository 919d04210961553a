import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from '../api/query-client.js';
import { useCity } from '../city/city-store.js';
import { cssVariables, theme } from '../theme/theme.js';
import { Notices } from './notices.js';
import { router } from './router.js';

const schemeManager = localStorageColorSchemeManager({ key: 'abat.theme' });

/** Everything the screens stand on: theme, server cache, notices, routes. */
export function App() {
  const { timeZone } = useCity();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemeManager}
      // Every variable is written by the theme: the file with the defaults is not loaded.
      deduplicateCssVariables={false}
      defaultColorScheme="dark"
    >
      <QueryClientProvider client={queryClient}>
        <Notices />
        {/* Every time on screen is of the zone: told of another one, everything is written anew. */}
        <RouterProvider key={timeZone} router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
