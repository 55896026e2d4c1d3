import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root, type Step, workflow } from './workflow-files.ts';

export interface StepRun {
  readonly code: number | null;
  /** What the step printed, on both streams. */
  readonly log: string;
  /** What it wrote to `$GITHUB_OUTPUT`. */
  readonly outputs: string;
  /** What it wrote to `$GITHUB_STEP_SUMMARY`. */
  readonly summary: string;
}

/** What GitHub sets for every step. */
const GIVEN = /^(GITHUB|RUNNER)_/;

/**
 * Runs a step of a workflow as GitHub does: its script in bash, its own environment and nothing of
 * ours. `values` stand for what GitHub would put in: for expressions, and for variables it sets.
 * Throws when the step takes no variable of such a name, or takes one that has no value.
 */
export async function runStep(
  file: string,
  job: string,
  script: string | RegExp,
  values: Readonly<Record<string, string>> = {},
  cwd: string = root,
): Promise<StepRun> {
  const { step, env: declared } = findStep(file, job, script);
  const unused = Object.keys(values).filter((name) => !(name in declared) && !GIVEN.test(name));
  if (unused.length > 0) throw new Error(`The step does not take ${unused.join(', ')}.`);
  const env = { ...declared, ...values };
  const open = Object.keys(env).filter((name) => env[name]?.includes('${{'));
  if (open.length > 0) throw new Error(`The step takes ${open.join(', ')}.`);

  return runScript(step, env, cwd);
}

/** Runs a script as GitHub does, in `cwd`, with these variables and those that GitHub sets. */
export async function runScript(
  { run, shell }: Pick<Step, 'run' | 'shell'>,
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<StepRun> {
  const folder = mkdtempSync(join(tmpdir(), 'truth-step-'));
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('step.sh'), run ?? '');
  const flags = shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e'];
  const child = spawn('bash', [...flags, at('step.sh')], {
    cwd,
    env: {
      PATH: `${dirname(process.execPath)}:${join(root, 'node_modules/.bin')}:${process.env['PATH']}`,
      HOME: folder,
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: at('output'),
      GITHUB_STEP_SUMMARY: at('summary'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  const written = (name: string): string =>
    existsSync(at(name)) ? readFileSync(at(name), 'utf8') : '';
  const ended = { code, log: out + err, outputs: written('output'), summary: written('summary') };
  rmSync(folder, { recursive: true, force: true });
  return ended;
}

/** The only step of a job whose script is this one, with the variables of the job and of the step. */
function findStep(
  file: string,
  job: string,
  script: string | RegExp,
): { step: Step; env: Record<string, string> } {
  const found = workflow(file).jobs[job];
  const matches = (run: string): boolean =>
    typeof script === 'string' ? run.trim() === script.trim() : script.test(run);
  const [step, ...more] = (found?.steps ?? []).filter(
    ({ run }) => run !== undefined && matches(run),
  );
  if (step === undefined || more.length > 0) {
    throw new Error(`${file} ${job}: not exactly one step runs ${script}.`);
  }
  const env = Object.entries({ ...found?.env, ...step.env });
  return { step, env: Object.fromEntries(env.map(([name, value]) => [name, String(value)])) };
}
