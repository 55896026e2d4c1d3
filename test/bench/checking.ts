import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from './row.ts';

const file = join(import.meta.dirname, 'checks.ts');

/** The rows of checks.ts: how fast `checkInput` is beside compiled ajv. A failed row when that file is not there. */
export async function checking(): Promise<readonly Row[]> {
  if (!existsSync(file)) {
    const name = 'checkInput : compiled ajv (there is no test/bench/checks.ts)';
    return [{ name, ours: 'not measured', theirs: '', ratio: null, budget: '≥ 50 ×', ok: false }];
  }
  const module = (await import(file)) as Readonly<Record<string, unknown>>;
  const measure = Object.values(module).find((each) => typeof each === 'function');
  if (measure === undefined) throw new Error('test/bench/checks.ts exports no function');
  return (measure as () => Promise<readonly Row[]>)();
}
