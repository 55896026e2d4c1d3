/** How a script of a workflow is carried out by a test, or why none can. */
export interface RunLine {
  readonly file: string;
  readonly job: string;
  /** How the script begins. */
  readonly run: string;
  /** A file beside this one that gives it to `runStep`. */
  readonly test?: string;
  readonly notHere?: string;
}

const PACKAGES = 'It brought the packages that this test runs on.';

/** Every script of every workflow, once. */
export const runLines: readonly RunLine[] = [
  {
    file: 'ci.yml',
    job: 'test',
    run: 'bash .ci/run',
    notHere: 'It is the run that this test is a part of.',
  },
  { file: 'ci.yml', job: 'determinism', run: 'npm ci', notHere: PACKAGES },
  {
    file: 'ci.yml',
    job: 'determinism',
    run: 'node generator/bin/truth.cjs gen --check',
    test: 'gate-steps.test.ts',
  },
  { file: 'truth_gate.yml', job: 'contract', run: 'npm ci', notHere: PACKAGES },
  ...[
    'validate --format',
    'gen --check',
    'gen --self-test',
    'verify --format',
    'verify --self-test',
  ].map((verb) => ({
    file: 'truth_gate.yml',
    job: 'contract',
    run: `npx truth ${verb}`,
    test: 'gate-steps.test.ts',
  })),
  {
    file: 'truth_gate.yml',
    job: 'contract',
    run: 'npx truth validate\n',
    test: 'gate-steps.test.ts',
  },
  {
    file: 'deploy_render.yml',
    job: 'gate',
    run: 'node scripts/gate-deploy.ts',
    test: 'gate-deploy.test.ts',
  },
  {
    file: 'deploy_render.yml',
    job: 'not_configured',
    run: 'text=',
    test: 'live-smoke.test.ts',
  },
  { file: 'deploy_render.yml', job: 'deploy', run: 'npm ci', notHere: PACKAGES },
  {
    file: 'deploy_render.yml',
    job: 'deploy',
    run: 'node scripts/start-deploy.ts',
    test: 'deploy-render.test.ts',
  },
  {
    file: 'deploy_render.yml',
    job: 'deploy',
    run: 'npx truth deploy watch',
    test: 'deploy-render.test.ts',
  },
  {
    file: 'deploy_render.yml',
    job: 'deploy',
    run: 'node scripts/report-deploy.ts',
    test: 'deploy-render.test.ts',
  },
  {
    file: 'deploy_render.yml',
    job: 'tag',
    run: 'node scripts/tag-deploy.ts',
    test: 'deploy-render.test.ts',
  },
  { file: 'smoke.yml', job: 'not_configured', run: 'text=', test: 'live-smoke.test.ts' },
  { file: 'smoke.yml', job: 'live', run: 'npm ci', notHere: PACKAGES },
  { file: 'smoke.yml', job: 'live', run: 'npx truth smoke --url', test: 'live-smoke.test.ts' },
  {
    file: 'smoke.yml',
    job: 'live',
    run: 'node scripts/summarize-junit.ts',
    test: 'live-smoke.test.ts',
  },
  {
    file: 'sync-pr-branches.yml',
    job: 'sync',
    run: 'node scripts/sync-pr-branches.ts',
    test: 'sync-pr-branches.test.ts',
  },
  { file: 'kie_sync.yml', job: 'read', run: 'npm ci', notHere: PACKAGES },
  {
    file: 'kie_sync.yml',
    job: 'read',
    run: 'npx truth catalog sync',
    notHere: 'It asks the vendor; test/catalog/ plays one.',
  },
  {
    file: 'kie_sync.yml',
    job: 'read',
    run: 'npx truth gen',
    notHere: 'It writes into the checkout; test/gen/ does so in copies.',
  },
  { file: 'kie_sync.yml', job: 'read', run: 'git add --all', test: 'kie-sync.test.ts' },
  { file: 'kie_sync.yml', job: 'propose', run: 'git apply', test: 'kie-sync.test.ts' },
  {
    file: 'kie_sync.yml',
    job: 'propose',
    run: 'node scripts/propose-catalogue.ts',
    test: 'kie-sync.test.ts',
  },
  { file: 'verify.yml', job: 'mutation', run: 'npm ci', notHere: PACKAGES },
  {
    file: 'verify.yml',
    job: 'mutation',
    run: 'npm run mutation',
    notHere: 'It runs gates for many minutes; test/mutation/ proves its parts.',
  },
  { file: 'verify.yml', job: 'bench', run: 'npm ci', notHere: PACKAGES },
  {
    file: 'verify.yml',
    job: 'bench',
    run: 'npm run bench',
    notHere: 'It measures for many minutes; test/bench/bench.test.ts runs its parts.',
  },
];
