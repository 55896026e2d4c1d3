import type { WatchTag } from '../deploy/format-watch.ts';
import type { Outcome } from '../deploy/next-step.ts';
import type { WatchResult } from '../deploy/watch-deploy.ts';
import type { ContractModel } from '../model/model.ts';
import type { CheckoutEvidence } from '../release/evidence.ts';
import { pushTag, tagNames, writeTag } from '../release/git-checkout.ts';
import {
  deployMessage,
  FAILED_PREFIX,
  recordMessage,
  vouchedFor,
} from '../release/release-records.ts';
import { nextTagName } from '../release/tag-name.ts';

export interface TagInput {
  readonly result: WatchResult;
  readonly model: ContractModel;
  readonly checkout: CheckoutEvidence;
  readonly root: string;
  readonly isDryRun: boolean;
  readonly mayPush: boolean;
}

/** Seen to be bad on the live service, whatever became of it. */
const BAD: readonly Outcome[] = ['rolled-back', 'rollback-failed', 'left-live'];

/**
 * The tag of a deploy that is stable, or of one that failed on the live service; null for one of
 * which neither is known, or when its name is taken. A stable commit that has a tag keeps that one.
 * Throws GitRefused.
 */
export function tagDeploy(input: TagInput, nowMs: number): WatchTag | null {
  const { result, checkout, root, isDryRun, mayPush } = input;
  const { outcome } = result;
  const isBad = BAD.includes(outcome);
  if (!isBad && outcome !== 'stable') return null;
  const known = isBad ? null : vouchedFor(checkout.records, checkout.commit);
  const name = known?.name ?? freeName(input, nowMs, isBad);
  if (name === null) return null;
  const message = known?.message ?? messageOf(name, result, isBad);
  if (isDryRun) return { name, message, isWritten: false, isPushed: false };
  if (known === null) writeTag(root, name, message);
  if (mayPush) pushTag(root, name);
  return { name, message, isWritten: true, isPushed: mayPush };
}

function freeName({ model, root }: TagInput, nowMs: number, isBad: boolean): string | null {
  const date = new Date(nowMs).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const prefix = isBad ? FAILED_PREFIX : '';
  const taken = tagNames(root).flatMap((name) =>
    name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
  );
  const name = nextTagName(model.release.tag, date, taken);
  return name === null ? null : prefix + name;
}

function messageOf(name: string, { words, facts, lines }: WatchResult, isBad: boolean): string {
  const { id, commit } = facts.deploy;
  const said = [`Commit ${commit?.slice(0, 7)}`, `Deploy ${id}: ${words}`, ...lines];
  return isBad ? recordMessage(name, said, 'not met') : deployMessage(name, said);
}
