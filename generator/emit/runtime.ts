import type { ContractModel } from '../model/model.ts';
import type { GeneratedFile } from './generated-file.ts';

/** A file of `generator/runtime`, named relative to it. */
export interface RuntimeText {
  readonly name: string;
  readonly text: string;
}

/** `generated/runtime/*`: the behaviour, so that the generated folder needs nothing but itself. */
export function emitRuntime(
  model: ContractModel,
  texts: readonly RuntimeText[],
): readonly GeneratedFile[] {
  return texts.map(({ name, text }) => ({
    path: `${model.project.generated}/runtime/${name}`,
    text: `// Copied by truth gen from the runtime of truthgen. Do not edit.\n${text.replaceAll('\r\n', '\n')}`,
    sources: [],
  }));
}
