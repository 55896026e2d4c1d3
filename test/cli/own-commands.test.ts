import { describe, expect, it } from 'vitest';
import { everyVerb } from '../../generator/cli/command-line.ts';

const silent = { cwd: '/', env: {}, color: false, out: () => undefined, err: () => undefined };
const verbs = new Map(everyVerb(silent).map(({ verb, flags }) => [verb, flags]));

describe('the verbs of the command line', () => {
  it('are those that do something, each with its flags', () => {
    expect(verbs.get('verify')).toEqual(
      expect.arrayContaining(['--affected', '--fix', '--self-test', '--format', '--help']),
    );
    expect(verbs.get('verify')).not.toContain('--watch');
    expect(verbs.get('gen')).toContain('--watch');
  });

  it('are named with the verb above them', () => {
    expect(verbs.get('model list')).toContain('--all');
    expect([...verbs.keys()]).not.toContain('model');
  });
});
