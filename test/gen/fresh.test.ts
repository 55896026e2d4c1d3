import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { truthIn } from './project-copy.ts';

const root = join(import.meta.dirname, '../..');

describe('what is committed', () => {
  it('is what the contract generates', async () => {
    const { code, err } = await truthIn(root, ['gen', '--check']);
    expect(err).toMatch(/^\d+ generated files are fresh\.\n$/);
    expect(code).toBe(0);
  });

  it('is compared by a check that can fail', async () => {
    const { code, err } = await truthIn(root, ['gen', '--self-test']);
    expect(err.split('\n').filter((line) => line.startsWith('seen'))).toHaveLength(5);
    expect(err).not.toContain('NOT');
    expect(code).toBe(0);
  });
});
