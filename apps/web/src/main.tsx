import './theme/fonts.js';
import './theme/base.css';
import './theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.js';
import { meQuery } from './api/resources.js';
import { App } from './app/app.js';
import { learnCity } from './city/ask-city.js';
import { i18nReady } from './i18n/index.js';
import { startWorker } from './offline/start-worker.js';
import { followScreen } from './theme/screen-scale.js';

const host = document.getElementById('root');
if (!host) throw new Error('index.html has no #root');

startWorker();
if (window.location.pathname !== '/wall') {
  followScreen();
  // Asked while the words are on their way; a wall is nobody.
  void queryClient.prefetchQuery(meQuery);
}
await Promise.all([i18nReady, learnCity()]);
createRoot(host).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
