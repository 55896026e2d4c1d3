import { existsSync } from 'node:fs';

const PLACES = [
  process.env['CHROMIUM'],
  // Without windows to draw, it starts and clicks faster.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine; null when it has none, and tests of the page cannot run. */
export function findChromium(): string | null {
  return PLACES.find((place) => place !== undefined && existsSync(place)) ?? null;
}
