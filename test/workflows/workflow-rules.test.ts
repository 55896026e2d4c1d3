import { describe, expect, it } from 'vitest';
import { stepsOf, workflow, workflowOf, workflows } from './workflow-files.ts';
import { workflowRules } from './workflow-rules.ts';

const { text } = workflow('deploy_render.yml');
const expression = (inner: string): string => ['${', '{ ', inner, ' }}'].join('');
const CHECKOUT = 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2';

/** For each rule, ways to break a good workflow: what stands there, and what would be wrong. */
const SPOILED: Readonly<Record<keyof typeof workflowRules, readonly [string, string][]>> = {
  'pins every action to a commit': [
    [CHECKOUT, 'actions/checkout@v4'],
    [CHECKOUT, 'actions/checkout@main # v4.2.2'],
    [CHECKOUT, 'actions/checkout@11bd719 # v4.2.2'],
    [CHECKOUT, CHECKOUT.replace(' # v4.2.2', '')],
  ],
  'hides no action from that rule': [[`uses: ${CHECKOUT}`, `"uses": ${CHECKOUT}`]],
  'has the least rights': [
    ['permissions:\n  contents: read\n', 'permissions: write-all\n'],
    ['permissions:\n  contents: read\n', ''],
    ['      actions: read\n', '      actions: write\n'],
    [
      '    timeout-minutes: 75\n',
      '    timeout-minutes: 75\n    permissions: { contents: write }\n',
    ],
  ],
  'keeps no credentials': [
    ['persist-credentials: false', 'persist-credentials: true'],
    ['          persist-credentials: false\n', ''],
  ],
  'checks out no code of strangers': [
    ['          persist-credentials: false\n', '          ref: refs/pull/1/merge\n'],
    [
      `ref: ${expression('github.event.workflow_run.head_sha || github.sha')}`,
      `ref: ${expression('github.event.workflow_run.head_branch')}`,
    ],
  ],
  'ends in time': [['    timeout-minutes: 75\n', '']],
  'runs on a machine of a known version': [['ubuntu-24.04', 'ubuntu-latest']],
  'says what happens when it is started twice': [
    ['concurrency:\n  group: deploy-render\n  cancel-in-progress: false\n', ''],
    ['  cancel-in-progress: false\n', ''],
  ],
  'hides no failure': [
    ['run: npm ci', 'run: npm ci || true'],
    ['run: npm ci', 'run: npm ci || echo failed'],
    ['run: npm ci', 'continue-on-error: true\n        run: npm ci'],
    ['run: npm ci', 'run: git commit -m "x [skip ci]"'],
  ],
  'hides no failure in a pipe': [['run: npm ci', 'run: npm ci | tee log']],
  'puts no expression into a script': [
    ['run: npm ci', `run: echo ${expression('github.event.workflow_run.head_branch')}`],
  ],
  'gives strangers no rights': [['on:\n', 'on:\n  pull_request_target:\n']],
  'gives a secret to one step': [
    ['\n    env:\n', `\n    env:\n      KEY: ${expression('secrets.RENDER_API_KEY')}\n`],
    ['run: npm ci', `run: echo ${expression('secrets.RENDER_API_KEY')}`],
  ],
  'pushes nothing': [['run: npm ci', 'run: git push --force origin main']],
  'has the name of its file': [['name: deploy_render\n', 'name: Deploy to Render\n']],
  'does something': [[text, '']],
};

describe.each(Object.entries(workflowRules))('a workflow %s', (name, rule) => {
  it('here', () => {
    expect(workflows.flatMap((each) => rule(each))).toEqual([]);
  });

  it('and it shows when one does not', () => {
    const spoiled = SPOILED[name] ?? [];
    expect(spoiled).not.toEqual([]);
    for (const [right, wrong] of spoiled) {
      expect(text).toContain(right);
      const broken = workflowOf(
        'deploy_render.yml',
        text.replace(right, () => wrong),
      );
      expect.soft(rule(broken), wrong).not.toEqual([]);
    }
  });
});

describe('all workflows together', () => {
  it('use one commit of each action', () => {
    const used = workflows.flatMap((each) => stepsOf(each)).flatMap(({ step }) => step.uses ?? []);
    const names = [...new Set(used)].map((action) => action.split('@')[0]);
    expect(names).toEqual([...new Set(names)]);
  });
});
