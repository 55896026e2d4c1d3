import { describe } from 'vitest';
import { findChromium } from './find-chromium.ts';

const WHY =
  'skipped: there is no Chromium on this machine (apt-get install chromium, or set CHROMIUM)';

/** Tests that need a browser; where there is none they are skipped with a word. */
export function withBrowser(name: string, tests: () => void): void {
  if (findChromium() !== null) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`${name}: ${WHY}\n`);
  describe.skip(name, tests);
}
