import { chromium, type Browser } from 'playwright-core';

/** Chromium that draws WebGL without a graphics card and asks nobody outside. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      // Only maps need WebGL: pages themselves are painted faster without it.
      '--use-gl=angle',
      '--use-angle=swiftshader-webgl',
      '--enable-unsafe-swiftshader',
      '--disable-gpu-compositing',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
}
