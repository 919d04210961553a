import './zod-setup.js';
import './theme/fonts.js';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { startI18n } from './i18n/index.js';

const host = document.getElementById('root');
if (!host) throw new Error('index.html has no #root');

await startI18n();
createRoot(host).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
