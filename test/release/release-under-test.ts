import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { truthIn } from '../gen/project-copy.ts';
import { placeSmallProject } from '../package/small-project.ts';
import { SteppingRepository } from './stepping-repository.ts';

/** Kept out of the commit: what a test changes there changes nothing that is released. */
const IGNORED = ['fails', 'runs', 'live.log', 'kept.json', '.cache'];

const CHECK = `import { appendFileSync, existsSync } from 'node:fs';
appendFileSync('runs', 'once\\n');
console.log(\`checked with \${process.env.WEBHOOK_SECRET}\`);
if (existsSync('fails')) process.exit(3);
`;

const RELEASE = `release:
  tag: stable-{date}-{n}
  rollback: true
  checklist:
    - { id: checked, title: Checks pass, evidence: { command: node check.mjs } }
    - { id: served, title: The commit is live, evidence: { health: commit } }
    - { id: smoke-live, title: Smoke passes there, evidence: { smoke: live } }
    - { id: logs-clean, title: The log is clean, evidence: { log_minutes: 10 } }
  definition_of_done:
    - { id: checked-again, title: Checks pass, evidence: { command: node check.mjs } }
    - { id: journey, title: A result comes, evidence: { scenario: S5 } }
    - { id: in-a-row, title: Twice in a row, evidence: { tags: 2 } }
`;

const WORLD = `import { createServer } from 'node:http';
export async function startWorld() {
  const server = createServer((_, answer) => answer.end('{}'));
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const url = \`http://127.0.0.1:\${server.address().port}\`;
  return { url, env: {}, stop: () => new Promise((done) => server.close(done)) };
}
`;

/** Fails when the service says that it is slow. */
function scenarioText(id: string): string {
  return `export const scenario = {
  id: '${id}',
  run: async ({ request }) => {
    const { text } = await request({ path: '/health' });
    const failed = { kind: 'failed', reason: 'It is slow.', seen: null, request: null };
    return text.includes('slow') ? failed : { kind: 'passed' };
  },
};
`;
}

/** A small project in a git repository of its own, and its service. */
export class ReleaseUnderTest {
  readonly root = mkdtempSync(join(tmpdir(), 'truth-release-'));
  /** What `/health` says; commit and contract are those of the project. */
  health: Record<string, unknown> = {};
  url = '';
  readonly #server: Server;
  #firstCommit = '';
  readonly #repository = new SteppingRepository(this.root);

  private constructor() {
    this.#server = createServer((request, answer) => {
      if (request.url !== '/health') answer.statusCode = 404;
      answer.end(JSON.stringify(this.health));
    });
  }

  static async start(): Promise<ReleaseUnderTest> {
    const project = new ReleaseUnderTest();
    project.#place();
    await new Promise<void>((ready) => project.#server.listen(0, '127.0.0.1', ready));
    const { port } = project.#server.address() as AddressInfo;
    project.url = `http://127.0.0.1:${port}`;
    project.#firstCommit = project.git('rev-parse', 'HEAD');
    project.reset();
    return project;
  }

  /** As at the start: the first commit, without tags, live and well. */
  reset(): void {
    this.git('symbolic-ref', 'HEAD', 'refs/heads/main');
    this.git('update-ref', 'refs/heads/main', this.#firstCommit);
    this.git('reset', '--quiet', '--hard');
    this.git('clean', '--quiet', '-d', '--force');
    const tags = this.git('tag', '--list').split('\n').filter(Boolean);
    if (tags.length > 0) this.git('tag', '--delete', ...tags);
    for (const path of ['fails', 'runs', 'kept.json']) this.remove(path);
    this.serveThisCommit();
    this.log('{"level":"info","msg":"listening"}');
  }

  #place(): void {
    placeSmallProject(this.root);
    const contract = this.path('contract/truth.yaml');
    const text = readFileSync(contract, 'utf8')
      .replace('  tests: test\n', '  tests: test\n  smoke: smoke\n')
      .replace(/^release:\n(?: .*\n)+/m, RELEASE);
    writeFileSync(contract, text);
    mkdirSync(this.path('smoke'));
    mkdirSync(this.path('generated'));
    this.write('generated/smoke.json', '{ "routes": [], "models": [] }');
    this.write('smoke/world.ts', WORLD);
    for (const [, id = '', name] of text.matchAll(/- \{ id: (S\d), name: ([\w-]+),/g)) {
      this.write(`smoke/${id.toLowerCase()}-${name}.ts`, scenarioText(id));
    }
    this.write('src/db/migrations/.gitkeep', '');
    this.write('check.mjs', CHECK);
    this.write('.gitignore', `${IGNORED.join('\n')}\n`);
    this.commit();
  }

  /** Deploys HEAD. */
  serveThisCommit(): void {
    this.health = { status: 'ok', commit: this.git('rev-parse', 'HEAD'), uptime_seconds: 3600 };
  }

  /** The log of the last twenty minutes, with this line just now. */
  log(line: string): void {
    const at = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
    const timed = line.replace(/^\{/, `{"time":"${at(0)}",`);
    this.write('live.log', `{"time":"${at(20)}","msg":"earlier"}\n${timed}\n`);
  }

  commit(): void {
    this.#repository.commit();
  }

  git(...args: string[]): string {
    return this.#repository.git(...args);
  }

  /** How often the check has run since the last time this was asked. */
  takeRuns(): number {
    const path = this.path('runs');
    if (!existsSync(path)) return 0;
    const count = readFileSync(path, 'utf8').trim().split('\n').length;
    rmSync(path);
    return count;
  }

  release(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    return truthIn(this.root, ['release', ...args], this.env);
  }

  /** `truth release` with all that there is to give. */
  releaseLive(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    return this.release('--url', this.url, '--log', 'live.log', ...args);
  }

  get env(): Record<string, string> {
    return { PATH: process.env['PATH'] ?? '', WEBHOOK_SECRET: 'a-secret-of-the-webhook' };
  }

  path(path: string): string {
    return join(this.root, path);
  }

  write(path: string, text: string): void {
    writeFileSync(this.path(path), text);
  }

  remove(path: string): void {
    rmSync(this.path(path), { force: true });
  }

  async stop(): Promise<void> {
    await new Promise((done) => this.#server.close(done));
    rmSync(this.root, { recursive: true, force: true });
  }
}
