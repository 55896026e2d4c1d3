import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SmokeScenario } from '../model/model.ts';
import type { CheckInput } from './model-cases.ts';
import { type Scenario, Shortfall, type StartLocalWorld } from './scenario.ts';

/** File of a scenario in the folder of scenarios: `s3-fast-ack.ts`. */
export function scenarioFile({ id, name }: Pick<SmokeScenario, 'id' | 'name'>): string {
  return `${id.toLowerCase()}-${name}.ts`;
}

/** Throws {@link Shortfall} when the module is not a scenario of that id, or cannot be loaded. */
export async function loadScenario(folder: string, facts: SmokeScenario): Promise<Scenario> {
  const path = join(folder, scenarioFile(facts));
  const { scenario } = await load<{ scenario?: Scenario }>(path);
  if (scenario?.id === facts.id) return scenario;
  throw new Shortfall(`${path} exports no \`scenario\` with the id ${facts.id}.`);
}

/** Throws {@link Shortfall} when there is no such module, or it cannot be loaded. */
export async function loadStartWorld(folder: string): Promise<StartLocalWorld> {
  const path = join(folder, 'world.ts');
  const { startWorld } = await load<{ startWorld?: StartLocalWorld }>(path);
  if (typeof startWorld === 'function') return startWorld;
  throw new Shortfall(`${path} exports no function \`startWorld\`.`);
}

/** Throws {@link Shortfall} when the generated models cannot be loaded. */
export async function loadCheckInput(generatedFolder: string): Promise<CheckInput> {
  const path = join(generatedFolder, 'models/index.ts');
  const { checkInput } = await load<{ checkInput?: CheckInput }>(path);
  if (typeof checkInput === 'function') return checkInput;
  throw new Shortfall(`${path} exports no function \`checkInput\`. Run truth gen.`);
}

/** By its path, because it belongs to the project and not to this program. */
async function load<Module>(path: string): Promise<Module> {
  try {
    // What a link leads to imports its neighbours from where it really lies.
    const { href } = pathToFileURL(realpathSync(path));
    return (await import(/* @vite-ignore */ href)) as Module;
  } catch (error) {
    const seen = error instanceof Error ? (error.stack ?? error.message) : String(error);
    throw new Shortfall(`${path} cannot be loaded.`, { seen });
  }
}
