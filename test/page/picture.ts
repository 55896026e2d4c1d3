import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

const FOLDER = join(import.meta.dirname, '../../kb/images');

/**
 * With `UPDATE_PICTURES=1` writes kb/images/<name>.png as it looks now; otherwise the tree is left
 * alone.
 */
export async function picture(of: Page | Locator, name: string): Promise<void> {
  if (process.env['UPDATE_PICTURES'] !== '1') return;
  await of.screenshot({ path: join(FOLDER, `${name}.png`) });
}
