import { constant } from './constant.ts';
import { emitterOf, header } from './emitter.ts';

/** `generated/product.ts`: name and version of what is built. */
export const product = emitterOf('product', ['product', 'entrypoint'], (model, sources) => {
  const { name, title, version, environment, market } = model.product;
  const { command, file, startupChecks } = model.entrypoint;
  const text = [
    header(model),
    constant('product', 'What this is.', 'product', {
      name,
      title,
      version,
      environment,
      market,
    }),
    '\n',
    constant('entrypoint', 'How it is started, and what it checks then.', 'entrypoint', {
      file,
      command,
      startupChecks,
    }),
  ].join('');
  return [{ path: `${model.project.generated}/product.ts`, text, sources }];
});
