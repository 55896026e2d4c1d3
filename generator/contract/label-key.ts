/**
 * The key under which parameters share their labels: `aspectRatio` and `aspect_ratio` are both
 * `aspect_ratio`.
 */
export function labelKey(parameter: string): string {
  return parameter.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
