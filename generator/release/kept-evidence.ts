import type { CommandEvidence, Evidence, SmokeCheck, SmokeEvidence } from './evidence.ts';

/**
 * Evidence of another run that stays true for its commit. What the live service and its log say is
 * true for a moment, and is never kept.
 */
export interface KeptEvidence {
  readonly commit: string;
  /** Nothing but the commit was looked at. */
  readonly clean: boolean;
  readonly commands: Readonly<Record<string, CommandEvidence>>;
  readonly smokeHere: SmokeEvidence | null;
}

export function keptOf({ checkout, commands, smokeHere }: Evidence): KeptEvidence {
  const { commit, changed } = checkout;
  return { commit, clean: changed.length === 0, commands, smokeHere };
}

/**
 * Evidence from the text of a report in JSON, when it is about this commit. Otherwise a sentence
 * that says why it is not.
 */
export function parseKept(text: string, commit: string): KeptEvidence | string {
  const kept = fieldsOf(fieldsOf(parsed(text))?.['evidence']);
  if (kept === null || typeof kept['commit'] !== 'string') {
    return 'is no report of truth release --format json.';
  }
  if (kept['commit'] !== commit) {
    return `is about the commit ${kept['commit'].slice(0, 7)}, and this is ${commit.slice(0, 7)}. Gather it anew.`;
  }
  if (kept['clean'] !== true) {
    return 'was gathered while something was not committed. Gather it anew.';
  }
  const commands = commandsFrom(kept['commands']);
  const smokeHere = smokeFrom(kept['smokeHere']);
  if (commands === null || smokeHere === undefined) return 'is damaged. Gather it anew.';
  return { commit, clean: true, commands, smokeHere };
}

function commandsFrom(value: unknown): Record<string, CommandEvidence> | null {
  const commands: Record<string, CommandEvidence> = {};
  for (const [command, each] of Object.entries(fieldsOf(value) ?? {})) {
    const { exitCode, tail } = fieldsOf(each) ?? {};
    if (exitCode !== null && !Number.isInteger(exitCode)) return null;
    commands[command] = { exitCode: exitCode as number | null, tail: String(tail ?? '') };
  }
  return commands;
}

/** Undefined when it is none of ours. */
function smokeFrom(value: unknown): SmokeEvidence | null | undefined {
  if (value === null || value === undefined) return null;
  const { ran, why, checks } = fieldsOf(value) ?? {};
  if (ran === false) return { ran, why: String(why) };
  if (ran !== true || !Array.isArray(checks) || !checks.every(isCheck)) return undefined;
  return { ran, checks };
}

function isCheck(value: unknown): value is SmokeCheck {
  const { id, suite, outcome, reason } = fieldsOf(value) ?? {};
  return (
    typeof id === 'string' &&
    typeof suite === 'string' &&
    ['passed', 'failed', 'skipped'].includes(outcome as string) &&
    (reason === null || typeof reason === 'string')
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fieldsOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
