import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { parameterSchemas } from '../value-schemas.ts';

/** Accepted types are of the declared kind of file. */
export const mediaKind: Rule = {
  code: 'media-kind',
  reads: ['catalogue'],
  scope: 'model',
  *check(contract) {
    for (const { file, path, schema } of parameterSchemas(contract)) {
      const media = schema['x-media'];
      if (media === undefined) continue;
      for (const [index, type] of (media.accept ?? []).entries()) {
        if (type.startsWith(`${media.kind}/`)) continue;
        yield {
          at: valueAt(file, [...path, 'x-media', 'accept', index]),
          text: `${path.at(-1)} takes files of the kind ${media.kind}; ${type} is not one.`,
          related: [{ at: valueAt(file, [...path, 'x-media', 'kind']), text: 'the kind' }],
        };
      }
    }
  },
};
