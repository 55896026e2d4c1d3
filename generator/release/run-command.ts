import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';
import type { CommandEvidence } from './evidence.ts';

const TAIL_LENGTH_MAX = 16_384;
const TAIL_LINES_MAX = 12;

export interface CommandPlace {
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Takes every secret out of a text. */
  readonly mask: (text: string) => string;
}

/**
 * Runs a command of the contract in a shell, with the commands of the project's packages at hand.
 * Never throws; of what the command writes only the end is kept.
 */
export function runCommand(
  command: string,
  { root, env, mask }: CommandPlace,
): Promise<CommandEvidence> {
  const path = [join(root, 'node_modules/.bin'), env['PATH'] ?? ''].join(delimiter);
  const child = spawn(command, {
    cwd: root,
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, PATH: path },
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    const decoder = new StringDecoder('utf8');
    stream.on('data', (bytes: Buffer) => {
      written = (written + decoder.write(bytes)).slice(-TAIL_LENGTH_MAX);
    });
  }
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ exitCode: null, tail: mask(message) }));
    child.once('close', (exitCode) => resolve({ exitCode, tail: tailOf(mask(written)) }));
  });
}

function tailOf(written: string): string {
  const lines = stripVTControlCharacters(written)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  return lines.slice(-TAIL_LINES_MAX).join('\n');
}
