import { readFileSync } from 'node:fs';

const MANIFEST = new URL('../../generated/manifest.json', import.meta.url);

/** SHA-256 of the contract that the generated code comes from. */
export function readContractHash(): string {
  const { contract } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { contract: string };
  return contract;
}
