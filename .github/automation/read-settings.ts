/**
 * The named variables of an environment, all of them present. Throws one error that lists every
 * missing one.
 */
export function readSettings<Name extends string>(
  names: readonly Name[],
  environment: Readonly<Record<string, string | undefined>>,
): Record<Name, string> {
  const missing = names.filter((name) => (environment[name] ?? '') === '');
  if (missing.length > 0) {
    throw new Error(`Not set: ${missing.join(', ')}. The workflow passes them in env.`);
  }
  return Object.fromEntries(names.map((name) => [name, environment[name]])) as Record<Name, string>;
}
