import type { TextRange } from '../../source/source-text.ts';
import type { ProjectView } from '../project/project-view.ts';

/** One instruction of a Dockerfile. */
export interface DockerInstruction {
  /** In upper case. */
  readonly keyword: string;
  /** Without line ends and comments in between. */
  readonly value: string;
  /** From the keyword to the end of the value. */
  readonly range: TextRange;
}

/** One image that a Dockerfile makes. */
export interface DockerStage {
  /** What it begins with: an image, or the name of an earlier stage. */
  readonly base: string;
  readonly name: string | null;
  readonly from: DockerInstruction;
  readonly instructions: readonly DockerInstruction[];
}

/** The Dockerfile of the service. */
export const DOCKERFILE = 'Dockerfile';

const INSTRUCTION =
  /^[^\S\n]*([A-Za-z]+)((?:[^\S\n]+|\\\r?\n)(?:[^\n\\]|\\(?!\r?\n)|\\\r?\n(?:\s*#[^\n]*\n)*)*)/gm;
const HEREDOC = /<<-?\s*["']?(\w+)["']?/g;

/** Stages of a Dockerfile in their order. Text of here-documents is left out. Pure. */
export function dockerStages(text: string): DockerStage[] {
  const stages: {
    base: string;
    name: string | null;
    from: DockerInstruction;
    instructions: DockerInstruction[];
  }[] = [];
  for (const instruction of instructionsOf(text)) {
    if (instruction.keyword === 'FROM') {
      const [base = '', as, name] = instruction.value.replace(/--platform=\S+\s+/, '').split(/\s+/);
      const isNamed = as?.toLowerCase() === 'as' && name !== undefined;
      stages.push({ base, name: isNamed ? name : null, from: instruction, instructions: [] });
    } else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

function instructionsOf(text: string): DockerInstruction[] {
  const found: DockerInstruction[] = [];
  const pattern = new RegExp(INSTRUCTION);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole, keyword = '', rest = ''] = match;
    const start = match.index + whole.indexOf(keyword);
    const end = match.index + whole.trimEnd().length;
    const value = rest.replace(/\\\r?\n(?:\s*#[^\n]*\n)*/g, ' ').trim();
    found.push({ keyword: keyword.toUpperCase(), value, range: { start, end } });
    for (const [, word] of value.matchAll(HEREDOC)) {
      const close = new RegExp(`^\\t*${word}\\s*$`, 'm').exec(text.slice(pattern.lastIndex));
      if (close !== null) pattern.lastIndex += close.index + close[0].length;
    }
  }
  return found;
}

/**
 * Instructions that hold for the image of the service: of the last stage, after those of the stages
 * that it begins with. None when there is no Dockerfile.
 */
export function serviceImage(view: ProjectView): {
  readonly last: DockerStage;
  readonly instructions: readonly DockerInstruction[];
  /** The image from a registry at the bottom. */
  readonly base: string;
} | null {
  const stages = dockerStages(view.text(DOCKERFILE));
  const last = stages.at(-1);
  if (last === undefined) return null;
  let bottom = last;
  const instructions = [...last.instructions];
  for (let index = stages.length - 2; index >= 0; index--) {
    const stage = stages[index];
    if (stage === undefined || stage.name !== bottom.base) continue;
    instructions.unshift(...stage.instructions);
    bottom = stage;
  }
  return { last, instructions, base: bottom.base };
}

/** Words of a command: of the form `["node", "main.js"]`, or of a line for the shell. */
export function commandWords(value: string): string[] {
  if (value.startsWith('[')) {
    try {
      const words: unknown = JSON.parse(value);
      if (Array.isArray(words)) return words.map(String);
    } catch {
      // Docker itself reads a list that is no JSON as a line for the shell.
    }
  }
  return value.split(/\s+/).filter((word) => word !== '' && word !== 'exec');
}
