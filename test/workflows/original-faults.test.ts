import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { GATES } from '../../.github/automation/ask-deploy-verdict.ts';
import { root, stepsOf, workflow, workflows } from './workflow-files.ts';
import { workflowRules } from './workflow-rules.ts';

/** What was wrong with the workflows that these replace, one test for each. */

const scripts = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  }
).scripts;
const commandsOf = (file: string): string[] =>
  stepsOf(workflow(file)).flatMap(({ step }) => step.run ?? []);

describe('the original called what did not exist', () => {
  it('so every script of package.json that is called is there', () => {
    const called = workflows
      .flatMap(({ file }) => commandsOf(file))
      .flatMap((run) => [...run.matchAll(/npm run ([\w:-]+)/g)])
      .map(([, name]) => name);
    expect(called.filter((name) => name === undefined || !(name in scripts))).toEqual([]);
  });

  it('so every file that is called is there', () => {
    const called = workflows
      .flatMap(({ file }) => commandsOf(file))
      .flatMap((run) => [...run.matchAll(/(?:node|bash) ([\w./-]+)/g)])
      .map(([, path]) => path ?? '');
    expect(called).toContain('.ci/run');
    expect(called.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('so every workflow that another waits for is there', () => {
    const names = workflows.map(({ name }) => name);
    const awaited = workflows.flatMap(
      ({ on }) => (on['workflow_run'] as { workflows?: string[] } | undefined)?.workflows ?? [],
    );
    expect(awaited.length).toBeGreaterThan(0);
    expect(awaited.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe('its gate did not gate', () => {
  it('so the deploy waits for the very workflows that its verdict asks about', () => {
    const { on, jobs } = workflow('deploy_render.yml');
    const { workflows: names, branches } = on['workflow_run'] as Record<string, string[]>;
    expect(names?.map((name) => `${name}.yml`)).toEqual([...GATES]);
    expect(branches).toEqual(['main']);
    expect(jobs['deploy']).toMatchObject({
      needs: 'gate',
      if: expect.stringContaining("needs.gate.outputs.ready == 'true'"),
    });
  });

  it('so the gates run for every push to main and for every pull request', () => {
    for (const file of GATES) {
      const { on } = workflow(file);
      expect.soft(on['push'], file).toEqual({ branches: ['main'] });
      expect.soft(Object.keys(on), file).toContain('pull_request');
    }
  });

  it('so no step of a gate is left out or may fail', () => {
    for (const file of GATES) {
      const steps = stepsOf(workflow(file)).filter(({ step }) => step.run !== undefined);
      const ifs = steps.map(({ step }) => step.if).filter((each) => each !== undefined);
      expect.soft(ifs.filter((each) => each !== 'failure()')).toEqual([]);
      expect.soft(Object.values(workflow(file).jobs).filter((job) => job.if)).toEqual([]);
      expect.soft(workflowRules['hides no failure']?.(workflow(file))).toEqual([]);
    }
  });

  it('so the platform deploys nothing by itself', () => {
    const { services } = parse(readFileSync(join(root, 'render.yaml'), 'utf8')) as {
      readonly services: readonly { readonly autoDeployTrigger: unknown }[];
    };
    expect(services.map(({ autoDeployTrigger }) => autoDeployTrigger)).toEqual(['off']);
  });

  it('so a tag of a release starts a deploy, and only such a tag', () => {
    const contract = parse(readFileSync(join(root, 'contract/truth.yaml'), 'utf8')) as {
      readonly release: { readonly tag: string };
    };
    const pattern = contract.release.tag.replaceAll(/(\{\w+\}-?)+/g, '*');
    expect(workflow('deploy_render.yml').on['push']).toEqual({ tags: [pattern] });
  });
});

describe('its CI ran some tests by name', () => {
  it('so this one runs the script that runs them all, on the machine of a stranger', () => {
    expect(commandsOf('ci.yml')).toContain('bash .ci/run');
    const script = readFileSync(join(root, '.ci/run'), 'utf8').trim().split('\n');
    expect(script[1]).toMatch(/^#/);
    expect(script).toContain('set -euo pipefail');
    expect(script.slice(-2)).toEqual(['npm run check', 'npm test']);
    expect(scripts['test']).toBe('vitest run');
  });

  it('so no folder here stands in for a package', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
    const names = Object.keys({ ...dependencies, ...devDependencies });
    expect(names.filter((name) => existsSync(join(root, name)))).toEqual([]);
    const compiler = readFileSync(join(root, 'tsconfig.json'), 'utf8');
    expect(compiler).not.toMatch(/"(paths|baseUrl)"/);
  });
});

describe('its verification was one test of one state machine', () => {
  it('so this one breaks every promise, to see its gate turn red', () => {
    expect(commandsOf('verify.yml')).toContain('npm run mutation');
  });
});

describe('its deploy was called live when anything answered', () => {
  it('so the step after it waits for the commit, and smokes what is served', () => {
    const steps = stepsOf(workflow('deploy_render.yml')).filter(({ place }) =>
      place.endsWith('deploy'),
    );
    const runs = steps.flatMap(({ step }) => step.run ?? []);
    const deploy = runs.indexOf('node scripts/start-deploy.ts');
    expect(runs[deploy + 1]).toMatch(/^npx truth deploy watch .* --url "\$SERVICE_URL" /);
    expect(steps.filter(({ step }) => step.run?.includes('sleep'))).toEqual([]);
  });

  it('so what was asked of the gate is what is checked out and deployed', () => {
    const { gate, deploy, tag } = workflow('deploy_render.yml').jobs;
    const asked = gate?.steps?.find(({ id }) => id === 'gate')?.env?.['COMMIT'];
    const deployed = deploy?.steps?.find(({ run }) => run?.includes('start-deploy'))?.env;
    const checkedOut = deploy?.steps?.[0]?.with?.['ref'];
    const tagged = tag?.steps?.at(-1)?.env;
    expect([deployed?.['COMMIT'], checkedOut, tagged?.['COMMIT']]).toEqual([asked, asked, asked]);
  });
});

describe('its robots wrote to main', () => {
  it('so only these may write, and none of them pushes', () => {
    const writers = workflows.flatMap(({ file, jobs }) =>
      Object.entries(jobs)
        .filter(([, { permissions }]) =>
          JSON.stringify(permissions)?.includes('"contents":"write"'),
        )
        .map(([id]) => `${file} ${id}`),
    );
    expect(writers).toEqual([
      'deploy_render.yml tag',
      'kie_sync.yml propose',
      'sync-pr-branches.yml sync',
    ]);
    expect(workflows.flatMap((each) => workflowRules['pushes nothing']?.(each) ?? [])).toEqual([]);
  });
});

describe('one of its files was empty', () => {
  it('so each of these does something', () => {
    expect(workflows.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'ci',
        'deploy_render',
        'kie_sync',
        'smoke',
        'sync-pr-branches',
        'truth_gate',
        'verify',
      ]),
    );
    expect(workflows.flatMap((each) => workflowRules['does something']?.(each) ?? [])).toEqual([]);
  });
});
