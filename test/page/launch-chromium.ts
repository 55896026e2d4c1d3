import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** Containers have no sandbox for it, and a machine without a graphics card draws in software. */
const FLAGS = ['--no-sandbox', '--disable-gpu'];

/** Throws when this machine has no browser: see `withBrowser`. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() ?? '', args: FLAGS });
}
