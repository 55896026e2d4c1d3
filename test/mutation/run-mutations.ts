import { askGate } from './ask-gate.ts';
import { judge, type Verdict } from './judge.ts';
import { broken, type Gate, type Mutation } from './mutation.ts';
import { type ScratchCopy, scratchCopy } from './scratch-copy.ts';

/** What became of one mutation. */
export interface Outcome {
  readonly mutation: Mutation;
  /** `not green before`: nothing can be learnt of it, and nothing was broken. */
  readonly verdict: Verdict | { readonly kind: 'not green before'; readonly said: string };
  readonly seconds: number;
}

export interface MutationRun {
  /** The project. Nothing is written in it. */
  readonly root: string;
  readonly mutations: readonly Mutation[];
  /** How many are tried at the same time, each in a copy of its own. */
  readonly lanes: number;
  readonly over: AbortSignal;
  readonly onOutcome: (outcome: Outcome) => void;
}

/**
 * Breaks copies of the project, once for each mutation, and asks the gates. Outcomes are in the
 * order of the mutations. Throws when something that is to be broken is not there. Leaves nothing
 * behind, also when `over` is given: then outcomes are missing.
 */
export async function runMutations(run: MutationRun): Promise<Outcome[]> {
  const copies: ScratchCopy[] = [];
  try {
    const first = scratchCopy(run.root);
    copies.push(first);
    // All of them, before a minute is spent on the first.
    for (const mutation of run.mutations) broken(first.read(mutation.file), mutation);
    const before = await askUnbroken(first, run);
    while (copies.length < Math.min(run.lanes, run.mutations.length)) {
      copies.push(scratchCopy(run.root));
    }
    return await breakInLanes(copies, before, run);
  } finally {
    for (const copy of copies) copy.dispose();
  }
}

/** What each gate says of the project as it is. Gates of one kind are asked together. */
async function askUnbroken(
  copy: ScratchCopy,
  { mutations, over }: MutationRun,
): Promise<Map<Mutation, Verdict>> {
  const before = new Map<Mutation, Verdict>();
  for (const alike of Object.values(Object.groupBy(mutations, ({ gate }) => kindOf(gate)))) {
    const [first, ...others] = (alike ?? []).map(({ gate }) => gate);
    if (first === undefined || over.aborted) continue;
    const ending = await askGate(copy.folder, [first, ...others], over);
    // Nothing that it may say now would be right.
    for (const mutation of alike ?? []) before.set(mutation, judge(mutation.gate, ending, ''));
  }
  return before;
}

function kindOf(gate: Gate): string {
  return Object.keys(gate)[0] ?? '';
}

async function breakInLanes(
  copies: readonly ScratchCopy[],
  before: ReadonlyMap<Mutation, Verdict>,
  { mutations, over, onOutcome }: MutationRun,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...mutations.entries()];
  const lane = async (copy: ScratchCopy): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [at, mutation] = next;
      const earlier = before.get(mutation) ?? { kind: 'did not run', said: 'interrupted' };
      const startedAtMs = Date.now();
      const verdict =
        earlier.kind === 'green'
          ? await tryOne(copy, mutation, over)
          : { kind: 'not green before' as const, said: 'said' in earlier ? earlier.said : '' };
      if (over.aborted) return;
      const outcome = { mutation, verdict, seconds: (Date.now() - startedAtMs) / 1000 };
      outcomes[at] = outcome;
      onOutcome(outcome);
    }
  };
  await Promise.all(copies.map(lane));
  return outcomes.filter((outcome) => outcome !== undefined);
}

async function tryOne(copy: ScratchCopy, mutation: Mutation, over: AbortSignal): Promise<Verdict> {
  const { file, gate, red } = mutation;
  const whole = copy.read(file);
  copy.write(file, broken(whole, mutation));
  try {
    return judge(gate, await askGate(copy.folder, [gate], over), red);
  } finally {
    copy.write(file, whole);
  }
}
