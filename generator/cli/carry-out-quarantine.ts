import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { QuarantinePlan } from '../quarantine/plan-quarantine.ts';
import { UsageError } from './exit-codes.ts';

/**
 * Moves the files, then records them. In this order, because a run that is killed in between leaves
 * a project that works as before, and `quarantine-unrecorded` then says what to type. The other way
 * round the contract would name files that are not there, and nothing could be generated.
 * Throws UsageError when a file has come into the way since the plan was made.
 */
export function carryOutQuarantine(root: string, contract: string, plan: QuarantinePlan): void {
  for (const { from, to } of plan.moves) {
    const target = join(root, to);
    if (existsSync(target)) throw new UsageError(`There is a file ${to} now. Try again.`);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(join(root, from), target);
  }
  const path = join(root, contract);
  const unfinished = `${path}.${process.pid}.tmp`;
  writeFileSync(unfinished, plan.contract);
  renameSync(unfinished, path);
}
