import { expect, it } from 'vitest';
import { shellCommands } from '../../generator/verify/delivery/shell-commands.ts';

const commandsOf = (script: string): string[] => shellCommands(script).map(({ text }) => text);

/** As workflows write it. */
const EXPRESSION = ['$', '{{ a && b }}'].join('');

it.each([
  ['npm ci && npm test || exit 1', ['npm ci', 'npm test', 'exit 1']],
  ['npm ci; npm test | tee log', ['npm ci', 'npm test', 'tee log']],
  ['CI=true NAME="a b" npm test', ['npm test']],
  ['if npm test; then npm run ok; fi', ['npm test', 'npm run ok', 'fi']],
  ['count=$(npm test)', ['count=$', 'npm test']],
  ['npm test # && npm run never\nnpm ci', ['npm test', 'npm ci']],
  ['# npm run never', []],
  ['cat <<EOF > a\nnpm run never\nEOF\nnpm ci', ['cat <<EOF > a', 'EOF', 'npm ci']],
  ['echo \'a && b\' "c; $(d)" e\\;f', ['echo \'a && b\' "c; $(d)" e\\;f']],
  ['npm test -- \\\n  --coverage', ['npm test -- \\\n  --coverage']],
  [`echo ${EXPRESSION}`, [`echo ${EXPRESSION}`]],
] as const)('%j', (script, commands) => {
  expect(commandsOf(script)).toEqual(commands);
});

it('each stands where it says', () => {
  const script = 'CI=true npm ci &&\n  npm test # twice\nnpm test';
  for (const { text, start } of shellCommands(script)) {
    expect(script.slice(start, start + text.length)).toBe(text);
  }
});
