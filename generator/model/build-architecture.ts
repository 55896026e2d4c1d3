import type { ArchitectureSection, VerifySection } from './model.ts';
import { byCodeUnits } from './names.ts';
import { asNode, childOrEmpty, flag, type RawNode, textOrNull, texts } from './raw-node.ts';

export function buildArchitecture(architecture: RawNode): ArchitectureSection {
  const layers = childOrEmpty(architecture, 'layers');
  const packages = childOrEmpty(architecture, 'packages');
  return {
    layers: Object.entries(layers)
      .map(([path, value]) => {
        const layer = asNode(value, path);
        return { path, imports: texts(layer, 'imports'), pure: flag(layer, 'pure') };
      })
      .sort((a, b) => byCodeUnits(a.path, b.path)),
    packages: Object.keys(packages)
      .map((name) => ({ name, places: texts(packages, name) }))
      .sort((a, b) => byCodeUnits(a.name, b.name)),
  };
}

export function buildVerify(verify: RawNode): VerifySection {
  return {
    ignore: texts(verify, 'ignore'),
    htmlFiles: texts(verify, 'html_files'),
    htmlTag: textOrNull(verify, 'html_tag'),
    baseline: textOrNull(verify, 'baseline'),
  };
}
