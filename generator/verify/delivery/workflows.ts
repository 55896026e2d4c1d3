import type { Address, DataPath } from '../../diagnostics/address.ts';
import { locator } from '../../yaml/locate.ts';
import { parseYaml } from '../../yaml/parse-yaml.ts';
import type { ProjectView } from '../project/project-view.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** One step of a job, or of an action of the project. */
export interface WorkflowStep {
  readonly data: Mapping;
  readonly path: DataPath;
}

/** One job of a workflow. */
export interface WorkflowJob {
  readonly data: Mapping;
  readonly path: DataPath;
}

/** A workflow of GitHub Actions, or an action that the project itself keeps. */
export interface Workflow {
  readonly file: string;
  readonly kind: 'workflow' | 'action';
  readonly text: string;
  readonly data: Mapping;
  readonly jobs: readonly WorkflowJob[];
  readonly steps: readonly WorkflowStep[];
}

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const ACTION = /^(\.github\/actions\/(.+\/)?)?action\.ya?ml$/;

/** Several rules look at the same files. */
const known = new WeakMap<ProjectView, readonly Workflow[]>();

/** Workflows and actions in path order; one that is no YAML is left to the platform. */
export function workflowsOf(view: ProjectView): readonly Workflow[] {
  const found =
    known.get(view) ??
    view.paths
      .filter((path) => WORKFLOW.test(path) || ACTION.test(path))
      .flatMap((path) => readWorkflow(path, view.text(path)));
  known.set(view, found);
  return found;
}

function readWorkflow(file: string, text: string): Workflow[] {
  const parsed = parseYaml({ path: file, text });
  if (!parsed.ok) return [];
  const { data } = parsed;
  const jobs = Object.entries(mapping(data['jobs'])).map(([name, job]) => ({
    data: mapping(job),
    path: ['jobs', name],
  }));
  const runs = { data: mapping(data['runs']), path: ['runs'] };
  const steps = [...jobs, runs].flatMap(({ data: owner, path }) =>
    list(owner['steps']).map((step, index) => ({
      data: mapping(step),
      path: [...path, 'steps', index],
    })),
  );
  return [{ file, kind: WORKFLOW.test(file) ? 'workflow' : 'action', text, data, jobs, steps }];
}

function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Mapping)
    : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text in a workflow that is carried out as a program. */
export interface WorkflowScript {
  readonly workflow: Workflow;
  readonly step: WorkflowStep;
  readonly path: DataPath;
  readonly text: string;
  /** `run`: a shell carries it out; `script`: the action github-script does. */
  readonly kind: 'run' | 'script';
}

/** Every program that stands in a step. */
export function scriptsOf(workflow: Workflow): WorkflowScript[] {
  return workflow.steps.flatMap((step): WorkflowScript[] => {
    const { run, uses } = step.data;
    const { script } = mapping(step.data['with']);
    if (typeof run === 'string') {
      return [{ workflow, step, path: [...step.path, 'run'], text: run, kind: 'run' }];
    }
    const isScript = typeof uses === 'string' && uses.startsWith('actions/github-script@');
    if (!isScript || typeof script !== 'string') return [];
    const path = [...step.path, 'with', 'script'];
    return [{ workflow, step, path, text: script, kind: 'script' }];
  });
}

/** Where a part of a script stands in its file; all of the script when it is written otherwise. */
export function partOf(script: WorkflowScript, start: number, end: number): Address {
  const { workflow, path, text } = script;
  const whole = locator(workflow.text)(path, 'value');
  const written = workflow.text.slice(whole.start, whole.end);
  const part = text.slice(start, end);
  // The part may stand several times; the one with as many before it is meant.
  const count = text.slice(0, start + part.length).split(part).length - 1;
  const at = written.split(part, count).join(part).length;
  if (!written.startsWith(part, at)) return { file: workflow.file, range: whole };
  const from = whole.start + at;
  return { file: workflow.file, range: { start: from, end: from + part.length } };
}
