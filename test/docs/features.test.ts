import { describe, expect, it } from 'vitest';
import { truthIn } from '../gen/project-copy.ts';
import { readPage, root } from './pages.ts';

/** What the page of features says of the command is what the command can do. */

/** Names under "Commands:" of a help. */
async function commandsIn(...args: string[]): Promise<string[]> {
  const { out } = await truthIn(root, [...args, '--help']);
  const [, list = ''] = /\nCommands:\n([\s\S]*)/.exec(out) ?? [];
  const names = [...list.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name as string);
  return names.filter((name) => name !== 'help');
}

/** Every verb, as its help tells; one of a group with the name of the group before it. */
async function verbsThatAre(): Promise<string[]> {
  const verbs = await Promise.all(
    (await commandsIn()).map(async (verb) => {
      const own = await commandsIn(verb);
      return own.length === 0 ? [verb] : own.map((name) => `${verb} ${name}`);
    }),
  );
  return verbs.flat();
}

/** Verbs that the page names, with the state that it gives them. */
const named = readPage('kb/features.md')
  .text.split('\n')
  .flatMap((line) => {
    const [, what = '', state = ''] = /^\| (.+) \| (now.*|planned.*) \|$/.exec(line) ?? [];
    return [...what.matchAll(/`truth ([a-z]+(?: [a-z]+)?)`/g)].map(([, verb]) => ({
      verb: verb as string,
      isNow: state.startsWith('now'),
    }));
  });

describe('verbs of truth', () => {
  it('are those that the page calls present, and none that it calls planned', async () => {
    const are = await verbsThatAre();
    const present = named.filter(({ isNow }) => isNow).map(({ verb }) => verb);
    const planned = named.filter(({ isNow }) => !isNow).map(({ verb }) => verb);
    expect([...new Set(present)].sort()).toEqual(are.toSorted());
    expect(planned.filter((verb) => are.includes(verb))).toEqual([]);
  });
});
