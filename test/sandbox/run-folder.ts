import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives all tests of a run one folder for what is temporary, and removes it at the end. Tests that
 * make many files leave them: ext4 passes over places that became free within the last five seconds
 * one by one, so that whoever makes files then waits up to ten times as long.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'truth-run-'));
  // The server of the database may run as another user.
  await chmod(folder, 0o755);
  process.env['TMPDIR'] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
