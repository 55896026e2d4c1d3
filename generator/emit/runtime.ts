import type { Emitter } from './emitter.ts';

/** A file of the runtime, named relative to its folder. */
export interface RuntimeText {
  readonly name: string;
  readonly text: string;
}

const HEADER = '// Copied by truth gen from the runtime of truthgen. Do not edit.\n';

/**
 * `generated/runtime/*`: the behaviour, so that the generated folder needs nothing but itself. With
 * a `fingerprint` of the generator, which changes with every text, they are read only to be
 * written.
 */
export function runtime(read: () => readonly RuntimeText[], fingerprint?: string): Emitter {
  return {
    name: 'runtime',
    reads: [],
    make: ({ project }) => {
      const files = () =>
        read().map(({ name, text }) => ({
          path: `${project.generated}/runtime/${name}`,
          text: HEADER + text.replaceAll('\r\n', '\n'),
          sources: [],
        }));
      return [{ name: '', inputs: [fingerprint ?? read()], sections: ['project'], files }];
    },
  };
}
