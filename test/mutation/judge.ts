import type { TestReport } from './failure-reporter.ts';
import type { Gate } from './mutation.ts';

/** How a command ended. */
export interface Ending {
  /** Null when it was ended from outside. */
  readonly code: number | null;
  /** What it printed as its result. */
  readonly output: string;
  /** What it said besides. */
  readonly errors: string;
  /** The report of the tests; null when there is none. */
  readonly report: string | null;
}

export type Verdict =
  | { readonly kind: 'green' }
  /** It failed, and said what was expected. */
  | { readonly kind: 'red' }
  /** It failed, and said something else. */
  | { readonly kind: 'red for another reason'; readonly said: string }
  /** It did not get as far as to look. */
  | { readonly kind: 'did not run'; readonly said: string };

/** What is known of one gate: what each of its failures says. Null when it was not asked. */
type Failures = readonly string[] | null;

/** What a gate says. It is red only when one of its failures holds `red`. */
export function judge(gate: Gate, ending: Ending, red: string): Verdict {
  const failures = failuresOf(gate, ending);
  if (failures === null) return { kind: 'did not run', said: whyNot(gate, ending) };
  if (failures.length === 0) return { kind: 'green' };
  if (failures.some((said) => said.includes(red))) return { kind: 'red' };
  return { kind: 'red for another reason', said: failures.join('\n').trim().slice(0, 600) };
}

function failuresOf(gate: Gate, { code, output, report }: Ending): Failures {
  if ('test' in gate) {
    if (report === null) return null;
    const meant = (JSON.parse(report) as TestReport).tests.filter(
      ({ file, title }) => file.endsWith(`/${gate.test}`) && title.includes(gate.title),
    );
    if (meant.length === 0) return null;
    return meant.filter(({ state }) => state === 'failed').map(({ said }) => said);
  }
  if (code !== 0 && code !== 1) return null;
  const found = JSON.parse(output) as TruthReport;
  if ('scenario' in gate) {
    const check = found.checks?.find(({ id }) => id === gate.scenario);
    if (check === undefined || check.outcome === 'skipped') return null;
    return check.outcome === 'passed' ? [] : [check.reason ?? ''];
  }
  const wanted = 'rule' in gate ? gate.rule : gate.diagnostic;
  return (found.diagnostics ?? [])
    .filter(({ code: each }) => each === wanted)
    .map(({ text, file, hint }) => `${file}: ${text}\n${hint ?? ''}`);
}

/** Of what the verbs of truth print as JSON, what is needed here. */
interface TruthReport {
  readonly diagnostics?: readonly {
    readonly code: string;
    readonly text: string;
    readonly file: string;
    readonly hint: string | null;
  }[];
  readonly checks?: readonly {
    readonly id: string;
    readonly outcome: 'passed' | 'failed' | 'skipped';
    readonly reason: string | null;
  }[];
}

function whyNot(gate: Gate, { output, errors, report }: Ending): string {
  const faults = report === null ? [] : (JSON.parse(report) as TestReport).faults;
  const missing = 'test' in gate ? `No test that was run is called "${gate.title}".` : '';
  return [missing, ...faults, (errors || output).trim().slice(-600)].filter(Boolean).join('\n');
}
