import type { ContractModel } from '../model/model.ts';
import { constant, unionType } from './constant.ts';
import { emitterOf, header } from './emitter.ts';
import { docComment } from './printer.ts';

/** `generated/modes.ts`: what each mode of an instance may do. */
export const modes = emitterOf('modes', ['modes'], (model, sources) => [
  { path: `${model.project.generated}/modes.ts`, text: print(model), sources },
]);

function print(model: ContractModel): string {
  const { active, passive, scaling, capabilities } = model.modes;
  return [
    header(model),
    docComment([`ACTIVE: ${active.description}`, `PASSIVE: ${passive.description}`]),
    "export type WorkingMode = 'ACTIVE' | 'PASSIVE';\n\n",
    unionType('Capability', 'Something that a mode may allow.', 'modes', capabilities),
    '\n',
    constant('scaling', 'How many instances work at once.', 'modes.scaling', scaling),
    '\n',
    constant(
      'capabilitiesByMode',
      'What each mode allows.',
      'modes.active.capabilities, modes.passive.capabilities',
      { ACTIVE: active.capabilities, PASSIVE: passive.capabilities },
      'Record<WorkingMode, readonly Capability[]>',
    ),
    '\n',
    constant('passive', 'What PASSIVE answers while no ACTIVE instance lives.', 'modes.passive', {
      uxStrategy: passive.uxStrategy,
      rejectMessage: passive.rejectMessage,
      safeCallbacks: passive.safeCallbacks,
      safeCommands: passive.safeCommands,
    }),
    '\n',
    docComment(['Whether an instance in this mode may do that.']),
    'export function isAllowed(mode: WorkingMode, capability: Capability): boolean {\n',
    '  return (capabilitiesByMode[mode] as readonly Capability[]).includes(capability);\n}\n',
  ].join('');
}
