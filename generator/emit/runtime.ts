import type { Emitter } from './emitter.ts';

/** A file of the runtime, named relative to its folder. */
export interface RuntimeText {
  readonly name: string;
  readonly text: string;
}

const HEADER = '// Copied by truth gen from the runtime of truthgen. Do not edit.\n';

/** `generated/runtime/*`: the behaviour, so that the generated folder needs nothing but itself. */
export function runtime(texts: readonly RuntimeText[]): Emitter {
  return {
    name: 'runtime',
    reads: [],
    make: ({ project }) => {
      const files = () =>
        texts.map(({ name, text }) => ({
          path: `${project.generated}/runtime/${name}`,
          text: HEADER + text.replaceAll('\r\n', '\n'),
          sources: [],
        }));
      return [{ name: '', inputs: [project, texts], files }];
    },
  };
}
