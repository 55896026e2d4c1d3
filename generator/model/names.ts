/**
 * Names in generated code, chosen once, here.
 *
 * Separators of an id (`/`, `-`, `.`, `_`, blanks) end a word; a digit that would begin an
 * identifier gets a letter.
 */
function words(id: string): string[] {
  return id.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
}

/** `kling-3.0/video` → `Kling30Video`. */
export function pascalCase(id: string): string {
  const name = words(id)
    .map((word) => (word[0] as string).toUpperCase() + word.slice(1))
    .join('');
  return /^[0-9]/.test(name) ? `M${name}` : name;
}

/** `kie_callback` → `kieCallback`. */
export function camelCase(id: string): string {
  const name = pascalCase(id);
  return (name[0] ?? '').toLowerCase() + name.slice(1);
}

/** `aspectRatio` and `aspect_ratio` → `aspect_ratio`: the key under which labels are shared. */
export function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** Model id → file name: `bytedance/seedream` → `bytedance__seedream`. */
export function slugOf(modelId: string): string {
  return modelId.replaceAll('/', '__');
}

/** Code-unit order: the same on every machine, whatever its locale. */
export function byCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
