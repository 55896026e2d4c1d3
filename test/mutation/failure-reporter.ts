import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** What one run of tests says. The reports of vitest itself shorten what was found. */
export interface TestReport {
  readonly tests: readonly {
    readonly file: string;
    readonly title: string;
    readonly state: 'passed' | 'failed';
    /** Messages and differences of all failures. */
    readonly said: string;
  }[];
  /** What went wrong outside of all tests. */
  readonly faults: readonly string[];
}

/** Variable that names the file to which the report is written. */
export const REPORT_VARIABLE = 'TRUTH_MUTATION_REPORT';

/** Writes a {@link TestReport} of the tests that were run. */
export class FailureReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly { readonly message: string }[],
  ): void {
    const tests = modules.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) => {
        const { state, errors } = test.result();
        if (state !== 'passed' && state !== 'failed') return [];
        const said = (errors ?? []).map(wordsOf).join('\n');
        return [{ file: module.moduleId, title: test.name, state, said }];
      }),
    );
    const faults = [...modules.flatMap((module) => module.errors()), ...unhandled];
    const report: TestReport = { tests, faults: faults.map(({ message }) => message) };
    writeFileSync(process.env[REPORT_VARIABLE] as string, JSON.stringify(report));
  }
}

interface Failure {
  readonly message: string;
  readonly diff?: string | undefined;
  readonly cause?: unknown;
}

/** A property that failed names its counterexample, and what it found out only as the cause. */
function wordsOf({ message, diff, cause }: Failure): string {
  const earlier = typeof cause === 'object' && cause !== null ? wordsOf(cause as Failure) : '';
  return [message, diff, earlier].filter(Boolean).join('\n');
}

// vitest takes a reporter from a file only by its default.
export default FailureReporter;
