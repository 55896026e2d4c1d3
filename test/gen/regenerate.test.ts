import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differences, ProjectCopy } from './project-copy.ts';

let copy: ProjectCopy;

const MODEL = 'contract/models/google/google__nano-banana.yaml';

describe('truth gen', () => {
  it('gives back a deleted folder byte for byte', async () => {
    copy = new ProjectCopy();
    const before = copy.snapshot();
    for (const path of ['generated', '.env.example', 'render.yaml']) {
      rmSync(copy.path(path), { recursive: true });
    }
    expect((await copy.truth('gen')).code).toBe(0);
    expect(differences(before, copy.snapshot())).toEqual([]);
  });

  it('touches nothing when nothing changed', async () => {
    copy = new ProjectCopy();
    const times = () =>
      readdirSync(copy.path('generated')).map(
        (name) => statSync(copy.path(`generated/${name}`)).mtimeMs,
      );
    const before = times();
    const { code, err } = await copy.truth('gen');
    expect([code, times()]).toEqual([0, before]);
    expect(err).toMatch(/^\d+ files are as they should be\.\n$/);
  });

  it('changes one model and the tables that show it for one more value of one enum', async () => {
    copy = new ProjectCopy();
    const before = copy.snapshot();
    const text = copy.read(MODEL);
    const changed = text.replace('"21:9", auto]', '"21:9", auto, "1:4"]');
    expect(changed).not.toBe(text);
    writeFileSync(copy.path(MODEL), changed);
    const line = text.slice(0, text.indexOf('"21:9", auto]')).split('\n').length;

    const check = await copy.truth('gen', '--check');
    expect(check.code).toBe(4);
    expect(check.err).toContain(
      `because ${MODEL}:${line} input.properties.aspect_ratio.enum changed`,
    );
    expect(differences(before, copy.snapshot())).toEqual([]);

    expect((await copy.truth('gen')).code).toBe(0);
    expect(differences(before, copy.snapshot())).toEqual([
      'generated/manifest.json',
      'generated/models/google__nano-banana.ts',
    ]);
  });

  it('writes nothing at all when one word of the contract is wrong', async () => {
    copy = new ProjectCopy();
    writeFileSync(copy.path('generated/env.ts'), '// spoilt\n');
    writeFileSync(copy.path(MODEL), copy.read(MODEL).replace('status: current', 'status: curent'));
    const before = copy.snapshot();
    const { code, err } = await copy.truth('gen');
    expect(code).toBe(1);
    expect(err).toContain('did you mean: current');
    expect(err).toContain('Nothing was written.');
    expect(differences(before, copy.snapshot())).toEqual([]);
  });

  it('removes what nothing makes any more, and empty folders with it', async () => {
    copy = new ProjectCopy();
    const before = copy.snapshot();
    writeFileSync(copy.path('generated/left-over.ts'), '');
    const check = await copy.truth('gen', '--check');
    expect([check.code, check.err]).toEqual([
      4,
      expect.stringContaining('generated/left-over.ts: a file that nothing generates'),
    ]);
    await copy.truth('gen');
    expect(differences(before, copy.snapshot())).toEqual([]);
  });

  it('runs only the emitters it is asked for', async () => {
    copy = new ProjectCopy();
    writeFileSync(copy.path('generated/env.ts'), '// spoilt\n');
    writeFileSync(copy.path('generated/modes.ts'), '// spoilt\n');
    await copy.truth('gen', '--only', 'env');
    expect(copy.read('generated/modes.ts')).toBe('// spoilt\n');
    expect(copy.read('generated/env.ts')).toContain('loadEnv');
    const wrong = await copy.truth('gen', '--only', 'envv');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('Did you mean env?')]);
  });
});

describe('generated files', () => {
  it('hold nothing that changes by itself', () => {
    copy = new ProjectCopy();
    for (const [path, text] of copy.snapshot()) {
      if (!path.startsWith('generated/') || path.endsWith('manifest.json')) continue;
      expect.soft(text, path).not.toMatch(/\b[0-9a-f]{32,}\b/);
      expect.soft(text.includes('\r'), path).toBe(false);
    }
    const manifest = JSON.parse(readFileSync(copy.path('generated/manifest.json'), 'utf8'));
    expect(Object.keys(manifest.files)).toContain('generated/env.ts');
  });
});
