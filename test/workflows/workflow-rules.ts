import { stepsOf, type Workflow } from './workflow-files.ts';

/** What a workflow violates; each finding names the place and what to do. */
export type WorkflowRule = (workflow: Workflow) => string[];

/** Rights beyond reading the code, by file and job. A new one needs a reason, and a line here. */
const RIGHTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Diagnostics are shown in the pull request.
  'truth_gate.yml contract': { contents: 'read', 'security-events': 'write' },
  // Asks how the gates went.
  'deploy_render.yml gate': { actions: 'read', contents: 'read' },
  // Makes the tag that a deploy has earned.
  'deploy_render.yml tag': { contents: 'write' },
  // Merges, comments on conflicts, starts gates.
  'sync-pr-branches.yml sync': {
    actions: 'write',
    contents: 'write',
    'pull-requests': 'write',
  },
  // Makes a branch and a pull request, starts gates.
  'kie_sync.yml propose': { actions: 'write', contents: 'write', 'pull-requests': 'write' },
};

const PINNED = /^[\w.-]+(\/[\w.-]+)+@[0-9a-f]{40}$/;

const pinnedActions: WorkflowRule = ({ file, text }) =>
  [...text.matchAll(/^\s*(?:- )?uses: *(\S+)(?: +(# v\d+\.\d+\.\d+))?$/gm)].flatMap(
    ([, action = '', version]) =>
      PINNED.test(action) && version !== undefined
        ? []
        : [`${file}: ${action}: pin the full commit and name the version, "@<40 hex> # v1.2.3"`],
  );

const everyActionIsSeen: WorkflowRule = (workflow) => {
  const seen = [...workflow.text.matchAll(/^\s*(?:- )?uses: /gm)].length;
  const used = stepsOf(workflow).filter(({ step }) => step.uses !== undefined).length;
  return seen === used ? [] : [`${workflow.file}: write "uses: owner/action@commit" on one line`];
};

const leastRights: WorkflowRule = ({ file, permissions, jobs }) => [
  ...(JSON.stringify(permissions) === '{"contents":"read"}'
    ? []
    : [`${file}: set "permissions: { contents: read }" at the top`]),
  ...Object.entries(jobs).flatMap(([id, job]) => {
    const allowed = JSON.stringify(RIGHTS[`${file} ${id}`]);
    return JSON.stringify(job.permissions) === allowed
      ? []
      : [`${file} ${id}: its permissions are not the ones listed for it, ${allowed ?? 'none'}`];
  }),
];

const noKeptCredentials: WorkflowRule = (workflow) =>
  stepsOf(workflow)
    .filter(({ step }) => step.uses?.startsWith('actions/checkout@') === true)
    .filter(({ step }) => step.with?.['persist-credentials'] !== false)
    .map(({ place }) => `${place}: checkout with "persist-credentials: false"`);

/** The commit that the gate of the deploy let through. */
const DEPLOYED = ['$', '{{ github.event.workflow_run.head_sha || github.sha }}'].join('');

/** What a checkout may name, besides what started the run. */
const TRUSTED = [undefined, 'main', DEPLOYED];

const noStrangeCode: WorkflowRule = (workflow) =>
  stepsOf(workflow)
    .filter(({ step }) => step.uses?.startsWith('actions/checkout@') === true)
    .filter(({ step }) => !TRUSTED.includes(step.with?.['ref'] as string | undefined))
    .map(({ place }) => `${place}: check out main, or what started the run`);

const limitedTime: WorkflowRule = ({ file, jobs }) =>
  Object.entries(jobs)
    .filter(([, job]) => typeof job['timeout-minutes'] !== 'number')
    .map(([id]) => `${file} ${id}: set timeout-minutes`);

const fixedMachine: WorkflowRule = ({ file, jobs }) =>
  Object.entries(jobs)
    .filter(([, job]) => !/^ubuntu-\d\d\.04$/.test(String(job['runs-on'])))
    .map(([id]) => `${file} ${id}: name the version of the machine, "runs-on: ubuntu-24.04"`);

const oneAtATime: WorkflowRule = ({ file, concurrency }) => {
  const { group, 'cancel-in-progress': cancel } = Object(concurrency) as Record<string, unknown>;
  return typeof group === 'string' && typeof cancel === 'boolean'
    ? []
    : [`${file}: set concurrency with group and cancel-in-progress`];
};

const MASKS =
  /\|\|\s*(true|:|exit 0|echo)|continue-on-error|set \+e|exit 0|\[skip ci\]|--no-verify/;

const nothingMasked: WorkflowRule = ({ file, text }) => {
  const [mask] = MASKS.exec(text) ?? [];
  return mask === undefined ? [] : [`${file}: "${mask}" hides a failure; let it be red`];
};

const pipesCanFail: WorkflowRule = (workflow) =>
  stepsOf(workflow)
    .filter(({ step }) => /[^|]\|[^|]/.test(step.run?.trim() ?? '') && step.shell !== 'bash')
    .map(({ place }) => `${place}: a pipe hides failures; set "shell: bash", which has pipefail`);

const EXPRESSION = /\$\{\{/;

const scriptsWithoutExpressions: WorkflowRule = (workflow) =>
  stepsOf(workflow)
    .filter(({ step }) => EXPRESSION.test(step.run ?? ''))
    .map(
      ({ place, step }) => `${place}: pass ${step.run} its values in env; an expression is code`,
    );

const noPrivilegedStrangers: WorkflowRule = ({ file, on }) =>
  ['pull_request_target', 'issue_comment', 'issues', 'fork', 'watch']
    .filter((event) => event in on)
    .map((event) => `${file}: on ${event} a stranger starts it with our rights`);

const secretsInOneStep: WorkflowRule = (workflow) => {
  const { file, text } = workflow;
  const places = /secrets\.|github\.token/g;
  const all = [...text.matchAll(places)].length;
  const inSteps = stepsOf(workflow)
    .flatMap(({ step }) => Object.values(step.env ?? {}))
    .filter((value) => String(value).match(places) !== null).length;
  return all === inSteps
    ? []
    : [`${file}: give a secret to the one step that needs it, in its env`];
};

const noForce: WorkflowRule = ({ file, text }) =>
  /--force|push -f|push .*\+\w|git push/.test(text)
    ? [`${file}: nothing is pushed from here; use the API, which cannot force`]
    : [];

const namedAsItsFile: WorkflowRule = ({ file, name }) =>
  file === `${name}.yml` ? [] : [`${file}: its name is ${name}, so others cannot refer to it`];

const doesSomething: WorkflowRule = ({ file, on, jobs }) =>
  Object.keys(on).length > 0 && Object.values(jobs).some((job) => (job.steps ?? []).length > 0)
    ? []
    : [`${file}: it does nothing; delete it`];

/** Every rule with a name that reads as a promise. */
export const workflowRules: Readonly<Record<string, WorkflowRule>> = {
  'pins every action to a commit': pinnedActions,
  'hides no action from that rule': everyActionIsSeen,
  'has the least rights': leastRights,
  'keeps no credentials': noKeptCredentials,
  'checks out no code of strangers': noStrangeCode,
  'ends in time': limitedTime,
  'runs on a machine of a known version': fixedMachine,
  'says what happens when it is started twice': oneAtATime,
  'hides no failure': nothingMasked,
  'hides no failure in a pipe': pipesCanFail,
  'puts no expression into a script': scriptsWithoutExpressions,
  'gives strangers no rights': noPrivilegedStrangers,
  'gives a secret to one step': secretsInOneStep,
  'pushes nothing': noForce,
  'has the name of its file': namedAsItsFile,
  'does something': doesSomething,
};
