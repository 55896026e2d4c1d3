import type {
  CheckoutEvidence,
  CommandEvidence,
  Evidence,
  HealthEvidence,
  LogEvidence,
  SmokeEvidence,
} from './evidence.ts';
import type { KeptEvidence } from './kept-evidence.ts';
import type { ListedItem } from './release-report.ts';

/** How things are found out. None of them throws because something is bad. */
export interface GatherPorts {
  readonly checkout: () => CheckoutEvidence;
  readonly run: (command: string) => Promise<CommandEvidence>;
  /** All that there is on this machine, or only these scenarios. */
  readonly smokeHere: (only: readonly string[] | null) => Promise<SmokeEvidence>;
  /** Null: nobody said where the service or its log is. */
  readonly smokeLive: (() => Promise<SmokeEvidence>) | null;
  readonly health: (() => Promise<HealthEvidence>) | null;
  readonly log: ((minutes: number) => Promise<LogEvidence>) | null;
}

/**
 * Finds out what the items ask for, each thing once. What was kept from another run is not looked
 * at again. The log comes first: its last minutes go by while commands run.
 */
export async function gather(
  items: readonly ListedItem[],
  kept: KeptEvidence | null,
  ports: GatherPorts,
): Promise<Evidence> {
  const before = ports.checkout();
  const asked = items.map(({ evidence }) => evidence);
  const needs = (kind: string): boolean => asked.some((each) => each.kind === kind);
  const needsLive = asked.some((each) => each.kind === 'smoke' && each.where === 'live');

  const logs: Record<number, LogEvidence> = {};
  for (const each of asked) {
    if (each.kind !== 'log_minutes' || ports.log === null || each.minutes in logs) continue;
    logs[each.minutes] = await ports.log(each.minutes);
  }
  const needsHealth = needs('health') || needs('log_minutes');
  const health = needsHealth && ports.health !== null ? await ports.health() : null;
  const commands: Record<string, CommandEvidence> = {};
  for (const each of asked) {
    if (each.kind !== 'command' || Object.hasOwn(commands, each.command)) continue;
    commands[each.command] = kept?.commands[each.command] ?? (await ports.run(each.command));
  }
  return {
    commands,
    logs,
    health,
    smokeHere: await smokeHere(asked, kept, ports),
    smokeLive: needsLive && ports.smokeLive !== null ? await ports.smokeLive() : null,
    checkout: afterwards(before, ports.checkout()),
  };
}

async function smokeHere(
  asked: readonly ListedItem['evidence'][],
  kept: KeptEvidence | null,
  ports: GatherPorts,
): Promise<SmokeEvidence | null> {
  const ids = asked.flatMap((each) => (each.kind === 'scenario' ? [each.id] : []));
  const isWhole = asked.some((each) => each.kind === 'smoke' && each.where === 'local');
  if (ids.length === 0 && !isWhole) return null;
  return kept?.smokeHere ?? (await ports.smokeHere(isWhole ? null : [...new Set(ids)]));
}

/** A command may write files, and somebody may go on working meanwhile. */
function afterwards(before: CheckoutEvidence, after: CheckoutEvidence): CheckoutEvidence {
  const moved = before.commit === after.commit ? [] : ['HEAD, which moved meanwhile'];
  return { ...after, changed: [...new Set([...moved, ...before.changed, ...after.changed])] };
}

/** What is known without looking: the checkout, and what was kept from another run. */
export function nothingGathered(checkout: CheckoutEvidence, kept: KeptEvidence | null): Evidence {
  const { commands = {}, smokeHere = null } = kept ?? {};
  return { checkout, commands, logs: {}, health: null, smokeHere, smokeLive: null };
}
