import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProjectCopy } from '../gen/project-copy.ts';
import { type ServiceUnderTest, startServiceUnderTest } from '../http/service-under-test.ts';
import { runStep } from './run-step.ts';
import { root, stepsOf, workflow } from './workflow-files.ts';

/** The steps that test a live service, and what happens when there is none. */

let service: ServiceUnderTest;
let project: ProjectCopy;
beforeAll(async () => {
  project = new ProjectCopy();
  symlinkSync(join(root, 'node_modules'), project.path('node_modules'));
  service = await startServiceUnderTest();
});
afterAll(() => service.stop());

describe('smoke.yml live', () => {
  const [file, job] = ['smoke.yml', 'live'];
  const step = (script: RegExp, values: Record<string, string> = {}) =>
    runStep(file, job, script, { SERVICE_URL: service.address, ...values }, project.root);

  it('is green for a service in good health, and says what it could not test', async () => {
    const { code, log } = await step(/truth smoke/);
    expect([code, log]).toEqual([0, expect.stringMatching(/[1-9]\d* passed, 0 failed, [1-9]/)]);
    const { code: told, summary } = await step(/summarize-junit/);
    expect(told).toBe(0);
    expect(summary).toMatch(/^\*\*[1-9]\d* passed, 0 failed, [1-9]\d* skipped\*\*\n/);
    expect(summary).toMatch(/^\| skipped \| S\d /m);
  });

  it('is red when nobody answers', async () => {
    const { code, log } = await step(/truth smoke/, { SERVICE_URL: 'http://127.0.0.1:9' });
    expect([code, log]).toEqual([2, expect.stringContaining('cannot be reached')]);
  });

  it('keeps its report, also when it is red', () => {
    const [upload] = stepsOf(workflow(file)).filter(({ step: { uses } }) =>
      uses?.startsWith('actions/upload-artifact@'),
    );
    expect(upload?.step).toMatchObject({
      if: "(success() || failure()) && hashFiles('smoke.xml') != ''",
      with: { path: 'smoke.xml' },
    });
    expect(existsSync(project.path('smoke.xml'))).toBe(true);
  });
});

describe('without the address of a service', () => {
  it.each([
    ['deploy_render.yml', 'deploy', 'Nothing was deployed'],
    ['smoke.yml', 'live', 'Skipped, nothing was tested'],
  ])('%s says so, in the log and in the summary', async (file, job, text) => {
    const { code, log, summary } = await runStep(file, 'not_configured', /SERVICE_URL/);
    expect(code).toBe(0);
    expect(log).toContain(`::warning::${text}`);
    expect(summary).toContain(text);
    const { jobs } = workflow(file);
    expect(jobs['not_configured']?.if).toContain("vars.SERVICE_URL == ''");
    expect(jobs[job]?.if).toContain("vars.SERVICE_URL != ''");
  });
});
